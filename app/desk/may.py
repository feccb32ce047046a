"""Who may act: the policy table, read for one act or for one journal as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.desk.trying import in_vain
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


def may_act(held: Held, now: datetime) -> Iterator[May]:
    """Who may do what in a journal as it stands; what there is nothing for is left out."""
    state = held.begun()
    for name, by in policy.table()[state.noun].items():
        act = AnyAct.catalogue[name]
        now_by = [role for role, stages in by.items() if role != ENGINE and state.stage in stages]
        if now_by and not in_vain(act, held, now):
            yield from (May(role, name, act.noun, act.verb) for role in now_by)
