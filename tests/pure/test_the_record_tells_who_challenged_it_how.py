"""The record of a decision tells each claim and appeal against it, what became of it, and names nobody."""

from __future__ import annotations

from datetime import date

from models.record.claims import RecordedClaim
from models.record.decision import DecisionRecord
from models.record.making.decision import decision_record
from models.record.recorded_appeal import AppealKind
from models.record.reference import Reference
from tests.support.builders import Town, a_published_decision, told, written
from tests.support.challenging import (
    IN_TIME,
    LATE,
    challenged,
    decided,
    settled,
)


def recorded(town: Town, number: int = 0) -> DecisionRecord:
    return decision_record(town.case, town.case.handlings[number], town.memory, told)


def test_a_claim_is_told_with_who_examines_it_and_what_became_of_it() -> None:
    town = a_published_decision()
    case = challenged(town, made_by={**written("Vaatija"), "sealed": True})
    assert recorded(town).claims == (
        RecordedClaim(
            kind=AppealKind.CLAIM,
            day=date(2021, 4, 8),
            private=True,
            to="kaupunginhallitus",
            register_number=case,
        ),
    )
    settled(town, case, "2021-05-11 09:00", "rejected", decision=decided(town, case, "2021-05-10"))
    (claim,) = recorded(town).claims
    decision = Reference(body="KHS", year=2021, day=date(2021, 5, 10), section=2)
    assert (claim.outcome, claim.decided) == ("rejected", decision)
    assert "Vaatija" not in recorded(town).model_dump_json()


def test_what_came_late_is_told_so() -> None:
    town = a_published_decision()
    challenged(town, LATE)
    assert [(claim.late, claim.private) for claim in recorded(town).claims] == [(True, False)]


def test_a_decision_that_nobody_challenged_tells_of_no_claim() -> None:
    assert recorded(a_published_decision()).claims == ()


def test_a_decision_on_a_claim_names_the_one_that_it_was_made_against() -> None:
    town = a_published_decision()
    case = challenged(town, IN_TIME)
    decided(town, case, "2021-05-10")
    town.case_id = case
    against = recorded(town).claim_against
    assert against
    assert against.decision == Reference(body="KHS", year=2021, section=1)
