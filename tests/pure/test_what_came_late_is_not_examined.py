"""A body examines no claim that came too late, and settles no appeal."""

from __future__ import annotations

import pytest

from models.challenge.concluding import BodySettles, ConcludedAlready, CourtSettles, ResultDiffers
from models.preparation.claimed import CourtAnswers, ExaminesLate
from tests.support.builders import Town, a_published_decision, proposal
from tests.support.challenging import LATE, an_officeholders_decision, answering, challenged, decided, settled


def ready_to_approve(town: Town, case: str, *answers: str) -> None:
    clauses = [answering(answer) | {"number": number} for number, answer in enumerate(answers, start=1)]
    town.case_id = case
    town.on_case("revise_proposal", "2021-04-20", proposal=proposal(clauses=clauses))
    town.on_case("approve_for_agenda", body="khs")


@pytest.mark.parametrize("answers", [("rejected",), ("",), ("not_examined", "upheld")])
def test_what_came_late_is_not_decided_on_its_merits(answers: tuple[str, ...]) -> None:
    town = a_published_decision()
    late = challenged(town, LATE)
    with pytest.raises(ExaminesLate, match="late: it had to arrive by"):
        ready_to_approve(town, late, *answers)


@pytest.mark.parametrize("answers", [("not_examined",), ("lapsed",)])
def test_what_came_late_is_left_unexamined(answers: tuple[str, ...]) -> None:
    town = a_published_decision()
    ready_to_approve(town, challenged(town, LATE), *answers)
    assert town.case.stage == "ready"


def test_a_claim_by_a_remedy_that_there_is_not_is_left_unexamined() -> None:
    town = a_published_decision(legal_ground="administrative")
    with pytest.raises(ExaminesLate, match="by a remedy that the decision does not have"):
        ready_to_approve(town, challenged(town), "rejected")


def test_a_body_decides_no_appeal_and_settles_none() -> None:
    town = a_published_decision(legal_ground="administrative")
    appeal = challenged(town, kind="appeal")
    with pytest.raises(CourtAnswers):
        ready_to_approve(town, appeal, "rejected")
    key = decided(town, appeal, "2021-05-03", clauses=[answering("")])
    with pytest.raises(CourtSettles):
        settled(town, appeal, "2021-05-04", "changed", decision=key)


def test_what_is_refused_in_part_and_changed_in_part_is_changed() -> None:
    town = a_published_decision()
    own = challenged(town)
    clauses = [answering("rejected"), answering("") | {"number": 2}]
    key = decided(town, own, "2021-05-03", clauses=clauses)
    with pytest.raises(ResultDiffers):
        settled(town, own, "2021-05-04", "rejected", decision=key)
    settled(town, own, "2021-05-04", "changed", decision=key)


def test_a_claim_that_was_withdrawn_is_over() -> None:
    town = a_published_decision()
    own = challenged(town)
    settled(town, own, "2021-04-09", "lapsed")
    with pytest.raises(ConcludedAlready):
        settled(town, own, "2021-04-10", "rejected", ruling="HAO 1/2021", ruling_final="2021-05-10")


def test_no_court_settles_what_the_board_called_up() -> None:
    town = an_officeholders_decision()
    own = challenged(town, "2021-03-22", "call_up", "strj-2021-1")
    with pytest.raises(BodySettles):
        settled(town, own, "2021-04-10", "rejected", ruling="HAO 1/2021", ruling_final="2021-05-10")
    settled(town, own, "2021-04-10", "lapsed")
