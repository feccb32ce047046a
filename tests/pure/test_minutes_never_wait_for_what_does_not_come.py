"""Minutes that the next meeting was to check are checked by members where no further meeting is called."""

from __future__ import annotations

from typing import Any

import pytest

from models.bodies.body_register import bodies_on
from models.decision.clerical_error import CorrectedAlready
from models.meeting.meeting_stage import MeetingStage
from models.minutes.checking import BodyChecks
from tests.support.builders import (
    CHECKERS,
    EVERYBODY,
    Town,
    a_published_decision,
    a_ready_case,
    instant,
    written,
)


def a_closed_meeting_that_the_next_one_checks() -> Town:
    """A handled case of a board whose minutes its next meeting checks."""
    town = a_ready_case()
    board = bodies_on(town.memory, instant("2021-03-01").date()).get("khs").model_dump(mode="json")
    own = {"rule": "minutes.checked_by", "value": "next_meeting", "source": "hallintosääntö"}
    described = {**board, "overrides": [own], "standing_items": [], "valid_from": "2021-02-01"}
    town.do("load_body", description=described)
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", "2021-03-02", case=town.case_id)
    town.on_meeting("send_agenda", "2021-03-03")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("close_meeting", "2021-03-15 17:00")
    return town


def test_members_check_where_no_meeting_follows() -> None:
    town = a_closed_meeting_that_the_next_one_checks()
    town.on_meeting("check_minutes", "2021-05-01", checkers=CHECKERS)
    assert town.meeting.stage is MeetingStage.CHECKED


def test_the_next_meeting_checks_where_one_is_called() -> None:
    town = a_closed_meeting_that_the_next_one_checks()
    first = town.meeting_id
    town.call("2021-03-16", "2021-03-29 16:00")
    with pytest.raises(BodyChecks, match="in its next meeting"):
        town.do("check_minutes", first, "2021-03-20", checkers=CHECKERS)


def test_an_error_is_corrected_once() -> None:
    town = a_published_decision()
    corrected: dict[str, Any] = {"decision": "khs-2021-1", "clause": 1, "reason": "Lyöntivirhe."}
    with pytest.raises(CorrectedAlready):
        town.on_case("correct_clerical_error", text=written("Määräraha myönnetään."), **corrected)
    town.on_case("correct_clerical_error", text=written("Määrärahaa myönnetään."), **corrected)
    with pytest.raises(CorrectedAlready):
        town.on_case("correct_clerical_error", text=written("Määrärahaa myönnetään."), **corrected)
