"""Tabling: until when, and how the case comes back by itself."""

from datetime import date

import pytest

from models.decision.as_carried import NothingTabled, UntilMissing
from models.matter.stage import Stage
from models.voting.until import NotAnUntil
from tests.support.builders import (
    TABLED,
    a_summoned_meeting,
    a_tabled_case,
    an_open_meeting,
)


@pytest.mark.parametrize("until", ["soon", "2021-02-30", "2021-03-15", "2021-03-14", "15.4."])
def test_a_tabling_says_until_when(until: str) -> None:
    with pytest.raises(
        NotAnUntil, match="write 'next meeting', 'week', '4 weeks' or a date after 2021-03-15"
    ):
        an_open_meeting().on_meeting("handle_item", item=1, **{**TABLED, "until": until})


def test_a_tabling_that_says_nothing_of_it_is_asked_until_when() -> None:
    with pytest.raises(
        UntilMissing, match="Say until when item 1 is tabled: 'next meeting', 'week', '4 weeks' or"
    ):
        an_open_meeting().on_meeting("handle_item", item=1, **{**TABLED, "until": ""})


def test_only_a_tabling_has_an_until() -> None:
    with pytest.raises(NothingTabled):
        an_open_meeting().on_meeting("handle_item", item=1, outcome="approved", until="week")


@pytest.mark.parametrize(
    ("until", "earliest"),
    [("next meeting", date(2021, 3, 16)), ("week", date(2021, 3, 22)), ("2021-04-12", date(2021, 4, 12))],
)
def test_a_tabled_case_waits_for_its_day(until: str, earliest: date) -> None:
    assert a_tabled_case(until).case.returns_from == earliest


@pytest.mark.parametrize(
    ("until", "comes_back"),
    [("next meeting", "khs-2021-03-22"), ("week", "khs-2021-03-22"), ("2021-03-23", "khs-2021-03-29")],
)
def test_a_tabled_case_comes_back_on_a_meeting_called_after_it(until: str, comes_back: str) -> None:
    town = a_tabled_case(until)
    town.call("2021-03-16", "2021-03-22 16:00")
    town.call("2021-03-16", "2021-03-29 16:00")
    assert (town.case.stage, town.case.meeting) == (Stage.ON_AGENDA, comes_back)


@pytest.mark.parametrize(
    ("until", "comes_back"),
    [("next meeting", "khs-2021-03-22"), ("week", "khs-2021-03-22"), ("2021-03-23", "khs-2021-03-29")],
)
def test_a_tabled_case_comes_back_on_a_meeting_called_before_it(until: str, comes_back: str) -> None:
    town = a_summoned_meeting()
    tabled_in = town.meeting_id
    town.call("2021-03-10", "2021-03-29 16:00")
    town.call("2021-03-10", "2021-03-22 16:00")
    town.meeting_id = tabled_in
    town.hold("2021-03-15", **{**TABLED, "until": until})
    assert (town.case.stage, town.case.meeting) == (Stage.ON_AGENDA, comes_back)
    town.meeting_id = comes_back
    assert town.meeting.items[1].returned


def test_a_tabled_case_comes_back_on_its_own_bodys_agenda_only() -> None:
    town = a_tabled_case()
    town.call("2021-03-16", "2021-03-22 16:00", body="kylk")
    assert town.case.stage is Stage.TABLED


def test_a_tabled_case_passes_over_a_meeting_whose_agenda_never_went_out() -> None:
    town = a_summoned_meeting()
    tabled_in = town.meeting_id
    town.call("2021-03-10", "2021-03-17 16:00")
    town.call("2021-03-10", "2021-03-22 16:00")
    town.meeting_id = tabled_in
    town.hold("2021-03-15", **TABLED)
    assert town.case.meeting == "khs-2021-03-22"


def test_a_tabled_case_may_be_withdrawn_and_then_stays_away() -> None:
    town = a_tabled_case()
    town.on_case("withdraw_case", reason="Rahoitus järjestyi muualta.")
    town.call("2021-03-16", "2021-03-22 16:00")
    assert (town.meeting.items, town.case.stage) == ({}, Stage.CLOSED)
