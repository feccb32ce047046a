"""What is entered late, or waits for an address until it is of no use any more, is not sent."""

from __future__ import annotations

import pytest

from models.papers.notice import notices, still_needed
from models.papers.notice_order import NoticeOrder
from tests.support.builders import EVERYBODY, Town, a_summoned_meeting, instant
from tests.support.people import by, day, register, staffed


def orders(town: Town) -> list[NoticeOrder]:
    """What was to be told of the meeting."""
    state = town.memory.held(town.meeting_id).state
    return [order for fact in town.facts(town.meeting_id) for order in notices(fact, state)]


def needed(town: Town, today: str) -> set[str]:
    """What of it is to be told on a day, by the templates."""
    state = town.memory.held(town.meeting_id).state
    return {order.template for order in orders(town) if still_needed(order, state, day(today))}


def test_of_a_past_meeting_that_is_entered_later_nobody_is_reminded() -> None:
    town = Town()
    town.until("2021-11-26 09:00")
    called = {"body": "khs", "at": instant("2021-09-20 16:00").isoformat(), "happened": "2021-09-01 09:00"}
    town.meeting_id = town.memory.act(town.command("call_meeting", **called)).journal
    town.until("2021-11-26 10:00")
    assert "AgendaDeadlinePassed" in town.kinds(town.meeting_id)
    assert "AgendaReminded" not in town.kinds(town.meeting_id)
    assert needed(town, "2021-09-18") == set()


def summoned() -> Town:
    """A meeting of 15.3.2021 whose summons went to a seat of which nobody is known."""
    town = staffed(a_summoned_meeting())
    by(town, "rekisteri", "appoint_person", "registrar", person="laatija", office="member", of="khs", seat=1)
    by(town, "sihteeri", "call_deputies", "secretary", town.meeting_id, seats=[4])
    return town


def test_a_summons_that_waits_is_not_needed_once_the_meeting_has_begun() -> None:
    town = summoned()
    assert needed(town, "2021-03-15") == {"summons"}
    town.until("2021-03-15 16:00")
    by(town, "sihteeri", "open_meeting", "secretary", town.meeting_id, present=EVERYBODY)
    assert needed(town, "2021-03-15") == set()


@pytest.mark.parametrize(("today", "told"), [("2021-03-15", {"meeting_cancelled"}), ("2021-03-16", set())])
def test_that_a_meeting_is_not_held_is_told_until_its_day(today: str, told: set[str]) -> None:
    town = summoned()
    by(town, "sihteeri", "cancel_meeting", "secretary", town.meeting_id, reason="Ei asioita.")
    assert needed(town, today) == told


def test_a_rehearsal_of_past_years_tells_all_of_it() -> None:
    town = summoned()
    state = town.memory.held(town.meeting_id).state
    assert all(still_needed(order, state) for order in orders(town) if order.template == "summons")


def test_who_holds_an_office_everywhere_is_known_by_it() -> None:
    town = staffed(Town())
    assert register(town).everywhere("controller", day("2021-01-11")) == ("tarkastaja",)
    assert register(town).everywhere("reviewer", day("2021-01-11")) == ()
