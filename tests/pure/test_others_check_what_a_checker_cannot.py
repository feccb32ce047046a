"""A section that an elected checker cannot check, who presided or withdrew, is checked by others."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from models.meeting.checkers import CheckerNotPresent, CheckerWithdrew
from models.meeting.meeting_stage import MeetingStage
from models.minutes.checking import OthersElected
from tests.support.builders import EVERYBODY, Town, a_summoned_meeting

VICE_CHAIR, MEMBER = "2", "5"


def a_closed_meeting(elected: Sequence[str] = (), withdrew: Sequence[str] = ()) -> Town:
    """§ 1 settles the election, if there is any, and § 2 is what some withdrew from."""
    town = a_summoned_meeting()
    town.on_meeting("add_item", title="Tarkastajat", ground="Puuttui.")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    town.on_meeting("settle_item", item=2, outcome="approved", checkers=elected)
    for seat in withdrew:
        town.on_meeting("recuse", item=1, person=seat)
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("close_meeting")
    return town


def check(town: Town, *checkers: str, sections: Sequence[int] = ()) -> None:
    town.on_meeting("check_minutes", checkers=checkers, sections=sections)


@pytest.mark.parametrize("first", [1, 2])
def test_where_one_presided_over_it_and_the_other_withdrew(first: int) -> None:
    town = a_closed_meeting(elected=(VICE_CHAIR, MEMBER), withdrew=("1", MEMBER))
    with pytest.raises(CheckerWithdrew):
        check(town, VICE_CHAIR, MEMBER)
    for section in (first, 3 - first):
        check(town, *((VICE_CHAIR, MEMBER) if section == 1 else ("6", "7")), sections=[section])
    assert town.meeting.stage is MeetingStage.CHECKED


def test_an_elected_checker_who_can_is_not_left_out() -> None:
    town = a_closed_meeting(elected=("4", MEMBER), withdrew=(MEMBER,))
    with pytest.raises(OthersElected):
        check(town, "6", "7", sections=[2])
    check(town, "4", "6", sections=[2])


def test_who_checked_one_section_was_not_elected_by_that() -> None:
    town = a_closed_meeting(withdrew=(MEMBER,))
    check(town, "6", "7", sections=[2])
    check(town, "4", MEMBER)
    assert town.meeting.stage is MeetingStage.CHECKED


def test_a_deputy_for_one_item_checks_its_section_and_no_other() -> None:
    town = a_summoned_meeting()
    town.on_meeting("add_item", title="Muu asia", ground="Puuttui.")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    town.on_meeting("recuse", item=1, person=MEMBER)
    town.on_meeting("seat_deputy", item=1, seat=int(MEMBER))
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("settle_item", item=2, outcome="approved")
    deputy = town.meeting.items[1].stand_ins[0].name
    town.on_meeting("close_meeting")
    with pytest.raises(CheckerNotPresent):
        check(town, deputy, "6")
    check(town, deputy, "6", sections=[1])
