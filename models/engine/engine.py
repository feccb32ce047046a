"""The engine: decide → (commit) → fold → due. Everything else in this folder is what it works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from models.base.calendar import local_day
from models.base.refusal import NoSuchJournal, Refusal, WrongAddressee
from models.base.words import Said
from models.engine import may, policy
from models.engine.command import ANY, Command, Entry
from models.engine.future import refuse_the_future
from models.engine.journal import Content, Fact
from models.engine.passing import refuse_reserved
from models.engine.secrecy import masked, refuse_the_open
from models.engine.stale import refuse_stale
from models.engine.steps import refuse_before_its_ground
from models.engine.world import Ahead, Blinkered, Held, NotSeenFromHere, World
from models.law.deadline import Deadline
from models.law.lengths import refuse_too_long
from models.law.personal_data import refuse_marks

NONE = Said.why("(none)")


def decide(held: Held, command: Command, world: World) -> Iterator[Entry]:
    """The facts that a command gives, journal by journal, or a Refusal."""
    refuse_at_once(held, command, world)
    try:
        for said in command.act.decided(held, command, world):
            yield Entry(journal=held.id, content=said) if isinstance(said, Content) else said
    except Refusal as refusal:
        raise masked(refusal, held, command, world) from None
    refuse_before_its_ground(held, command, world.now)
    refuse_the_open(held, command, world)


def refuse_at_once(held: Held, command: Command, world: World) -> None:
    """Refuse what no act may be: too long, not of this stage, of the future, by somebody else, stale."""
    act = command.act
    refuse_too_long(act)
    refuse_marks(act)
    if held.state is None:
        if act.on is not None:
            raise NoSuchJournal(journal=held.id or NONE)
        policy.check(act.noun, policy.BEGINNING, command.name, command.role)
    elif act.on is not None and act.on not in (ANY, held.state.noun):
        raise WrongAddressee(act=policy.act_of(command.name), wanted=policy.a_noun(act.on), journal=held.id)
    else:
        policy.check(held.state.noun, held.state.stage, command.name, command.role)
    refuse_the_future(command.happened_at, world.now)
    refuse_reserved(command)
    if known := world.rights():
        command.act.refuse_no_place(command, world)
        may.refuse_others(known, held, command, local_day(world.now))
    refuse_stale(held, command)


def courtesy(held: Held, command: Command, now: datetime) -> None:
    """Refuse at the door what the journal's own state already forbids; the commit decides again."""
    try:
        for _ in decide(held, command, Blinkered(now)):
            pass
    except NotSeenFromHere:
        with suppress(NotSeenFromHere):  # what is known to be confidential here does not enter the history
            refuse_the_open(held, command, Blinkered(now))


def settle(command: Command, world: World, recorded_at: datetime | None = None) -> list[Fact]:
    """The command's facts, sealed and chained, in the order in which they are to be appended.

    They are recorded at the world's instant, unless it is to be a later one.
    """
    ahead = Ahead(world)
    facts: list[Fact] = []
    for entry in decide(world.held(command.journal), command, ahead):
        held = ahead.held(entry.journal)
        fact = Fact(
            journal=entry.journal,
            seq=held.seq + 1,
            kind=entry.content.kind,
            content=entry.content,
            happened_at=command.happened_at,
            recorded_at=recorded_at or world.now,
            actor=command.actor,
            on_behalf_of=command.on_behalf_of,
            role=command.role,
            authenticated=command.authenticated,
            later_because=command.later_because,
            command_id=command.id,
            before=held.head,
            hash="",
        ).without_a_needless_ground()
        ahead.given_so_far[entry.journal] = held.after([fact])
        facts.append(fact)
    return facts


def due(held: Held) -> tuple[Deadline, ...]:
    """The deadlines that the state implies, the earliest first."""
    deadlines = held.state.due() if held.state is not None else ()
    once = {deadline.key: deadline for deadline in deadlines}
    return tuple(sorted(once.values(), key=lambda deadline: (deadline.at, deadline.key)))
