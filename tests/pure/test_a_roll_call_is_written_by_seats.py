"""A roll-call is written as it is heard: by names, by seats, by ranges of seats, all in one."""

from __future__ import annotations

from typing import Any

import pytest

from models.matter.vote import Tally, TallyWrong
from models.meeting.members import NoSuchSeats
from tests.support.builders import MOVER, Town, an_open_meeting
from tests.support.floor import moved


@pytest.fixture
def town() -> Town:
    town = an_open_meeting()
    moved(town, "return", seconder="jäsen 4")
    return town


def vote(town: Town, **sides: Any) -> Tally:
    town.on_meeting("record_vote", item=1, **sides)
    return town.meeting.items[1].votes[-1].tally


def seats(town: Town, *numbers: int) -> tuple[str, ...]:
    """Who sits there."""
    names = {person.seat: person.name for person in town.meeting.present}
    return tuple(names[number] for number in numbers)


@pytest.mark.parametrize(
    "yes",
    [["1-6,8-15"], ["1 - 6, 8–15"], ["1-6", "8-15"], ["8-15", "1,2,3,4,5,6"], ["1-5", "jäsen 6", "8-15"]],
)
def test_seats_and_names_are_the_same_people(town: Town, yes: list[str]) -> None:
    tally = vote(town, yes=yes, no=[MOVER])
    assert sorted(tally.yes) == sorted(seats(town, *range(1, 7), *range(8, 16)))
    assert tally.no == (MOVER,)


def test_a_range_means_those_who_may_vote(town: Town) -> None:
    town.on_meeting("recuse", item=1, person="jäsen 9")
    town.on_meeting("leave", member="jäsen 10")
    tally = vote(town, yes=["1-14"], no=["15"])
    assert {"jäsen 9", "jäsen 10"} & {*tally.yes} == set()
    assert (tally.yes_count, tally.no_count) == (12, 1)


def test_a_single_seat_means_whoever_sits_there_so_that_a_mistake_is_seen(town: Town) -> None:
    town.on_meeting("recuse", item=1, person="jäsen 9")
    with pytest.raises(TallyWrong, match="jäsen 9"):
        vote(town, yes=["1-8", "9", "10-15"])


def test_nobody_is_counted_on_both_sides(town: Town) -> None:
    with pytest.raises(TallyWrong):
        vote(town, yes=["1-8"], no=["8-15"])


@pytest.mark.parametrize("written", ["0", "16", "1-16", "9-1", "1-15,99"])
def test_what_is_no_seat_is_refused_by_its_number(town: Town, written: str) -> None:
    with pytest.raises(NoSuchSeats, match="it has 15 seats"):
        vote(town, yes=[written])
