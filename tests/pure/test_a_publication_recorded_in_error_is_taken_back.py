"""A publication that was recorded in error is taken back with its ground; what counted from it follows."""

from __future__ import annotations

from datetime import date

import pytest

from models.base.refusal import NotNow
from models.case.case import Case
from models.decision.officeholder import PublishedWithMinutes
from models.decision.unpublishing import AccountsRestOnIt, NotPublished
from models.matter.stage import Stage
from models.meeting.meeting_stage import MeetingStage
from models.papers.notice import notices
from tests.support.builders import (
    GRANTED,
    Town,
    a_handled_case,
    a_noted_case,
    a_published_decision,
    a_year_without_reports,
)
from tests.support.challenging import (
    IN_TIME,
    KEY,
    LATE,
    an_officeholders_decision,
    challenged,
    decided,
    settled,
)
from tests.support.follow_ups import QUARTERS

WHY = "Julkaistiin väärä tiedosto."


def taken_back(town: Town, when: str) -> Town:
    town.on_meeting("unpublish_minutes", when, reason=WHY)
    return town


def test_its_periods_are_gone_and_begin_with_the_right_one() -> None:
    town = taken_back(a_published_decision(), "2021-03-22")
    status = town.case.decisions[KEY]
    assert (status.word, status.served, status.appeal_ends, status.final) == ("checked", None, None, None)
    assert town.meeting.stage is MeetingStage.CHECKED
    town.until("2021-04-20")
    assert town.case.decisions[KEY].final_since is None
    town.publish("2021-04-21")
    ends = town.case.decisions[KEY].appeal_ends
    assert ends is not None
    assert ends.day == date(2021, 5, 12)
    with pytest.raises(NotNow):
        town.on_meeting("publish_minutes")


def test_the_legal_force_that_it_gave_is_taken_back_and_the_case_opens() -> None:
    town = a_published_decision()
    town.until("2021-05-01")
    assert town.case.stage is Stage.CLOSED
    taken_back(town, "2021-05-02")
    assert (town.case.stage, town.case.decisions[KEY].final_since) == (Stage.DECIDED, None)
    town.publish("2021-05-03")
    town.until("2021-05-26")
    assert town.case.decisions[KEY].final_since == date(2021, 5, 25)


def test_what_nobody_may_appeal_keeps_its_force() -> None:
    town = a_noted_case()
    town.check("2021-03-18")
    town.publish("2021-03-19")
    taken_back(town, "2021-03-22")
    assert town.case.decisions[KEY].final_since
    town.publish("2021-03-23")
    assert town.kinds(town.case_id).count("DecisionBecameFinal") == 1


def test_who_was_served_by_itself_keeps_the_period() -> None:
    town = a_handled_case()
    town.check("2021-03-17")
    town.on_case("serve_decision", "2021-05-03", decision=KEY, manner="receipt", day="2021-05-03")
    own = town.case.decisions[KEY].appeal_ends
    town.publish("2021-05-03 13:00")
    taken_back(town, "2021-05-04")
    assert town.case.decisions[KEY].appeal_ends == own
    town.publish("2021-05-05")
    final = town.case.decisions[KEY].final
    assert final is not None
    assert final.day == date(2021, 5, 27)


def test_a_challenge_that_was_late_is_in_time_for_no_period_had_begun() -> None:
    town = a_published_decision()
    claim = challenged(town, LATE)
    taken_back(town, "2021-04-12")
    (challenge,) = town.case.decisions[KEY].challenges
    against = town.memory.held(claim).of(Case).against
    assert against is not None
    assert not challenge.late
    assert not against.challenge.late
    town.publish("2021-04-13")
    town.until("2021-06-01")
    assert town.case.decisions[KEY].word == "challenged"


def test_what_rested_on_the_force_of_a_decision_on_a_claim_waits_again() -> None:
    town = a_published_decision()
    claim = challenged(town, IN_TIME)
    by = decided(town, claim, "2021-05-17")
    settled(town, claim, "2021-05-18", "rejected", decision=by)
    town.until("2021-07-01")
    assert town.case.decisions[KEY].final_since
    town.do("unpublish_minutes", "khs-2021-05-17", "2021-07-02", reason=WHY)
    assert town.case.decisions[KEY].final_since is None


def test_an_officeholders_is_taken_back_by_itself() -> None:
    town = an_officeholders_decision()
    own = {"decision": "strj-2021-1", "reason": WHY, "role": "officeholder"}
    town.on_case("unpublish_decision", "2021-03-20", **own)
    with pytest.raises(NotPublished):
        town.on_case("unpublish_decision", **own)
    town.on_case("publish_decision", "2021-03-22", decision="strj-2021-1", role="officeholder")
    minutes = a_published_decision()
    with pytest.raises(PublishedWithMinutes):
        minutes.on_case("unpublish_decision", decision=KEY, reason=WHY, role="secretary")


def test_who_was_told_of_the_decision_is_told() -> None:
    town = taken_back(a_published_decision(informed=["Kulttuurin toimiala"]), "2021-03-22")
    said = next(fact for fact in town.facts(town.case_id) if fact.kind == "DecisionUnpublished")
    assert [(one.template, one.to) for one in notices(said, town.case)] == [
        ("publication_taken_back", "Kulttuurin toimiala")
    ]


def test_what_accounts_rest_on_is_not_taken_back() -> None:
    town = a_year_without_reports()
    for quarter in QUARTERS:
        town.on_follow_up("consolidate_quarter", period=quarter, without=list(GRANTED))
    town.on_follow_up("close_accounts")
    with pytest.raises(AccountsRestOnIt):
        taken_back(town, "2022-04-01")
