"""Nobody is in two meetings: a body that is in session opens no other one, and goes on with none."""

from __future__ import annotations

import pytest

from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.sitting.one_at_a_time import SitsElsewhere
from tests.support.builders import EVERYBODY, Town, a_summoned_meeting

MONDAY = "2021-03-15"


@pytest.fixture
def board() -> tuple[Town, str]:
    """The board is called to 16:00 and to 18:00 of one day; the second meeting has an item of its own."""
    town = a_summoned_meeting()
    second = town.do("call_meeting", body="khs", at="2021-03-15T18:00:00+02:00", another=True).journal
    town.do("add_item", second, title="Ilmoitusasiat")
    town.do("send_agenda", second)
    return town, second


def opens(town: Town, meeting: str, when: str, act: str = "open_meeting", happened: str = "") -> None:
    town.until(f"{MONDAY} {when}")
    happened = f"{MONDAY} {happened}" if happened else ""
    town.memory.act(town.command(act, meeting, happened=happened, present=EVERYBODY))


def test_it_opens_the_second_once_the_first_is_closed(board: tuple[Town, str]) -> None:
    town, second = board
    opens(town, town.meeting_id, "16:00")
    with pytest.raises(SitsElsewhere, match="khs-2021-03-15 since"):
        opens(town, second, "18:00")
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("close_meeting")
    opens(town, second, "18:01")


def test_one_that_was_adjourned_goes_on_once_the_other_is_over(board: tuple[Town, str]) -> None:
    town, second = board
    opens(town, town.meeting_id, "16:00")
    town.on_meeting("adjourn_meeting", until="2021-03-15T19:00:00+02:00", reason="Tauko.")
    opens(town, second, "18:00")
    with pytest.raises(SitsElsewhere):
        opens(town, town.meeting_id, "19:00", "continue_meeting")
    town.do("settle_item", second, item=1)
    town.do("close_meeting", second)
    opens(town, town.meeting_id, "19:30", "continue_meeting")


def test_another_body_sits_beside_it(board: tuple[Town, str]) -> None:
    town, _ = board
    committee = town.do("call_meeting", body="kylk", at="2021-03-15T18:00:00+02:00").journal
    town.do("add_item", committee, title="Ilmoitusasiat")
    town.do("send_agenda", committee)
    opens(town, town.meeting_id, "16:00")
    town.do("open_meeting", committee, f"{MONDAY} 18:00", present=range(1, 14))
    for meeting in (town.meeting_id, committee):
        assert town.memory.held(meeting).of(Meeting).stage is MeetingStage.OPEN


def test_one_that_nobody_recorded_as_closed_holds_no_later_day_up(board: tuple[Town, str]) -> None:
    town, _ = board
    opens(town, town.meeting_id, "16:00")
    later = town.do("call_meeting", body="khs", at="2021-03-22T16:00:00+02:00").journal
    town.do("add_item", later, title="Ilmoitusasiat")
    town.do("send_agenda", later)
    town.do("open_meeting", later, "2021-03-22 16:00", present=EVERYBODY)
    assert town.memory.held(later).of(Meeting).stage is MeetingStage.OPEN
