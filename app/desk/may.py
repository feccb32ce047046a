"""Who may act: the policy table, read for one act or for one journal as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.engine import policy
from models.engine.command import AnyAct
from models.engine.world import Held

ENGINE = "time"
"""The role of the engine itself, whose acts nobody sends by hand."""


@dataclass(frozen=True)
class May:
    """Somebody who may do an act now, and the noun and verb that it is called by."""

    role: str
    act: str
    noun: str
    verb: str


def roles(act: type[AnyAct]) -> tuple[str, ...]:
    """Who may do it, somewhere and at some time."""
    found = [role for acts in policy.table().values() for role in acts.get(act.name(), ())]
    return tuple(dict.fromkeys(found))


def everybody() -> tuple[str, ...]:
    """Everybody who may do anything."""
    found = [role for acts in policy.table().values() for by in acts.values() for role in by]
    return tuple(role for role in dict.fromkeys(found) if role != ENGINE)


def may_act(held: Held) -> Iterator[May]:
    """Who may do what in a journal as it stands."""
    state = held.begun()
    for name, by in policy.table()[state.noun].items():
        for role, stages in by.items():
            if role != ENGINE and state.stage in stages:
                act = AnyAct.catalogue[name]
                yield May(role, name, act.noun, act.verb)
