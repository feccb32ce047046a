"""Scopes: what a token is for. Reading is one, each act and each noun of acts is another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from activities.tokens import READ
from app.desk.may import ENGINE, roles
from app.desk.reading.confidential import READING
from app.wrong_input import WrongInput
from models.engine.command import AnyAct
from models.whole.catalogue import ACTS


class NoSuchScope(WrongInput):
    """There is no scope {scope}: it is 'read', an act such as open_case, or a noun such as case."""


@cache
def acts_for_programs() -> tuple[type[AnyAct], ...]:
    """The acts that a program may be let do, by name: all that people do, but reading the confidential."""
    whole = sorted(ACTS.items())
    return tuple(act for _, act in whole if roles(act) != (ENGINE,) and act not in READING)


def lets(scope: str) -> tuple[type[AnyAct], ...]:
    """The acts that a scope lets a program do; none where it is to read alone."""
    return tuple(act for act in acts_for_programs() if scope in (act.name(), act.noun))


def scopes(written: Iterable[str]) -> tuple[str, ...]:
    """Scopes as they were written, each once. Raises NoSuchScope."""
    known = {READ, *(word for act in acts_for_programs() for word in (act.name(), act.noun))}
    asked = tuple(dict.fromkeys(each.strip() for each in written))
    for each in asked:
        if each not in known:
            raise NoSuchScope(scope=each)
    return asked
