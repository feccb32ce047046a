"""The index made anew, from every act of the catalogue and every module of commands."""

from __future__ import annotations

from copy import copy
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from typer import Typer
from typer.models import CommandInfo

from app import commands
from app.commands.acts import act_panel, hang, sentence
from app.commands.house import EVERYBODY, NOUNS, OPERATOR, command_name, command_of, prose, top, verbs_of
from app.commands.index import Index, Line
from app.commands.taken import taken_by
from app.desk.may import ENGINE, roles
from models.base.terms import spoken
from models.engine import policy
from models.engine.command import AnyAct
from models.whole import catalogue

LAST = (EVERYBODY, OPERATOR)
"""Those who act come first, then those who look, then those who keep it running."""


def made() -> Index:
    """Every noun with its verbs, and every command that has none."""
    for module in iter_modules(commands.__path__, f"{commands.__name__}."):
        import_module(module.name)
    of_acts = {act.noun: _noun(act.noun) for act in by_hand()}
    index = of_acts | {name: _noun(name) for name in NOUNS} | _hung(top)
    return dict(sorted(index.items(), key=_place))


def _place(one: tuple[str, Line]) -> tuple[int, str]:
    """Acts stay in the order of the policy table; of the others nobody comes before another."""
    name, line = one
    return (LAST.index(line.panel) + 1, name) if line.panel in LAST else (0, "")


def by_hand() -> list[type[AnyAct]]:
    """The acts that people send, in the order of the policy table."""
    names = dict.fromkeys(name for acts in policy.table().values() for name in acts)
    return [act for act in map(catalogue.ACTS.__getitem__, names) if roles(act) != (ENGINE,)]


def panel(group: str) -> str:
    """Who uses a noun, as a heading of the help."""
    who = list(dict.fromkeys(spoken(role) for act in by_hand() if act.noun == group for role in roles(act)))
    return " and ".join(filter(None, (", ".join(who[:-1]), who[-1]))).capitalize()


def _noun(name: str) -> Line:
    acts = {
        act.verb: Line(sentence(act), act_panel(act), act=act.name(), takes=_takes_of_act(act))
        for act in by_hand()
        if act.noun == name
    }
    verbs = acts | _hung(verbs_of(name))
    its_panel, about = NOUNS.get(name) or (panel(name), "")
    listed = ", ".join(verbs).replace("-", " ").capitalize() + "."
    return Line(about or listed, its_panel, verbs=verbs)


def _hung(on: Typer) -> dict[str, Line]:
    """The commands of modules, in the order of their names: modules are imported in any order."""
    return dict(sorted((command_name(info), _line(info)) for info in on.registered_commands))


def _line(info: CommandInfo) -> Line:
    assert info.callback is not None  # noqa: S101 - a command that hangs here has one
    told = prose(info.callback.__doc__ or "").partition("\n")[0]
    panel = info.rich_help_panel if isinstance(info.rich_help_panel, str) else ""
    single = Typer(add_completion=False)
    single.registered_commands.append(copy(info))
    return Line(told, panel, module=info.callback.__module__, takes=_takes(single, {}))


def _takes_of_act(act: type[AnyAct]) -> tuple[dict[str, Any], ...]:
    single = Typer(add_completion=False)
    hang(act.name(), single)
    return _takes(single, {"role": roles(act)})


def _takes(single: Typer, words: dict[str, tuple[str, ...]]) -> tuple[dict[str, Any], ...]:
    (info,) = single.registered_commands
    assert info.callback is not None  # noqa: S101 - a command that hangs here has one
    return tuple(taken.written() for taken in taken_by(command_of(single), info.callback, words))
