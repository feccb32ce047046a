"""The record inside a paper of a decision is that decision's record, the same that is exported."""

from __future__ import annotations

import json
from typing import Any

import pytest

from activities.papers.papers import make
from models.record.decision import DecisionRecord
from models.record.making.case_record import case_record
from tests.support.paper_life import Life
from tests.support.paper_lives import approved, decided_alone, opened, prepared, tabled

GROUND = "JulkL 24.1 § 20 k"


@pytest.fixture(scope="module")
def life() -> Life:
    life = Life()
    case = opened(life)
    prepared(life, case)
    tabled(life, case)
    approved(life, case)
    return life


def inside(life: Life, template: str, nth: int = 0) -> dict[str, Any]:
    """What lies inside a paper."""
    order = life.order(template, nth=nth)
    found: dict[str, Any] = json.loads(make(order, life.reading(order)).record)
    return found


@pytest.mark.parametrize("template", ["extract", "appeal_instructions", "decision_notice"])
def test_a_paper_of_a_decision_carries_the_record_that_is_exported(life: Life, template: str) -> None:
    found = inside(life, template, nth=0 if template == "appeal_instructions" else 1)
    exported = case_record(
        life.memory, "HEL 2021-002935", life.memory.facts, (), lambda one: life.texts.get(one.sha256)
    ).handlings[-1]
    assert DecisionRecord.model_validate(found["decision"]) == exported
    assert not {"matter", "meeting"} & set(found)


def test_an_officeholders_decision_carries_its_record_too() -> None:
    found = inside(decided_alone(), "officeholder_decision")
    assert (found["decision"]["key"], found["decision"]["sitting"]) == ("strj-2021-1", None)


def test_minutes_carry_the_record_of_each_decision_beside_the_meeting(life: Life) -> None:
    found = inside(life, "minutes", nth=1)
    assert [decision["key"] for decision in found["decisions"]] == ["khs-2021-216"]
    assert found["matters"] == []
    assert "handling" not in found["meeting"]["items"]["26"]


@pytest.mark.parametrize("template", ["review_request", "proposal", "agenda"])
def test_a_paper_about_something_else_carries_its_part_of_the_record(life: Life, template: str) -> None:
    found = inside(life, template)
    assert "decision" not in found
    assert {"matter", "matters"} & set(found)


def test_a_confidential_decision_is_told_without_its_words() -> None:
    life = Life(confidential=True)
    case = opened(life, publicity="confidential", ground=GROUND)
    prepared(life, case)
    tabled(life, case)
    told = inside(life, "extract")["decision"]
    assert (told["withheld"], told["secrecy"], told["outcome"]) == (True, GROUND, "tabled")
    assert [clause["text"] for clause in told["clauses"]] == ["", ""]
    assert (told["appropriation"], told["proceedings"], told["proposal"]) == (None, None, None)
