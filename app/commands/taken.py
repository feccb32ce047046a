"""What a command takes, as the index keeps it: enough to complete it without loading the command."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Annotated, Any, get_type_hints

import typer
from typer.core import TyperArgument, TyperCommand, TyperOption
from typer.models import ParameterInfo

from app.commands.completing import Found, by_name
from app.commands.house import command_of


@dataclass(frozen=True)
class Taken:
    """An option by its names, or an argument, which has none; `by` names the function that completes it."""

    names: tuple[str, ...] = ()
    flag: bool = False
    several: bool = False
    by: str = ""
    choices: tuple[str, ...] = ()

    @classmethod
    def of(cls, written: dict[str, Any]) -> Taken:
        """This, as the file had it."""
        return cls(**written)

    def written(self) -> dict[str, Any]:
        """This as the file has it."""
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}

    def parameter(self, place: int) -> inspect.Parameter:
        """This as a parameter of a function that Typer makes a command of."""
        if self.flag:
            annotation: Any = Annotated[bool, typer.Option(*self.names)]
        elif self.names:
            named = typer.Option(*self.names, autocompletion=self._completer())
            annotation = Annotated[self._kind() | None, named]
        else:
            annotation = Annotated[self._kind() | None, typer.Argument(autocompletion=self._completer())]
        return inspect.Parameter(
            f"taken_{place}",
            inspect.Parameter.KEYWORD_ONLY,
            default=False if self.flag else None,
            annotation=annotation,
        )

    def _kind(self) -> Any:
        return list[str] if self.several else str

    def _completer(self) -> Callable[[str], Found]:
        def of_choices(incomplete: str) -> Found:
            return [(choice, "") for choice in self.choices if choice.startswith(incomplete)]

        return by_name(self.by) or of_choices


def outline(takes: Iterable[dict[str, Any]]) -> TyperCommand:
    """A command that takes these, and does nothing: a shell asks it what may be written next."""

    def nothing(**_given: Any) -> None: ...

    parameters = [Taken.of(written).parameter(place) for place, written in enumerate(takes)]
    nothing.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    nothing.__annotations__ = {}
    single = typer.Typer(add_completion=False)
    single.command()(nothing)
    return command_of(single)


def taken_by(
    command: TyperCommand, callback: Callable[..., Any], words: dict[str, tuple[str, ...]]
) -> Iterator[Taken]:
    """What a command takes; its function says what completes each, `words` which there are for some."""
    signature = inspect.signature(callback)
    hints = get_type_hints(callback, include_extras=True)
    for param in command.params:
        if not isinstance(param, TyperOption | TyperArgument):
            continue
        name = str(param.name)
        annotation = hints.get(name, signature.parameters[name].annotation)
        info = next((one for one in annotation.__metadata__ if isinstance(one, ParameterInfo)), None)
        by = info.autocompletion.__name__ if info and info.autocompletion else ""
        choices = tuple(map(str, words.get(name) or param.type_descriptor.choices or ()))
        if isinstance(param, TyperOption):
            names, flag = (*param.opts, *param.secondary_opts), bool(param.is_flag)
            yield Taken(names, flag=flag, several=bool(param.multiple), by=by, choices=choices)
        else:
            yield Taken(several=param.nargs == -1, by=by, choices=choices)
