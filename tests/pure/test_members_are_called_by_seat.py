"""Who moves, seconds, dissents, leaves or checks is called by name, by seat, or as an unnamed seat is."""

from __future__ import annotations

from typing import Any

import pytest

from models.meeting.members import NoSuchSeats, OneSeat
from tests.support.builders import Town, an_open_meeting, written


@pytest.fixture
def town() -> Town:
    return an_open_meeting()


def name(town: Town, seat: int) -> str:
    return next(person.name for person in town.meeting.present if person.seat == seat)


def move(town: Town, mover: str, *seconders: str) -> None:
    town.on_meeting("make_motion", item=1, kind="return", mover=mover)
    town.on_meeting("second_motion", item=1, motion=1, seconders=seconders)


@pytest.mark.parametrize("called", ["5", " 5 ", "jäsen 5", "ledamot 5", "member 5"])
def test_the_record_has_the_name_however_it_was_written(town: Town, called: str) -> None:
    move(town, called, "6-7", "9")
    (motion,) = town.meeting.items[1].motions
    assert motion.mover == name(town, 5)
    assert motion.seconders == tuple(name(town, seat) for seat in (6, 7, 9))


def test_a_deputy_is_called_by_the_seat_that_they_fill(town: Town) -> None:
    absent = name(town, 8)
    town.on_meeting("leave", member="8")
    assert absent not in town.meeting.names_present()
    town.on_meeting("arrive", seat=8, deputy=True)
    move(town, "8", "9")
    assert town.meeting.items[1].motions[0].mover == name(town, 8) != absent


def test_a_dissent_and_those_who_check_are_named_by_seat(town: Town) -> None:
    text = written("Toisin.")
    town.on_meeting("make_motion", item=1, kind="counter_proposal", mover="5", text=text)
    town.on_meeting("second_motion", item=1, motion=1, seconders=["6"])
    town.on_meeting("record_vote", item=1, yes=["1-4,7-15"], no=["5,6"])
    town.on_meeting("handle_item", item=1, outcome="approved_by_vote")
    town.on_meeting("announce_dissent", item=1, member="5")
    town.on_meeting("announce_dissent", item=1, member="6", joins="5")
    five, six = name(town, 5), name(town, 6)
    assert [each.member for each in town.meeting.items[1].dissents] == [five, six]
    assert town.meeting.items[1].dissents[1].joins == five
    town.on_meeting("close_meeting")
    town.on_meeting("check_minutes", checkers=("3", "4"))
    assert len(town.meeting.checkers) == 2
    assert all(not checker.isdigit() for checker in town.meeting.checkers)


@pytest.mark.parametrize(
    ("act", "said", "refusal"),
    [
        ("leave", {"member": "99"}, NoSuchSeats),
        ("leave", {"member": "4-6"}, OneSeat),
        ("make_motion", {"item": 1, "kind": "return", "mover": "0"}, NoSuchSeats),
        ("hand_over_chair", {"member": "4,5"}, OneSeat),
    ],
)
def test_what_is_no_seat_or_several_is_told(
    town: Town, act: str, said: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        town.on_meeting(act, **said)
