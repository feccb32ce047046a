"""Who is summoned: the members of a meeting's seats, and the deputies who are called."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from models.engine.rights import HeldOffice
from models.engine.world import World
from models.meeting.meeting import Meeting
from models.people.people_register import PeopleRegister, known_in
from models.people.person import OF_A_SEAT, Duty, mail_key


def summoned(
    meeting: Meeting, deputies: Collection[int], chosen: Mapping[int, str], world: World
) -> tuple[str, ...]:
    """By their ids, who gets the summons when the deputies of these seats are called.

    A seat of which the register knows nobody stands as `khs/4`, its deputy as `khs/4/deputy`, and a body of
    which it knows no member as `khs`: keys of the address book. Nobody, in a registry that knows no people.
    """
    register = known_in(world)
    if register.people and not any(_sits(meeting, register)):
        return (meeting.body,)
    members = _on_seats(meeting, register, Duty.MEMBER, [seat.seat for seat in meeting.seats])
    return tuple(dict.fromkeys((*members, *deputies_of(meeting, deputies, chosen, world))))


def deputies_of(
    meeting: Meeting, seats: Collection[int], chosen: Mapping[int, str], world: World
) -> tuple[str, ...]:
    """By their ids, the deputies of these seats, written as `summoned` has them.

    A councillor's deputy, who has no seat of their own, is reached by the name under which the list has them.
    """
    if chosen:
        return tuple(chosen[seat] for seat in sorted(chosen)) if known_in(world).people else ()
    return tuple(dict.fromkeys(_on_seats(meeting, known_in(world), Duty.DEPUTY_MEMBER, sorted(seats))))


def _on_seats(
    meeting: Meeting, register: PeopleRegister, duty: Duty, seats: Collection[int]
) -> Iterator[str]:
    if not register.people:
        return
    for seat in seats:
        key = mail_key(HeldOffice(role=duty, of=meeting.body, seat=seat))
        yield from register.holding(key, meeting.day) or (key,)


def _sits(meeting: Meeting, register: PeopleRegister) -> Iterator[bool]:
    for person in register.people:
        for office in register.offices(person, meeting.day):
            yield office.role in OF_A_SEAT and office.of == meeting.body
