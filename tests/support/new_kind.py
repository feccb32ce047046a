"""The initiative made known to the engine, as a module of the product would be, and a life of one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from importlib import import_module
from types import ModuleType
from typing import TypeVar

from models.engine import policy
from models.engine.command import AnyAct, Command
from models.engine.journal import Content

BEGINS = datetime(2021, 3, 1, 7, tzinfo=UTC)
T = TypeVar("T")

_numbers = itertools.count(1)


@contextmanager
def known() -> Iterator[ModuleType]:
    """The module of the new kind, known to the engine until the block ends."""
    module = import_module("tests.support.initiative")
    acts = {act.name(): act for act in _below(module, AnyAct)}
    facts = {fact.__name__: fact for fact in _below(module, Content)}
    AnyAct.catalogue.update(acts)
    Content.kinds.update(facts)
    policy.table()["initiative"] = module.POLICY
    yield module
    del policy.table()["initiative"]
    for name in acts:
        del AnyAct.catalogue[name]
    for name in facts:
        del Content.kinds[name]


def commands(kind: ModuleType) -> tuple[str, list[Command]]:
    """A life and its journal: made, supported, not answered in time, answered."""
    journal = f"aloite-{next(_numbers)}"
    acts = (
        (kind.MakeInitiative(id=journal, asks="Lisää penkkejä."), "resident", timedelta()),
        (kind.SupportInitiative(), "resident", timedelta(days=2)),
        (kind.AnswerInitiative(answer="Penkit tulevat."), "secretary", timedelta(days=90)),
    )
    return journal, [
        Command(
            id=f"{journal}/{number}",
            journal=journal if number else "",
            name=act.name(),
            act=act,
            actor="Aino",
            role=role,
            happened_at=BEGINS + after,
        )
        for number, (act, role, after) in enumerate(acts)
    ]


def _below(module: ModuleType, kind: type[T]) -> Iterator[type[T]]:
    for each in vars(module).values():
        if isinstance(each, type) and issubclass(each, kind) and each.__module__ == module.__name__:
            yield each
