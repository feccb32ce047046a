"""Who stands in for a member: a personal deputy or, for a councillor, the next on an alliance's list."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from typing import TYPE_CHECKING

from models.base.refusal import Refusal
from models.bodies.body_register import bodies_on

if TYPE_CHECKING:
    from models.engine.world import World
    from models.matter.attendance import CalledSeat
    from models.meeting.meeting import Meeting


class NobodyStandsIn(Refusal):
    """Nobody is left to stand in on seat {seat} of {body}. A councillor's deputies come from the list of the
    alliance that won the seat (`alliances` in the body's file), in its order."""


class NoDeputy(Refusal):
    """Seat {seat} of {body} has no deputy on {day}. Who it is stands in the body's file, under the seat:
    `deputies`."""


class NotNextOnTheList(Refusal):
    """{name} is on no list of {body} that day, and so is not passed over on one."""


def refuse_on_no_list(passed_over: Collection[str], meeting: Meeting, world: World) -> None:
    """NotNextOnTheList for a name that stands on no list."""
    body = bodies_on(world, meeting.day).get(meeting.body)
    known = {name for seat in meeting.seats for name in body.deputies_on(seat.seat, meeting.day)}
    for name in passed_over:
        if name not in known:
            raise NotNextOnTheList(name=name, body=meeting.body)


def refuse_no_deputy(seat: CalledSeat, meeting: Meeting) -> None:
    """NoDeputy for a seat whose member would have a personal deputy, and has none."""
    by_list = meeting.rules().for_kind("deputies.by_list", meeting.kind).value
    if not (seat.deputy or by_list):
        raise NoDeputy(seat=seat.seat, body=meeting.body, day=meeting.day)


def deputy_of(seat: CalledSeat, meeting: Meeting, taken: Collection[str], world: World) -> str:
    """Who sits on a seat in its member's place.

    Of a council it is the first on the list of the seat's alliance who is not `taken`: who sits already, or
    cannot come. Raises NobodyStandsIn, and NoDeputy where a seat that has its own lacks it.
    """
    if not meeting.rules().for_kind("deputies.by_list", meeting.kind).value:
        refuse_no_deputy(seat, meeting)
        return seat.deputy
    in_order = bodies_on(world, meeting.day).get(meeting.body).deputies_on(seat.seat, meeting.day)
    found = next((name for name in in_order if name not in taken), "")
    if not found:
        raise NobodyStandsIn(seat=seat.seat, body=meeting.body)
    return found


def chosen_for(
    seats: Collection[int],
    passed_over: Collection[str],
    meeting: Meeting,
    world: World,
    *,
    every: bool = False,
) -> dict[int, str]:
    """Who is called to each of these seats, of a council: the next on its list, whom no seat has yet and
    who was not passed over. None of a body whose seats have personal deputies.

    Raises NobodyStandsIn where a list has nobody left, unless `every` deputy is called, as many as there are.
    """
    if not meeting.rules().for_kind("deputies.by_list", meeting.kind).value:
        return {}
    chosen: dict[int, str] = {}
    for seat in sorted((each for each in meeting.seats if each.seat in seats), key=lambda each: each.seat):
        taken = {*passed_over, *meeting.list_deputies.values(), *chosen.values()}
        with suppress(*((NobodyStandsIn,) if every else ())):
            chosen[seat.seat] = deputy_of(seat, meeting, taken, world)
    return chosen
