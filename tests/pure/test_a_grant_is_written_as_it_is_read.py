"""A grant to a recipient is a name and a sum, with conditions and instalments where it has them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from app.case_file.reader import read
from models.case.written_grant import NoClauseGrants
from models.matter.appropriation import Appropriation
from models.matter.stage import Stage
from models.preparation.revising import EarlierInstalment, OtherBudgetYear
from tests.support.builders import Town, a_case_in_preparation, a_published_decision, proposal

MONEY: dict[str, Any] = {
    "cents": 5_000_000,
    "year": 2021,
    "budget_item": "8 05 02",
    "recipients": [
        {"name": "Nuorten talo ry", "cents": 3_000_000},
        {
            "name": "Seura ry",
            "cents": 2_000_000,
            "conditions": ["Käytöstä annetaan selvitys."],
            "instalments": [{"year": 2021, "cents": 1_500_000}, {"year": 2022, "cents": 500_000}],
        },
    ],
}


def granted_to_recipients() -> Town:
    clauses = proposal("Myönnetään 30 000 euroa ja 20 000 euroa.")["clauses"]
    return a_published_decision(appropriation=MONEY, clauses=clauses)


def test_a_grant_needs_no_project_and_nobody_reports_on_it() -> None:
    town = granted_to_recipients()
    assert town.case.follow_ups == ()
    town.until("2021-05-20")
    assert town.case.stage is Stage.CLOSED
    assert town.case.closed_because == "the decision is final, and nobody reports on the grants that it made"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"recipients": []}, "to recipients, or to both"),
        ({"cents": 1}, "but its parts make €50,000"),
        ({"recipients": [{"name": "Seura ry", "cents": 1}] * 2, "cents": 2}, "Seura ry stands 2 times"),
        (
            {
                "recipients": [{"name": "S", "cents": 2, "instalments": [{"year": 2021, "cents": 1}]}],
                "cents": 2,
            },
            "its instalments make",
        ),
    ],
)
def test_what_a_grant_says_adds_up(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Appropriation.model_validate({**MONEY, **changes})


def test_a_recipient_gets_another_sum_by_name() -> None:
    money = Appropriation.model_validate(MONEY).with_sums({"Seura ry": 0, "Nuorten talo ry": 100})  # type: ignore[dict-item]
    assert money is not None
    assert [(each.name, each.cents) for each in money.recipients] == [("Nuorten talo ry", 100)]


def test_a_case_file_names_recipients_and_sums(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(FILE, encoding="utf-8")
    script = read(file)
    given = script.steps[1].act.proposal.appropriation  # type: ignore[attr-defined]
    assert given.model_dump(exclude_defaults=True)["recipients"] == (
        {"name": "Nuorten talo ry", "cents": 3_000_000},
        {
            "name": "Seura ry",
            "cents": 2_000_000,
            "purpose": "toimintaan",
            "conditions": ("Käytöstä annetaan selvitys.",),
            "instalments": (
                {"year": 2021, "cents": 1_500_000},
                {"year": 2022, "day": given.recipients[1].instalments[1].day, "cents": 500_000},
            ),
        },
    )


FILE = """case: HEL 2021-000001
title: Avustukset
task class: 02 05 01
body: khs
people:
  preparer: {title: valmistelija}
  presenter: {title: kansliapäällikkö}
appropriation:
  total: 50 000
  year: 2021
  budget item: 8 05 02
  recipients:
    Nuorten talo ry: 30 000
    Seura ry:
      amount: 20 000
      for: toimintaan
      conditions: [Käytöstä annetaan selvitys.]
      instalments: {2021: 15 000, 2022-03-01: 5 000}
proposal:
  clauses: [Kaupunginhallitus päättää myöntää avustukset.]
  reasons: Perustelu.
  presenter: presenter
acts:
  - 2021-01-04 09:00, preparer: open case
  - 2021-01-04 09:01, preparer: revise proposal
"""


def over_years(*years: int, **more: Any) -> dict[str, Any]:
    parts = [{"year": year, "cents": 1_000_000} for year in years]
    whole = {"name": "Seura ry", "cents": 1_000_000 * len(years), "instalments": parts}
    return {"cents": whole["cents"], "year": 2021, "budget_item": "8 05 02", "recipients": [whole], **more}


def written_as(money: dict[str, Any]) -> Town:
    town = a_case_in_preparation()
    said = proposal("Myönnetään avustus.", "Avustuksesta annetaan selvitys.", appropriation=money)
    town.on_case("revise_proposal", "2021-02-01", proposal=said)
    return town


def test_later_years_pay_their_own_instalments() -> None:
    assert written_as(over_years(2021, 2022, 2023, frame=1_000_000)).case.proposals[-1].appropriation
    with pytest.raises(ValidationError, match="€20,000 of it are paid in 2021"):
        Appropriation.model_validate(over_years(2021, 2021, 2022, frame=1_000_000))


def test_an_instalment_is_paid_by_a_budget_that_is_there_or_planned() -> None:
    with pytest.raises(OtherBudgetYear):
        written_as(over_years(2021, 2045))
    with pytest.raises(EarlierInstalment):
        written_as(over_years(2020, 2021))


def test_a_line_hangs_on_a_clause_that_there_is() -> None:
    with pytest.raises(NoClauseGrants, match="clause 7"):
        written_as({**MONEY, "recipients": [MONEY["recipients"][0], MONEY["recipients"][1] | {"clause": 7}]})
