"""An officeholder decides without a meeting: numbered, signed at once, published, open to a claim."""

from __future__ import annotations

from datetime import date

import pytest

from models.base.refusal import NotNow, NotYours
from models.bodies.body import NoSeats
from models.case.decision_status import NoSuchDecision
from models.decision.officeholder import AlreadyPublished, NotAnOfficeholder, PublishedWithMinutes
from models.law.appeal import Appeal
from models.matter.stage import Stage
from models.preparation.presenting import NoProposal
from models.whole.numbering import uses
from tests.support.builders import Town, a_case_in_preparation, a_published_decision, an_opened_case, proposal


def decided_alone(**parts: object) -> Town:
    """The Chief Strategy Officer decided on 15.3.2021."""
    town = a_case_in_preparation(**parts)
    town.on_case("decide_alone", "2021-03-15", body="strj")
    return town


def test_a_decision_is_signed_and_so_checked_at_once() -> None:
    town = decided_alone()
    assert (town.handling.key, town.handling.meeting) == ("strj-2021-1", "")
    assert town.case.decisions["strj-2021-1"].checked == date(2021, 3, 15)
    assert town.case.stage is Stage.DECIDED


def test_sections_run_by_office_and_year() -> None:
    town = decided_alone()
    second = town.do("open_case", title="Toinen", task_class="02 02 02").journal
    town.do("revise_proposal", second, proposal=proposal())
    answer = town.do("decide_alone", second, body="strj")
    assert answer.values["section"] == 2
    borne = [use.bearer for fact in town.memory.facts for use in uses(fact) if use.series == "§ strj 2021"]
    assert borne == [town.case_id, second]


def test_a_published_decision_is_open_to_a_claim_and_becomes_final() -> None:
    town = decided_alone()
    town.on_case("publish_decision", "2021-03-18", decision="strj-2021-1")
    status = town.case.decisions["strj-2021-1"]
    assert town.handling.appeal is Appeal.CLAIM
    assert status.appeal_ends is not None
    assert status.appeal_ends.day == date(2021, 4, 8)
    town.until("2021-04-10")
    assert (town.case.stage, town.case.decisions["strj-2021-1"].word) == (Stage.CLOSED, "final")


def test_a_decision_is_published_once_and_by_its_own_way() -> None:
    town = decided_alone()
    with pytest.raises(NoSuchDecision, match="its decisions are strj-2021-1"):
        town.on_case("publish_decision", decision="khs-2021-1")
    town.on_case("publish_decision", decision="strj-2021-1")
    with pytest.raises(AlreadyPublished):
        town.on_case("publish_decision", decision="strj-2021-1")
    with pytest.raises(PublishedWithMinutes, match="was made in khs-2021-03-15"):
        a_published_decision().on_case("publish_decision", decision="khs-2021-1")


def test_only_an_office_decides_alone_and_it_holds_no_meetings() -> None:
    with pytest.raises(NotAnOfficeholder, match="khs is a board and decides in a meeting"):
        a_case_in_preparation().on_case("decide_alone", body="khs")
    with pytest.raises(NoSeats):
        a_case_in_preparation().call("2021-03-01", "2021-03-15 16:00", body="strj")
    with pytest.raises(NoProposal):
        an_opened_case().on_case("decide_alone", body="strj")
    with pytest.raises(NotYours, match="an officeholder or a presenter may"):
        a_case_in_preparation().on_case("decide_alone", role="secretary", body="strj")
    with pytest.raises(NotNow):
        decided_alone().on_case("decide_alone", body="strj")


def test_a_decision_corrects_an_earlier_section() -> None:
    town = decided_alone()
    town.on_case("reopen_case", reason="Summa oli väärä.")
    town.on_case("revise_proposal", proposal=proposal("Oikea summa.", corrects="strj-2021-1", no_loss=True))
    town.on_case("decide_alone", body="strj")
    assert town.handling.corrects == "strj-2021-1"
    assert town.case.decisions["strj-2021-1"].corrected_by == "strj-2021-2"


def test_an_order_under_a_procurement_contract_is_not_open_to_appeal() -> None:
    town = a_case_in_preparation(legal_ground="procurement_contract")
    town.on_case("decide_alone", "2021-03-15", body="strj", legal_ground="procurement_contract")
    town.on_case("publish_decision", decision="strj-2021-1")
    assert (town.handling.appeal, town.case.stage) == (Appeal.PROHIBITED, Stage.CLOSED)
