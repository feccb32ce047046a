"""Nobody sits in two meetings of one body at once."""

from __future__ import annotations

from typing import Any

import pytest

from models.sitting.seats_anew import SitsAlready
from tests.support.builders import EVERYBODY, Town, a_summoned_meeting, instant


def two_meetings() -> Town:
    """Both are summoned for 15.3.; the first one is open."""
    town = a_summoned_meeting()
    first = town.meeting_id
    call: dict[str, Any] = {"body": "khs", "at": instant("2021-03-15 18:00").isoformat(), "another": True}
    other = town.do("call_meeting", **call).journal
    town.do("add_item", other, title="Ilmoitusasiat")
    town.do("send_agenda", other)
    town.do("open_meeting", first, "2021-03-15 16:00", present=EVERYBODY)
    town.until("2021-03-15 18:00")
    town.meeting_id = first
    return town


def test_another_meeting_of_the_day_waits_until_the_first_is_closed() -> None:
    town = two_meetings()
    with pytest.raises(SitsAlready, match="khs sits in its meeting khs-2021-03-15 on that day"):
        town.do("open_meeting", "khs-2021-03-15-2", present=EVERYBODY)
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("close_meeting")
    town.do("open_meeting", "khs-2021-03-15-2", present=EVERYBODY)


def test_or_adjourned_and_then_the_first_waits() -> None:
    town = two_meetings()
    town.on_meeting("adjourn_meeting", until=instant("2021-03-15 19:00").isoformat(), reason="Tauko.")
    town.do("open_meeting", "khs-2021-03-15-2", present=EVERYBODY)
    with pytest.raises(SitsAlready, match="khs-2021-03-15-2"):
        town.on_meeting("continue_meeting", "2021-03-15 19:00", present=EVERYBODY)
