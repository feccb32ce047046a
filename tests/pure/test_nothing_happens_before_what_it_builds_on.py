"""Nothing happens before the fact that it builds on; what is typed in later keeps its order."""

from __future__ import annotations

from typing import Any

import pytest

from models.agenda.summons import LateWithoutGround
from models.base.refusal import HappenedBefore, PeriodOverAlready
from models.case.review import Verdict
from models.preparation.presenting import NotReady
from models.preparation.reviewing import SessionBeforeRequest
from models.sitting.seats_anew import BeforeItsHour
from tests.support.builders import (
    EVERYBODY,
    Town,
    a_case_in_preparation,
    a_case_on_the_agenda,
    a_ready_case,
    a_summoned_meeting,
    an_open_meeting,
    proposal,
    written,
)


def typed_in(town: Town, journal: str, name: str, happened: str, **fields: Any) -> None:
    """Record now what is said to have happened earlier."""
    town.memory.act(town.command(name, journal, happened=happened, **fields))


def test_nothing_is_decided_before_the_case_was_opened_and_its_proposal_written() -> None:
    for happened in ("2020-12-31 23:00", "2021-01-11 12:00"):
        town = a_case_in_preparation()
        town.until("2021-05-01")
        with pytest.raises(HappenedBefore, match="the last step of HEL 2021-000001"):
            typed_in(town, town.case_id, "decide_alone", happened, body="strj")


def test_what_happened_in_order_may_be_typed_in_later() -> None:
    town = a_case_in_preparation()
    town.until("2021-05-01")
    typed_in(town, town.case_id, "decide_alone", "2021-03-15 12:00", body="strj")
    typed_in(town, town.case_id, "publish_decision", "2021-04-28 12:00", decision="strj-2021-1")
    town = a_case_in_preparation()
    town.until("2021-04-01")
    typed_in(town, town.case_id, "decide_alone", "2021-03-15 12:00", body="strj")
    with pytest.raises(HappenedBefore):
        typed_in(town, town.case_id, "publish_decision", "2021-03-14 12:00", decision="strj-2021-1")


def test_nothing_is_placed_on_an_agenda_before_it_was_approved() -> None:
    town = a_ready_case()
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_case("send_back", "2021-03-02", comment=written("Summa."))
    town.on_case("revise_proposal", "2021-03-03", proposal=proposal("Toinen."))
    town.on_case("approve_for_agenda", "2021-03-04", body="khs")
    town.until("2021-03-05")
    with pytest.raises(HappenedBefore, match="the last step of HEL"):
        typed_in(town, town.meeting_id, "place_item", "2021-03-02 18:00", case=town.case_id)


def test_a_group_reviews_nothing_before_it_was_asked() -> None:
    town = a_case_in_preparation()
    town.on_case("request_reviews", "2021-02-10", groups=["digijory"])
    given = {"group": "digijory", "verdict": "supports"}
    with pytest.raises(SessionBeforeRequest):
        town.on_case("give_review", "2021-02-12", session="2021-02-09", **given)
    with pytest.raises(HappenedBefore):
        typed_in(town, town.case_id, "give_review", "2021-02-10 11:00", session="2021-02-10", **given)


def test_the_latest_session_of_a_group_counts_whenever_it_is_recorded() -> None:
    town = a_case_in_preparation()
    town.on_case("request_reviews", "2021-02-01", groups=["digijory"])
    for session, verdict in (("2021-02-19", "opposes"), ("2021-02-03", "supports")):
        town.on_case("give_review", "2021-02-20", group="digijory", session=session, verdict=verdict)
    assert town.case.reviews["digijory"].reviews[-1].verdict is Verdict.OPPOSES
    with pytest.raises(NotReady, match="opposes"):
        town.on_case("approve_for_agenda", "2021-02-21", body="khs")


def test_a_session_reviewed_what_was_written_by_then() -> None:
    town = a_case_in_preparation()
    town.on_case("request_reviews", "2021-02-01", groups=["digijory"])
    town.on_case("revise_proposal", "2021-02-10", proposal=proposal("Toinen."))
    town.on_case("give_review", "2021-02-12", group="digijory", session="2021-02-05", verdict="supports")
    assert town.case.reviews["digijory"].reviews[-1].revision == 1
    with pytest.raises(NotReady, match="stale"):
        town.on_case("approve_for_agenda", body="khs")


def test_a_late_summons_does_not_become_timely_by_another_time() -> None:
    town = a_case_on_the_agenda()
    town.until("2021-03-15 10:00")
    with pytest.raises(LateWithoutGround):
        typed_in(town, town.meeting_id, "send_agenda", "2021-03-09 12:00")
    typed_in(town, town.meeting_id, "send_agenda", "2021-03-09 12:00", ground="Kirjattiin myöhässä.")
    assert town.meeting.late_summons


def test_a_meeting_is_opened_at_its_hour_or_when_all_are_there() -> None:
    town = a_summoned_meeting()
    with pytest.raises(BeforeItsHour, match="only when all 15"):
        town.on_meeting("open_meeting", "2021-03-15 08:00", present=EVERYBODY[:14])
    town.on_meeting("open_meeting", present=EVERYBODY)
    town.on_meeting("adjourn_meeting", until="2021-03-15T18:00:00+02:00", reason="Tauko.")
    with pytest.raises(BeforeItsHour):
        town.on_meeting("continue_meeting", "2021-03-15 17:00", present=EVERYBODY[:14])


def test_no_period_is_over_before_it_was_recorded_unless_a_ground_says_why() -> None:
    town = a_case_in_preparation()
    town.on_case("decide_alone", "2021-03-15", body="strj")
    town.until("2021-05-01")
    with pytest.raises(PeriodOverAlready, match="strj-2021-1 on 2021-04-08"):
        typed_in(town, town.case_id, "publish_decision", "2021-03-18 12:00", decision="strj-2021-1")
    told = town.command("publish_decision", town.case_id, happened="2021-03-18 12:00", decision="strj-2021-1")
    town.memory.act(told.model_copy(update={"later_because": "Siirretty vanhasta järjestelmästä."}))
    assert town.case.decisions["strj-2021-1"].published is not None


def test_two_clocks_in_a_meeting_may_differ_by_a_minute() -> None:
    town = a_summoned_meeting()
    town.until("2021-03-15 16:00")
    ahead = town.command("open_meeting", town.meeting_id, happened="2021-03-15 16:01", present=EVERYBODY)
    town.memory.act(ahead)
    typed_in(town, town.meeting_id, "leave", "2021-03-15 16:00", member="jäsen 8")
    town.until("2021-03-15 16:10")
    with pytest.raises(HappenedBefore):
        typed_in(town, town.meeting_id, "leave", "2021-03-15 16:00", member="jäsen 9")


def test_nothing_in_a_meeting_happens_before_what_was_recorded_last() -> None:
    town = an_open_meeting()
    town.on_meeting("leave", "2021-03-15 16:40", member="jäsen 15")
    town.until("2021-03-15 17:30")
    arrived = town.command("arrive", town.meeting_id, happened="2021-03-15 17:10", seat=15)
    town.memory.act(arrived)
    acts: dict[str, dict[str, Any]] = {"handle_item": {"item": 1, "outcome": "approved"}, "close_meeting": {}}
    for act, fields in acts.items():
        too_early = town.command(act, town.meeting_id, happened="2021-03-15 17:00", **fields)
        with pytest.raises(HappenedBefore, match="before what was recorded last happened"):
            town.memory.act(too_early)


def test_what_is_taken_back_is_recorded_anew_as_of_when_it_happened() -> None:
    town = an_open_meeting()
    town.on_meeting("leave", "2021-03-15 16:40", member="jäsen 15")
    town.on_meeting("undo_last", "2021-03-15 17:30", reason="Väärä jäsen.")
    left = town.command("leave", town.meeting_id, happened="2021-03-15 16:40", member="jäsen 14")
    town.memory.act(left)
    assert town.meeting.voters(1)[-1] == "jäsen 15"
