"""An urgent meeting has a shorter summons with its ground, which the body accepts before it decides."""

from __future__ import annotations

import pytest

from models.agenda.agenda import LateItem
from models.agenda.calling import NoLateSummons, SummonsTooLate
from models.case.case import Case
from models.matter.stage import Stage
from models.meeting.meeting_stage import MeetingStage
from models.meeting.summoned import SummonsNotAccepted
from models.sitting.sitting import ItemsLeft
from tests.pure.test_agenda import another_ready_case
from tests.support.builders import EVERYBODY, Town, a_ready_case, instant

WHY = "Putki on rikki."


def called(town: Town, at: str, body: str = "khs", ground: str = "") -> None:
    town.meeting_id = town.do("call_meeting", body=body, at=instant(at).isoformat(), ground=ground).journal


def an_urgent_meeting() -> Town:
    """A board is called on Wednesday to Friday, with one case."""
    town = a_ready_case()
    town.until("2021-03-10 09:00")
    with pytest.raises(SummonsTooLate, match="with its ground"):
        called(town, "2021-03-12 16:00")
    called(town, "2021-03-12 16:00", ground=WHY)
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    return town


def test_the_body_accepts_it_and_decides() -> None:
    town = an_urgent_meeting()
    assert (town.meeting.late_summons, town.meeting.due()) == (WHY, ())
    town.on_meeting("open_meeting", "2021-03-12 16:00", present=EVERYBODY)
    with pytest.raises(SummonsNotAccepted):
        town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("accept_summons")
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("close_meeting")
    assert town.case.stage is Stage.DECIDED


def test_where_the_body_does_not_accept_it_the_meeting_ends_and_its_cases_go_back() -> None:
    town = an_urgent_meeting()
    town.on_meeting("open_meeting", "2021-03-12 16:00", present=EVERYBODY)
    said = town.on_meeting("close_meeting").sentence
    assert "did not accept the late summons" in said
    assert (town.meeting.stage, town.case.stage) == (MeetingStage.CLOSED, Stage.READY)


def test_once_it_accepted_it_everything_is_handled() -> None:
    town = an_urgent_meeting()
    town.on_meeting("open_meeting", "2021-03-12 16:00", present=EVERYBODY)
    town.on_meeting("accept_summons")
    with pytest.raises(ItemsLeft):
        town.on_meeting("close_meeting")


def test_what_comes_after_its_summons_has_a_ground_of_its_own() -> None:
    town = an_urgent_meeting()
    second = another_ready_case(town)
    with pytest.raises(LateItem):
        town.on_meeting("place_item", case=second)
    town.on_meeting("place_item", case=second, ground="Samasta viasta.")
    assert town.memory.held(second).of(Case).stage is Stage.ON_AGENDA


def test_the_council_has_none() -> None:
    town = a_ready_case()
    town.until("2021-03-10 09:00")
    with pytest.raises(NoLateSummons, match="a late summons is not accepted here"):
        called(town, "2021-03-12 18:00", body="kvsto", ground=WHY)


def test_a_meeting_that_is_summoned_in_time_is_not_urgent() -> None:
    town = a_ready_case()
    town.until("2021-03-10 09:00")
    called(town, "2021-03-22 16:00", ground=WHY)
    assert (town.meeting.urgent, town.meeting.deadline_passed) == ("", False)


def test_it_is_summoned_anew_when_it_is_moved_to_a_day_that_leaves_the_time() -> None:
    town = an_urgent_meeting()
    at = instant("2021-03-22 16:00").isoformat()
    town.on_meeting("move_meeting", at=at, reason="Putki pitää.")
    assert (town.meeting.urgent, town.meeting.stage) == ("", MeetingStage.CALLED)
    town.on_meeting("send_agenda")
    assert town.meeting.late_summons == ""
