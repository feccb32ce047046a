"""Who may act: the policy table, read for one act or for one journal as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pydantic_core import PydanticUndefined

from app.desk.trying import in_vain, tried, why_in_vain
from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.bodies.body import Bodies
from models.engine import policy
from models.engine.command import AnyAct
from models.engine.may import RoleAsked, asked_of
from models.engine.rights import Rights
from models.engine.world import Held
from models.law.body_kind import BodyKind

ENGINE = policy.ENGINE
"""The role of the engine itself, whose acts nobody sends by hand."""


PASSING = "pass_time"
"""What time itself does."""

DECIDING_ALONE = "decide_alone"
"""The act of an office that decides without a meeting, by its name, so that it is not loaded here."""


@dataclass(frozen=True)
class May:
    """Somebody who may do an act now, and the noun and verb that it is called by; `who` by their ids, where
    the registry knows its people, and `also` the fields that have to be said now, optional as they are."""

    role: str
    act: str
    noun: str
    verb: str
    who: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hindered:
    """An act that belongs to this stage and would be refused now, whatever it said; and why."""

    act: str
    refusal: Refusal


@dataclass(frozen=True)
class Mine:
    """An act of this stage in a role, and why one person may not do it; None if they may."""

    role: str
    act: str
    refusal: Refusal | None


def roles(act: type[AnyAct]) -> tuple[str, ...]:
    """Who may do it, somewhere and at some time."""
    found = [role for acts in policy.table().values() for role in acts.get(act.name(), ())]
    return tuple(dict.fromkeys(found))


def everybody() -> tuple[str, ...]:
    """Everybody who may do anything."""
    found = [role for acts in policy.table().values() for by in acts.values() for role in by]
    return tuple(role for role in dict.fromkeys(found) if role != ENGINE)


def deciding_alone(bodies: Bodies) -> tuple[str, ...]:
    """The codes of the offices that decide without a meeting."""
    return tuple(code for code, body in bodies.bodies.items() if body.kind is BodyKind.OFFICEHOLDER)


def may_act(
    held: Held, now: datetime, rights: Rights | None = None, offices: Sequence[str] = ()
) -> Iterator[May]:
    """Who may do what in a journal as it stands, without what there is nothing for and what nobody may.

    `offices` are the bodies that decide alone; a case is decided alone in one of these.
    """
    for act, role in _of_this_stage(held):
        if not in_vain(act, held, now):
            who = (
                tuple(dict.fromkeys(_could(act, role, held, local_day(now), rights, offices)))
                if rights
                else ()
            )
            if who or not rights:
                yield May(role, act.name(), act.noun, act.verb, who, act.also_said(held, now))


def not_yet(held: Held, now: datetime) -> Hindered | None:
    """The first act of this stage that something stands in the way of."""
    for act, _ in _of_this_stage(held):
        if in_vain(act, held, now) and (refusal := why_in_vain(act, held, now)):
            return Hindered(act.name(), refusal)
    return None


def mine(
    held: Held, now: datetime, person: str, rights: Rights | None, offices: Sequence[str] = ()
) -> Iterator[Mine]:
    """What one person may do in a journal as it stands, and why not what else belongs to its stage."""
    for act, role in _of_this_stage(held):
        asked = _asked(act, role, held, local_day(now), rights, offices) if rights else ()
        refused = [each.refusal(person) for each in asked]
        theirs = not refused or None in refused
        if not in_vain(act, held, now):
            yield Mine(role, act.name(), None if theirs else refused[0])
        elif theirs and (refusal := why_in_vain(act, held, now)):
            yield Mine(role, act.name(), refusal)


def theirs(held: Held, day: date, person: str, rights: Rights, offices: Sequence[str] = ()) -> Iterator[str]:
    """The acts of this stage that one person has the right to do on a day, each once, in vain or not."""
    found = dict[str, None]()
    for act, role in _of_this_stage(held):
        asked = _asked(act, role, held, day, rights, offices)
        if act.name() not in found and any(each.may(person) for each in asked):
            found[act.name()] = None
    yield from found


def not_in_vain(held: Held, now: datetime) -> frozenset[str]:
    """The acts of this stage that could become something now, whoever did them."""
    acts = {act for act, _ in _of_this_stage(held)}
    return frozenset(act.name() for act in acts if not in_vain(act, held, now))


def not_awaited(held: Held, now: datetime, person: str, rights: Rights | None) -> Iterator[str]:
    """The acts of any stage that one person may record there although nobody waits for them."""
    for name in policy.table()[held.begun().noun]:
        act = AnyAct.catalogue[name]
        if name == PASSING or why_in_vain(act, held, now):
            continue
        if why_not(act, held, now, person, rights) is None:
            yield name


def why_not(
    act: type[AnyAct], held: Held, now: datetime, person: str, rights: Rights | None
) -> Refusal | None:
    """Why one person may not do an act in a journal at its stage, whether or not anybody waits for it."""
    state = held.begun()
    roles = policy.table()[state.noun].get(act.name(), {})
    here = [role for role, stages in roles.items() if state.stage in stages]
    if not here:
        return _not_now(act, held)
    day = local_day(now)
    asked = [each for role in here for each in _asked(act, role, held, day, rights)] if rights else []
    refused = [each.refusal(person) for each in asked]
    return None if not refused or None in refused else refused[0]


def _not_now(act: type[AnyAct], held: Held) -> Refusal:
    """That no role may at this stage, as the table says it."""
    state = held.begun()
    try:
        policy.check(state.noun, state.stage, act.name(), next(iter(roles(act)), ""))
    except Refusal as refusal:
        return refusal
    raise AssertionError(act)


def _of_this_stage(held: Held) -> Iterator[tuple[type[AnyAct], str]]:
    state = held.begun()
    for name, by in policy.table()[state.noun].items():
        for role, stages in by.items():
            if role != ENGINE and state.stage in stages:
                yield AnyAct.catalogue[name], role


def _asked(
    act: type[AnyAct],
    role: str,
    held: Held,
    day: date,
    rights: Rights | None,
    offices: Sequence[str] = (),
) -> Iterator[RoleAsked]:
    if rights:
        for each in tried(act, held):
            unsaid = {name: "" for name, value in vars(each).items() if value is PydanticUndefined}
            for office in offices if offices and act.name() == DECIDING_ALONE else ("",):
                said = {**unsaid, "body": office} if "body" in unsaid else unsaid
                yield asked_of(role, each.model_copy(update=said), held, rights, day)


def _could(
    act: type[AnyAct], role: str, held: Held, day: date, rights: Rights | None, offices: Sequence[str]
) -> Iterator[str]:
    for asked in _asked(act, role, held, day, rights, offices):
        yield from asked.could()
