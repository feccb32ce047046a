"""A case takes its publicity and ground from the records plan, unless somebody says otherwise."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from models.case.case import Case
from models.case.subject import NoGround, Publicity
from models.municipality.municipality import Municipality
from tests.pure.test_a_municipality_is_data import a_described_town, described

WELFARE = "JulkL 24.1 § 25 k"


def opened(task_class: str, **said: Any) -> Case:
    town = a_described_town()
    town.case_id = town.do(
        "open_case", when="2026-02-02", title="Asia", task_class=task_class, **said
    ).journal
    return town.case


@pytest.mark.parametrize(
    ("task_class", "said", "publicity", "ground"),
    [
        ("05 01 02", {}, Publicity.CONFIDENTIAL, WELFARE),
        ("05 01 02", {"publicity": "public"}, Publicity.PUBLIC, ""),
        ("05 01 02", {"ground": "JulkL 24.1 § 26 k"}, Publicity.CONFIDENTIAL, "JulkL 24.1 § 26 k"),
        ("10 03 02", {}, Publicity.PUBLIC, ""),
        ("00 01 02", {}, Publicity.PUBLIC, ""),
        (
            "00 01 02",
            {"publicity": "confidential", "ground": "JulkL 24 §"},
            Publicity.CONFIDENTIAL,
            "JulkL 24 §",
        ),
    ],
)
def test_a_case_is_as_public_as_its_task_class(
    task_class: str, said: dict[str, Any], publicity: Publicity, ground: str
) -> None:
    case = opened(task_class, **said)
    assert (case.publicity, case.ground) == (publicity, ground)


def test_the_ground_of_the_plan_is_for_what_the_plan_says() -> None:
    with pytest.raises(NoGround):
        opened("05 01 02", publicity="partly_confidential")


@pytest.mark.parametrize(
    ("task_class", "found"), [("02 08 01", "02 08"), ("10 03", "10 03"), ("10 04 01", None), ("02 081", None)]
)
def test_the_nearest_line_above_holds(task_class: str, found: str | None) -> None:
    town = Municipality.model_validate(described()["municipality"])
    planned = town.class_of(task_class)
    assert (planned.id if planned else None) == found


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        ([{"id": "05", "title": {"fi": "Sosiaalitoimi"}, "publicity": "confidential"}], "on what ground"),
        ([{"id": "05", "title": {"fi": "A"}}, {"id": "05", "title": {"fi": "B"}}], "has 05 twice"),
        ([{"id": "5", "title": {"fi": "A"}}], "id"),
        ([{"id": "05", "title": {"fi": "A"}, "retention": "long"}], "retention"),
    ],
)
def test_a_plan_that_says_too_little_is_refused(plan: list[dict[str, Any]], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Municipality.model_validate(described(records_plan=plan)["municipality"])
