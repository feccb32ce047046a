"""What became of a decision is told clause by clause, with one word for the whole that follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Any

import pytest

from models.base.refusal import Refusal
from models.bodies.body import Bodies
from models.case.granting import granted
from models.decision.decision import NotAnOutcome
from models.law.outcome import ANSWERS, CARRIED, Outcome, Partly, Whole, whole_of
from models.matter.resolution import clause_by_clause, outcome_text, takes_the_proposal
from models.matter.stage import Stage
from tests.pure.test_officeholders_decide_alone import decided_alone
from tests.support.builders import MOVER, Town, an_open_meeting, grant, written


@pytest.mark.parametrize(
    ("item", "clauses", "word"),
    [
        (Outcome.APPROVED, [Outcome.APPROVED, Outcome.APPROVED], Outcome.APPROVED),
        (Outcome.APPROVED_AMENDED, [Outcome.APPROVED, Outcome.APPROVED_AMENDED], Outcome.APPROVED_AMENDED),
        (Outcome.APPROVED, [Outcome.APPROVED, Outcome.TABLED], Partly.PUT_OFF),
        (Outcome.APPROVED_BY_VOTE, [Outcome.APPROVED_BY_VOTE, Outcome.RETURNED], Partly.RETURNED),
        (Outcome.APPROVED, [Outcome.TABLED, Outcome.APPROVED, Outcome.RETURNED], Partly.RETURNED),
        (Outcome.APPROVED_AMENDED, [Outcome.APPROVED, Outcome.REJECTED], Partly.REFUSED),
        (Outcome.APPROVED_AMENDED, [Outcome.REJECTED, Outcome.REJECTED], Outcome.REJECTED),
        (Outcome.APPROVED, [Outcome.APPROVED, Outcome.NOT_EXAMINED], Partly.APPROVED),
        (Outcome.APPROVED, [Outcome.APPROVED, Outcome.REVOKED], Outcome.APPROVED),
        (Outcome.APPROVED, [Outcome.REJECTED, Outcome.NOT_EXAMINED], Partly.REFUSED),
        (Outcome.TABLED, [Outcome.TABLED, Outcome.TABLED], Outcome.TABLED),
        (Outcome.NOTED, [], Outcome.NOTED),
    ],
)
def test_the_word_follows_from_the_clauses(item: Outcome, clauses: Iterable[Outcome], word: Whole) -> None:
    assert whole_of(item, clauses) is word


def naively(clauses: tuple[Outcome, ...]) -> str:
    """The word that a second secretary would write for two clauses of an item that was decided."""
    first, second = clauses
    granted = {*CARRIED, Outcome.ELECTED, Outcome.NOTED, Outcome.REVOKED}
    if {first, second} <= granted:
        return "approved"
    if first is second:
        return first
    words = {
        "returned": "partly returned",
        "tabled": "partly put off",
        "rejected": "partly refused",
    }
    told = next((said for part, said in words.items() if part in clauses), "")
    return told or ("partly approved" if {first, second} & granted else "approved")


@pytest.mark.parametrize("clauses", [*product(Outcome, Outcome)])
def test_a_second_secretary_writes_the_same_word(clauses: tuple[Outcome, Outcome]) -> None:
    assert whole_of(Outcome.APPROVED, clauses).replace("_", " ") == naively(clauses).replace("_", " ")


def answering(*answers: str | None, **fields: Any) -> Town:
    """A meeting before which each clause comes to an answer by being approved."""
    clauses = [
        {"number": number, "text": written(f"Kohta {number}."), "answer": answer}
        for number, answer in enumerate(answers, start=1)
    ]
    return an_open_meeting(clauses=clauses, **fields)


@pytest.mark.parametrize("answer", ANSWERS)
def test_what_answers_a_claim_comes_to_that_answer_when_it_is_approved(answer: Outcome) -> None:
    town = answering(answer, answer)
    town.on_meeting("handle_item", item=1, outcome="approved")
    assert (town.handling.outcome, town.handling.whole) == (answer, answer)
    assert {clause.outcome for clause in town.handling.clauses} == {answer}
    assert takes_the_proposal(town.handling)
    assert town.case.stage is Stage.DECIDED


def test_a_claim_that_is_granted_in_part_is_told_clause_by_clause() -> None:
    town = answering(None, "rejected", "not_examined")
    done = town.on_meeting("handle_item", item=1, outcome="approved")
    assert done.values["outcome"] == "partly_refused"
    assert str(town.handling.decided()) == (
        "partly refused (clause 1 approved; clause 2 rejected; clause 3 not examined)"
    )
    told = clause_by_clause(town.handling)
    assert told
    assert "partly refused" in told.say("en")


def test_a_decision_of_which_all_came_to_the_same_is_told_in_one_word() -> None:
    town = answering("rejected", "rejected")
    town.on_meeting("handle_item", item=1, outcome="approved")
    assert clause_by_clause(town.handling) is None
    assert str(town.handling.decided()) == "rejected"


def test_the_word_for_the_whole_is_the_same_from_decided_alone() -> None:
    town = decided_alone(clauses=[{"number": 1, "text": written("Vaatimus hylätään."), "answer": "rejected"}])
    assert (town.handling.whole, town.handling.refusing) == (Outcome.REJECTED, True)


def test_an_official_grants_one_part_and_refuses_another() -> None:
    clauses = [
        {"number": 1, "text": written("Lupa myönnetään.")},
        {"number": 2, "text": written("Muilta osin hakemus hylätään."), "answer": "rejected"},
    ]
    town = decided_alone(clauses=clauses)
    assert (town.handling.outcome, town.handling.whole) == (Outcome.APPROVED, Partly.REFUSED)


def test_a_refused_part_grants_no_money() -> None:
    town = answering(None, "rejected", appropriation={**grant(), "clause": 2})
    town.on_meeting("handle_item", item=1, outcome="approved")
    assert granted(town.handling, town.case.proposals[-1]) is None


def test_a_part_put_off_names_the_whole_and_comes_back() -> None:
    town = answering("not_examined", None)
    town.on_meeting("make_motion", item=1, kind="tabling", mover=MOVER, clauses=[2], until="week")
    town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 4"])
    town.on_meeting("carry_motion", item=1, motion=1, unanimous=True)
    town.on_meeting("handle_item", item=1, outcome="approved")
    assert (town.handling.whole, town.case.stage) == (Partly.PUT_OFF, Stage.TABLED)


def test_a_body_that_approves_a_refusal_approved_what_was_proposed() -> None:
    town = answering("rejected")
    town.on_meeting("handle_item", item=1, outcome="approved")
    names = Bodies.load().get("khs").names
    assert "approved the proposal" in outcome_text(town.handling, names).say("en")


@pytest.mark.parametrize("outcome", ["not_examined", "upheld", "revoked", "lapsed"])
def test_an_answer_is_proposed_and_never_given_in_the_meeting(outcome: str) -> None:
    with pytest.raises(NotAnOutcome):
        an_open_meeting().on_meeting("handle_item", item=1, outcome=outcome)


def test_what_only_a_body_does_is_no_answer_of_a_clause() -> None:
    with pytest.raises((Refusal, ValueError)):
        answering("tabled")
