"""Under which name somebody whom the registry knows sat in a meeting, by the seat that they held that day."""

from __future__ import annotations

from models.base.calendar import local_day
from models.engine.command import Command
from models.engine.world import World
from models.meeting.checkers import CheckerNotPresent
from models.meeting.meeting import Meeting
from models.people.people_register import known_in
from models.people.person import Duty

SITTING = {Duty.MEMBER: False, Duty.DEPUTY_MEMBER: True}
"""The offices of a seat, and whether a deputy sits there by it."""


def sat_as(meeting: Meeting, command: Command, world: World) -> str:
    """The name under which the actor sat in it. Raises CheckerNotPresent for whoever did not."""
    register, actor = known_in(world), command.on_behalf_of or command.actor
    for session in meeting.sessions:
        seats = {
            (office.seat, SITTING[Duty(office.role)])
            for office in register.offices(actor, local_day(session.opened_at))
            if office.role in SITTING and office.of == meeting.body
        }
        for person in session.attended:
            if (person.seat, person.deputy) in seats:
                return person.name
    raise CheckerNotPresent(checker=actor)
