"""Who withdrew from a confidential item reads nothing of it by right of the seat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.base.refusal import Refusal
from models.case.case import Case
from models.engine.command import Command
from models.engine.state import State
from models.engine.world import World
from models.matter.item import Item
from models.meeting.meeting import Meeting
from models.papers.edition import is_guarded
from models.people.people_register import known_in
from models.people.person import OF_A_SEAT, Duty


class WithdrewFromIt(Refusal):
    """{actor} withdrew from item {item} of {meeting}, and does not read by right of the seat what is
    confidential in it."""


def refuse_recused(state: State, items: Iterable[Item], command: Command, world: World) -> None:
    """WithdrewFromIt for who sits on a seat and withdrew from one of the items, or from one of the case."""
    if command.role not in OF_A_SEAT:
        return
    for meeting, item in _handled(state, items, world):
        recused = {each.name for each in (*item.recused, *(item.handling.recused if item.handling else ()))}
        if is_guarded(item) and recused.intersection(_called(meeting, command, world)):
            raise WithdrewFromIt(actor=command.actor, item=item.number, meeting=meeting.id)


def _handled(state: State, items: Iterable[Item], world: World) -> Iterator[tuple[Meeting, Item]]:
    if isinstance(state, Meeting):
        yield from ((state, item) for item in items)
    elif isinstance(state, Case):
        for handling in state.handlings:
            if handling.meeting:
                meeting = world.held(handling.meeting).of(Meeting)
                yield meeting, meeting.items[handling.item]


def _called(meeting: Meeting, command: Command, world: World) -> Iterator[str]:
    """What the meeting calls the one who acts, by the seats that they held on its day."""
    person = command.on_behalf_of or command.actor
    yield person
    held = list(known_in(world).offices(person, meeting.day))
    for seat in meeting.seats:
        for office in held:
            if office.of == meeting.body and office.seat == seat.seat:
                yield seat.deputy if office.role == Duty.DEPUTY_MEMBER else seat.member
