"""What is entered late, or waits for an address until it is of no use any more, is not sent."""

from __future__ import annotations

import pytest

from models.follow_up.beginning import FollowUpStarted
from models.follow_up.missing_reports import RemindersSent, ReportsFellDue
from models.papers.notice import notices, still_needed
from models.papers.notice_order import NoticeOrder
from tests.support.builders import (
    CHECKERS,
    EVERYBODY,
    Town,
    a_case_in_preparation,
    a_summoned_meeting,
    grant,
    instant,
)
from tests.support.chains import a_proposed_case, a_town_with, chain
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


@pytest.mark.parametrize(
    ("typed_in", "reminded", "fell_due"),
    [("2021-04-19", 4, 1), ("2021-04-22", 2, 0), ("2021-06-10", 0, 0), ("2023-05-02", 0, 0)],
)
def test_of_reports_whose_day_was_over_when_their_money_was_typed_in_no_past_reminder_goes_out(
    typed_in: str, reminded: int, fell_due: int
) -> None:
    town = a_summoned_meeting(appropriation=grant())
    town.hold("2021-03-15", outcome="approved")
    town.until(f"{typed_in} 10:00")
    happened = "2021-03-18 10:00"
    town.memory.act(town.command("check_minutes", town.meeting_id, happened=happened, checkers=CHECKERS))
    town.follow_up_id = town.case.follow_up or f"{town.case_id}/khs-2021-1"
    town.until("2023-05-10")
    facts = [fact.content for fact in town.facts(town.follow_up_id)]
    of_the_first = [one for one in facts if getattr(one, "period", "") == "2021Q1"]
    assert sum(isinstance(one, RemindersSent) for one in of_the_first) == reminded
    assert sum(isinstance(one, ReportsFellDue) for one in of_the_first) == fell_due


def test_a_follow_up_that_an_older_version_planned_goes_on_as_it_did() -> None:
    town = a_summoned_meeting(appropriation=grant())
    town.hold("2021-03-15", outcome="approved")
    town.check("2021-04-22")
    begun = next(fact for fact in town.memory.facts if isinstance(fact.content, FollowUpStarted))
    assert isinstance(begun.content, FollowUpStarted)
    planned = (each.model_copy(update={"passed": None}) for each in begun.content.periods)
    older = begun.content.model_copy(update={"periods": tuple(planned)})
    first = next(iter(older.fold(None, begun).reports.values()))
    assert (first.reminded, first.fallen_due) == (2, False)


def test_a_group_that_never_heard_of_a_request_does_not_hear_that_it_was_recalled() -> None:
    town = a_case_in_preparation()
    town.until("2021-03-01 10:00")
    for happened, told in (("2021-01-15 10:00", []), ("2021-02-26 10:00", ["review_recalled"])):
        town.memory.act(town.command("request_reviews", town.case_id, happened=happened, groups=["digijory"]))
        town.on_case("recall_request", role="presenter", group="digijory", reason="Väärä ryhmä.")
        assert [order.template for order in notices(town.facts(town.case_id)[-1], town.case)] == told


@pytest.mark.parametrize(("typed_in", "needed"), [("2026-02-01 11:00", True), ("2026-06-01 10:00", False)])
def test_nobody_is_asked_for_a_visa_whose_time_was_over_when_it_was_typed_in(
    typed_in: str, needed: bool
) -> None:
    town = a_proposed_case(a_town_with(chain(talous={"days": 2})))
    town.until(typed_in)
    town.memory.act(town.command("request_visas", town.case_id, happened="2026-02-01 10:00"))
    orders = notices(town.facts(town.case_id)[-1], town.case)
    assert [still_needed(order, town.case) for order in orders if order.subject == "talous"] == [needed]
