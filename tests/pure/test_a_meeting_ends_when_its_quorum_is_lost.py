"""Who is too few to decide ends the meeting: what is left is ready for another, and the minutes say so."""

from __future__ import annotations

import pytest

from models.case.case import Case
from models.matter.stage import Stage
from models.sitting.sitting import ItemsLeft, NoReasonToClose, NotContinued
from tests.pure.test_agenda import another_ready_case
from tests.support.builders import MOVER, Town, a_case_on_the_agenda, instant


def a_meeting_of_eight() -> Town:
    """The fewest who may decide are there, and two items are before them."""
    town = a_case_on_the_agenda()
    town.on_meeting("place_item", case=another_ready_case(town))
    town.on_meeting("send_agenda", "2021-03-03")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=range(1, 9))
    return town


def test_what_is_left_goes_back_and_is_told() -> None:
    town = a_meeting_of_eight()
    town.on_meeting("handle_item", item=1, outcome="approved")
    left = town.meeting.items[2]
    town.on_meeting("leave", member="jäsen 8")
    said = town.on_meeting("close_meeting").sentence
    assert said.endswith(f"The meeting was no longer quorate and was closed; not handled: {left.title}.")
    assert [line.title for line in town.meeting.left] == [left.title]
    assert town.memory.held(left.case).of(Case).stage is Stage.READY
    town.check("2021-03-17")
    town.publish("2021-03-18")
    assert town.case.stage is Stage.DECIDED


def test_a_quorate_meeting_does_not_end_with_items_left() -> None:
    town = a_meeting_of_eight()
    with pytest.raises(ItemsLeft):
        town.on_meeting("close_meeting")


def test_an_item_that_too_few_may_decide_for_they_withdrew_goes_back_alone() -> None:
    town = a_meeting_of_eight()
    town.on_meeting("recuse", item=2, person=MOVER)
    with pytest.raises(ItemsLeft, match="1, 2"):
        town.on_meeting("close_meeting")
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("close_meeting")
    assert [line.item for line in town.meeting.left] == [2]


def test_an_adjourned_meeting_that_does_not_go_on_tells_what_happened() -> None:
    town = a_meeting_of_eight()
    town.on_meeting("handle_item", "2021-03-15 16:30", item=1, outcome="approved")
    left = town.meeting.items[2]
    until = instant("2021-03-16 16:00")
    town.on_meeting("adjourn_meeting", "2021-03-15 17:00", until=until.isoformat(), reason="Sähkökatko.")
    with pytest.raises(NotContinued, match="not handled yet is: 2"):
        town.on_meeting("close_meeting", "2021-03-17")
    town.on_meeting("close_meeting", left_because="Jäseniä ei tullut tarpeeksi.")
    meeting = town.meeting
    assert (meeting.sessions[-1].ended_at, meeting.sessions[-1].reason) == (
        instant("2021-03-15 17:00"),
        "Sähkökatko.",
    )
    assert (str(meeting.day), meeting.not_continued) == ("2021-03-15", until)
    assert town.memory.held(left.case).of(Case).stage is Stage.READY
    town.check("2021-03-18")


def test_a_reason_is_told_only_where_a_meeting_does_not_go_on() -> None:
    town = a_meeting_of_eight()
    for item in (1, 2):
        town.on_meeting("handle_item", item=item, outcome="approved")
    with pytest.raises(NoReasonToClose):
        town.on_meeting("close_meeting", left_because="Valmis.")
