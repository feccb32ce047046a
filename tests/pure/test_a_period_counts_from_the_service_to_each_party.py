"""What is open to parties alone counts from the service to each of them, never from the publication."""

from __future__ import annotations

from datetime import date

import pytest

from models.case.decision_status import DecisionStatus
from models.force.serving import NobodyAppeals, NotServedAnyMore, SentInTheFuture, ServedBefore
from models.law.appeal import Appeal, LegalGround, Nature, NoAppealRule, appeal_rule
from models.matter.stage import Stage
from models.preparation.remedy import GroundNotConfirmed, OtherGround
from tests.support.builders import (
    Town,
    a_case_in_preparation,
    a_published_decision,
    a_ready_case,
    a_tabled_case,
    an_open_meeting,
)
from tests.support.challenging import challenged, overturned

KEY = "khs-2021-1"


def status(town: Town) -> DecisionStatus:
    return town.case.decisions[KEY]


@pytest.mark.parametrize("ground", ["administrative", "procurement"])
def test_publication_begins_no_period_and_ends_none(ground: str) -> None:
    town = a_published_decision(legal_ground=ground)
    town.until("2021-12-31")
    assert (status(town).appeal_ends, status(town).final, town.case.stage) == (None, None, Stage.DECIDED)


@pytest.mark.parametrize(
    ("ground", "manner", "last"),
    [
        ("administrative", "letter", date(2021, 4, 26)),
        ("administrative", "electronic", date(2021, 4, 22)),
        ("administrative", "receipt", date(2021, 4, 19)),
        ("procurement", "electronic", date(2021, 4, 6)),
        ("procurement", "letter", date(2021, 4, 12)),
    ],
)
def test_a_service_begins_the_period_of_its_parties(ground: str, manner: str, last: date) -> None:
    town = a_published_decision(legal_ground=ground)
    town.on_case("serve_decision", "2021-03-20", decision=KEY, manner=manner, day="2021-03-20")
    ends = status(town).appeal_ends
    assert ends is not None
    assert ends.day == last
    town.until("2021-05-01")
    assert status(town).word == "final"


def test_the_last_service_decides_when_a_decision_is_final() -> None:
    town = a_published_decision(legal_ground="administrative")
    town.on_case("serve_decision", "2021-03-20", decision=KEY, manner="receipt", day="2021-03-20", more=True)
    town.until("2021-05-01")
    assert status(town).coming is None
    town.on_case("serve_decision", "2021-05-02", decision=KEY, manner="letter", day="2021-04-30")
    final = status(town).final
    assert final is not None
    assert final.day == date(2021, 6, 8)
    town.until("2021-06-09")
    assert status(town).word == "final"


def test_a_claim_that_a_party_may_make_longer_keeps_the_decision_from_being_final() -> None:
    town = a_published_decision()
    first = status(town).final
    town.on_case("serve_decision", "2021-03-26", decision=KEY, manner="letter", day="2021-03-26")
    later = status(town).final
    assert first is not None
    assert later is not None
    assert (first.day, later.day) == (date(2021, 4, 9), date(2021, 4, 17))


def test_nothing_is_served_before_it_was_made_or_before_its_day() -> None:
    town = a_published_decision(legal_ground="administrative")
    with pytest.raises(ServedBefore):
        town.on_case("serve_decision", decision=KEY, manner="letter", day="2021-03-01")
    with pytest.raises(SentInTheFuture):
        town.on_case("serve_decision", decision=KEY, manner="letter", day="2021-12-01")
    town = a_tabled_case()
    town.check("2021-03-17")
    with pytest.raises(NobodyAppeals):
        town.on_case("serve_decision", decision=KEY, manner="letter", day="2021-03-20")


def test_a_remedy_without_a_rule_of_that_day_does_not_become_another() -> None:
    nature = Nature("approved", "committee", ground=LegalGround.ADMINISTRATIVE)
    assert appeal_rule(nature, date(2020, 1, 1)).appeal is Appeal.ADMINISTRATIVE_APPEAL
    with pytest.raises(NoAppealRule, match="administrative"):
        appeal_rule(nature, date(2019, 12, 31))
    put_off = Nature("tabled", "committee", ground=LegalGround.ADMINISTRATIVE)
    assert appeal_rule(put_off, date(2019, 12, 31)).appeal is Appeal.PROHIBITED


@pytest.mark.parametrize("ground", ["preparation", "procurement_contract"])
def test_the_presenter_confirms_what_takes_the_remedy_away(ground: str) -> None:
    town = a_case_in_preparation(legal_ground=ground)
    for name, body in (("approve_for_agenda", "khs"), ("decide_alone", "strj")):
        with pytest.raises(GroundNotConfirmed, match="nobody may challenge"):
            town.on_case(name, body=body)
        with pytest.raises(OtherGround):
            town.on_case(name, body=body, legal_ground="employment")
    town.on_case("approve_for_agenda", body="khs", legal_ground=ground)


def test_a_ground_that_leaves_a_remedy_needs_no_confirmation() -> None:
    assert a_ready_case(legal_ground="administrative").case.stage is Stage.READY


def test_a_service_that_others_follow_keeps_the_end_that_was_counted_before() -> None:
    town = a_published_decision()
    first = status(town).final
    assert first is not None
    served = {"decision": KEY, "manner": "receipt", "day": "2021-03-18"}
    town.on_case("serve_decision", "2021-03-19", more=True, **served)
    assert status(town).coming is None
    town.on_case("serve_decision", "2021-03-20", **served)
    assert status(town).coming == first
    town.until("2021-04-10")
    assert status(town).word == "final"


def test_nothing_is_served_before_its_minutes_are_checked_nor_once_it_is_void() -> None:
    town = an_open_meeting()
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("close_meeting")
    town.check("2021-03-18")
    said = {"decision": KEY, "manner": "letter"}
    with pytest.raises(ServedBefore, match="2021-03-18"):
        town.on_case("serve_decision", "2021-03-19", day="2021-03-16", **said)
    town.publish("2021-03-19")
    own = challenged(town)
    overturned(town, own, "2021-05-04")
    with pytest.raises(NotServedAnyMore):
        town.on_case("serve_decision", "2021-05-05", day="2021-05-05", **said)
