"""What is said to prepare only, and decides on a claim, an application or a grant, is open to a challenge."""

from __future__ import annotations

from typing import Any

import pytest

from models.preparation.remedy import DecidesOnARight
from tests.support.builders import Town, a_case_in_preparation, proposal

GRANT = {
    "cents": 500_000,
    "year": 2021,
    "budget_item": "2 20 01",
    "recipients": [{"name": "Kylän seura", "cents": 500_000}],
}


def answering(answer: str) -> list[dict[str, Any]]:
    return [{**clause, "answer": answer} for clause in proposal("Hakemus ratkaistaan.")["clauses"]]


def proposed(**parts: Any) -> Town:
    town = a_case_in_preparation()
    town.on_case("revise_proposal", proposal=proposal("Päätetään.", legal_ground="preparation", **parts))
    return town


def confirmed(town: Town) -> None:
    town.on_case("approve_for_agenda", body="khs", legal_ground="preparation")


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"clauses": answering("rejected")}, "what somebody applied for"),
        ({"clauses": answering("not_examined")}, "what somebody applied for"),
        ({"claim_against": "kylk-2020-5"}, "a claim"),
        ({"appropriation": GRANT}, "a grant"),
    ],
)
def test_whoever_confirms_it(parts: dict[str, Any], what: str) -> None:
    with pytest.raises(DecidesOnARight, match=f"decides on {what}"):
        confirmed(proposed(**parts))


def test_what_prepares_is_confirmed_as_before() -> None:
    town = proposed()
    confirmed(town)
    assert town.case.stage == "ready"
