"""Which words of a command line name files: those that the command takes for paths, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.core import TyperArgument, TyperOption

from app.commands.options import FIELD
from app.desk.giving import IN_LANGUAGES


@dataclass(frozen=True)
class Word:
    """A word as it was typed; what stands before a path in it (`--from=`, `@`), and the path, if any."""

    written: str
    before: str = ""
    path: str = ""


def words(params: Iterable[Any], args: Iterable[str]) -> Iterator[Word]:
    """What was typed after a command that takes these parameters, word by word."""
    params = tuple(params)
    options = {name: param for param in params if isinstance(param, TyperOption) for name in _names(param)}
    arguments = [param for param in params if isinstance(param, TyperArgument)]
    typed, options_end = iter(args), False
    for word in typed:
        if options_end or not word.startswith("-") or word == "-":
            argument = arguments[0] if arguments else None
            del arguments[: argument is not None and argument.nargs != -1]
            yield _word("", word, argument)
            continue
        options_end = word == "--"
        name, value = _divided(word)
        option = options.get(name)
        if value and option:
            yield _word(name, value, option)
            continue
        yield Word(word)
        if option and not option.is_flag and not value and (after := next(typed, None)) is not None:
            yield _word("", after, option)


def _names(option: TyperOption) -> tuple[str, ...]:
    return (*option.opts, *option.secondary_opts)


def _divided(word: str) -> tuple[str, str]:
    """The option in a word, and what stands there for its value: `--out=x`, `-ox`."""
    if not word.startswith("--"):
        return word[:2], word[2:]
    name, equals, value = word.partition("=")
    return name, f"{equals}{value}"


def _word(before: str, value: str, param: Any) -> Word:
    """A value as its parameter takes it: as a path, as a text that `@` may take from a file, or as it is."""
    written = f"{before}{value}"
    if value.startswith("=") and before:
        before, value = f"{before}=", value[1:]
    if param is None:
        return Word(written)
    if _kind(param) is Path:
        return Word(written, before, value)
    if _kind(param) is str and str(param.name).startswith(FIELD):
        if str(param.name).endswith(IN_LANGUAGES):
            language, equals, value = value.partition("=")
            before = f"{before}{language}{equals}"
        if value.startswith("@"):
            return Word(written, f"{before}@", value[1:])
    return Word(written)


def _kind(param: Any) -> Any:
    """The type of a value, or of each of several."""
    kind = param.type_descriptor
    if kind.is_choice:
        return None
    return kind.annotation.__args__[0] if kind.is_list else kind.annotation
