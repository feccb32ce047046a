"""After checking: a clerical error is corrected by a fact; what is wrong in substance by a new handling."""

from __future__ import annotations

from datetime import date

import pytest

from models.base.refusal import NotNow
from models.case.decision_status import NoSuchDecision, NotCheckedYet
from models.decision.clerical_error import NoSuchClause
from models.matter.stage import Stage
from tests.support.builders import (
    Town,
    a_case_in_preparation,
    a_handled_case,
    a_published_decision,
    proposal,
    written,
)
from tests.support.orders import ordered


def corrected(town: Town, clause: int = 1, decision: str = "khs-2021-1") -> None:
    town.on_case(
        "correct_clerical_error",
        decision=decision,
        clause=clause,
        text=written("Määrärahaa myönnetään."),
        reason="Kirjain puuttui.",
    )


def a_closed_case() -> Town:
    """The decision of 15.3. became final, and the case closed."""
    town = a_published_decision()
    town.until("2021-04-12")
    assert town.case.stage is Stage.CLOSED
    return town


def test_a_clerical_error_is_corrected_even_in_a_closed_case() -> None:
    town = a_closed_case()
    corrected(town)
    correction = town.case.decisions["khs-2021-1"].corrections[0]
    assert (correction.clause, correction.day) == (1, date(2021, 4, 12))
    assert town.case.stage is Stage.CLOSED


def test_the_extract_and_the_minutes_get_a_new_version() -> None:
    town = a_published_decision()
    before = len(town.memory.facts)
    corrected(town)
    orders = [order.template for place, order in ordered(town.memory.facts) if place >= before]
    assert sorted(set(orders)) == ["extract", "minutes"]


def test_only_a_clause_of_a_checked_decision_is_corrected() -> None:
    with pytest.raises(NotCheckedYet):
        corrected(a_handled_case())
    with pytest.raises(NoSuchClause, match="its clauses are 1"):
        corrected(a_published_decision(), clause=2)
    with pytest.raises(NoSuchDecision):
        corrected(a_published_decision(), decision="khs-2021-2")


def test_a_closed_case_opens_again_and_its_old_decision_stays() -> None:
    town = a_closed_case()
    town.on_case("reopen_case", reason="Päätös oli virheellinen.")
    assert (town.case.stage, town.case.closed_because) == (Stage.PREPARATION, "")
    town.on_case("revise_proposal", proposal=proposal("Oikein.", corrects="khs-2021-1", no_loss=True))
    town.on_case("approve_for_agenda", body="khs")
    town.call("", "2021-04-26 16:00")
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    town.hold("2021-04-26", outcome="approved")
    assert [handling.section for handling in town.case.handlings] == [1, 2]
    old = town.case.decisions["khs-2021-1"]
    assert (old.word, old.corrected_by) == ("final", "khs-2021-2")


def test_a_decision_of_a_reopened_case_becomes_final_in_its_own_time() -> None:
    town = a_published_decision()
    town.on_case("reopen_case", reason="Päätös oli virheellinen.")
    town.until("2021-04-12")
    assert (town.case.stage, town.case.decisions["khs-2021-1"].word) == (Stage.PREPARATION, "final")


def test_what_is_not_checked_is_undone_and_not_reopened() -> None:
    with pytest.raises(NotCheckedYet, match="undo its handling"):
        a_handled_case().on_case("reopen_case", reason="Virhe.")


def test_a_reopened_case_is_not_closed_by_the_publication_of_its_old_decision() -> None:
    town = a_case_in_preparation(legal_ground="preparation")
    town.on_case("decide_alone", body="strj", legal_ground="preparation")
    town.on_case("reopen_case", reason="Virhe.")
    town.on_case("publish_decision", decision="strj-2021-1")
    assert (town.case.stage, town.case.decisions["strj-2021-1"].word) == (Stage.PREPARATION, "final")


def test_a_case_stays_open_while_an_earlier_decision_may_still_be_challenged() -> None:
    town = a_published_decision()
    town.on_case("reopen_case", reason="Virhe.")
    town.on_case("revise_proposal", proposal=proposal("Toimeenpano.", legal_ground="preparation"))
    town.on_case("decide_alone", body="strj", legal_ground="preparation")
    town.on_case("publish_decision", decision="strj-2021-1")
    assert town.case.stage is Stage.DECIDED
    town.until("2021-04-12")
    assert (town.case.stage, town.case.decisions["khs-2021-1"].word) == (Stage.CLOSED, "final")


def test_what_is_not_decided_is_not_reopened() -> None:
    town = a_published_decision()
    town.on_case("reopen_case", reason="Virhe.")
    with pytest.raises(NotNow):
        town.on_case("reopen_case", reason="Virhe.")
