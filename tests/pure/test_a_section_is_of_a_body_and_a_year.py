"""A § is of a body and a year: a meeting over New Year has § 1 of both, each with a fate of its own."""

from __future__ import annotations

from typing import Any

import pytest

from models.case.case import Case
from models.matter.stage import Stage
from models.minutes.checking import NoSuchSection
from models.minutes.remarks import NotInTheMinutes, OfWhichYear
from tests.pure.test_agenda import another_ready_case
from tests.support.builders import EVERYBODY, Town, a_ready_case, instant


def over_new_year() -> Town:
    """Item 1 was handled on 30.12.2021 as § 1, item 2 on 3.1.2022 as § 1; the meeting is closed."""
    town = a_ready_case()
    second = another_ready_case(town)
    town.call("2021-12-01", "2021-12-30 16:00")
    for case in (town.case_id, second):
        town.on_meeting("place_item", case=case)
    town.on_meeting("send_agenda", "2021-12-20")
    town.on_meeting("open_meeting", "2021-12-30 16:00", present=EVERYBODY)
    town.on_meeting("handle_item", item=1, outcome="approved")
    until = instant("2022-01-03 16:00").isoformat()
    town.on_meeting("adjourn_meeting", "2021-12-30 22:00", until=until, reason="Aika loppui.")
    town.on_meeting("continue_meeting", "2022-01-03 16:00", present=EVERYBODY)
    town.on_meeting("handle_item", item=2, outcome="approved")
    return town


def closed() -> Town:
    town = over_new_year()
    town.on_meeting("close_meeting", "2022-01-03 17:00")
    return town


def check(town: Town, when: str = "", **only: Any) -> None:
    town.on_meeting("check_minutes", when, checkers=["jäsen 8", "jäsen 9"], **only)


def cases(town: Town) -> list[Case]:
    return [town.memory.held(item.case).of(Case) for item in town.meeting.items.values()]


def test_both_decisions_are_checked_published_and_final() -> None:
    town = closed()
    check(town, "2022-01-04")
    town.on_meeting("publish_minutes", "2022-01-05")
    town.until("2022-03-01")
    keys = [handling.key for case in cases(town) for handling in case.handlings]
    assert keys == ["khs-2021-1", "khs-2022-1"]
    for case in cases(town):
        status = case.decisions[case.handlings[-1].key]
        assert (status.checked, case.stage) == (instant("2022-01-04").date(), Stage.CLOSED)
        assert status.final_since


def test_a_number_of_two_years_is_checked_by_its_year() -> None:
    town = closed()
    with pytest.raises(OfWhichYear, match="2021 and 2022"):
        check(town, sections=[1])
    with pytest.raises(NoSuchSection):
        check(town, sections=[1], year=2020)
    check(town, sections=[1], year=2022)
    assert [bool(item.checked) for item in town.meeting.items.values()] == [False, True]
    check(town)
    assert town.meeting.stage == "checked"


def test_a_handling_that_is_recorded_anew_keeps_its_year() -> None:
    town = over_new_year()
    town.on_meeting("undo_handling", item=1, reason="Väärin.")
    town.on_meeting("handle_item", item=1, outcome="approved")
    assert town.meeting.items[1].handling
    assert town.meeting.items[1].handling.key == "khs-2021-1"


def test_the_minutes_are_in_the_order_in_which_it_happened() -> None:
    town = over_new_year()
    assert town.meeting.last_place == (2022, 1)
    assert [item.place for item in town.meeting.items.values()] == [(2021, 1), (2022, 1)]


def test_a_remark_on_a_number_of_two_years_says_its_year() -> None:
    town = closed()
    remark: dict[str, Any] = {"text": "Kannattaja puuttuu.", "checker": "jäsen 8", "section": 1}
    with pytest.raises(OfWhichYear, match="2021 and 2022"):
        town.on_meeting("remark_on_minutes", **remark)
    with pytest.raises(NotInTheMinutes):
        town.on_meeting("remark_on_minutes", **remark, year=2020)
    town.on_meeting("remark_on_minutes", **remark, year=2022)
    assert [(each.section, each.year) for each in town.meeting.remarks] == [(1, 2022)]
