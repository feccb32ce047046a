"""How long a case is secret follows from its ground: what protects private life, for a hundred years."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.case.case import Case
from models.engine.command import Answer
from models.law.rules import Rulebook
from models.law.secrecy_length import USUAL, rule_of
from models.municipality.municipality import Municipality
from models.municipality.short_secrecy import shorter_than_by_law
from models.preparation.classifying import SamePublicity
from models.preparation.opening import CaseOpened
from tests.pure.test_a_municipality_is_data import a_described_town, described
from tests.support.abroad import serving
from tests.support.builders import Town

PRIVATE, TRADE = "JulkL 24.1 § 25 k", "JulkL 24.1 § 20 k"
PRIVATE_LIFE = "secrecy.years.private_life"


def opened(**fields: Any) -> tuple[Town, Answer]:
    town = Town()
    given = {"title": "Asia", "task_class": "05 01", "publicity": "confidential", **fields}
    answer = town.do("open_case", **given)
    town.case_id = answer.journal
    return town, answer


@pytest.mark.parametrize(
    "ground",
    [
        PRIVATE,
        "JulkL (621/1999) 24.1 § 32 k",
        "julkisuuslain 24 § 1 mom. 24 kohta",
        "Julkisuuslaki 24 §:n 1 momentin 26–28 kohdat",
        "OffL 24 § 1 mom. 31 punkten",
        "JulkL 24.1 § 20 ja 25 k",
        "laki viranomaisten toiminnan julkisuudesta 24 § 1 mom. 25 k",
    ],
)
def test_grounds_of_private_life_are_known_however_they_are_written(ground: str) -> None:
    assert rule_of(ground) == PRIVATE_LIFE


@pytest.mark.parametrize(
    "ground",
    [TRADE, "JulkL 24.1 § 7 k", "JulkL 24 § 1 mom. 20 kohta, HankL 25 §", "JulkL 24 §", "Laki 24 § 25 k", ""],
)
def test_every_other_ground_keeps_secret_for_the_usual_time(ground: str) -> None:
    assert rule_of(ground) == USUAL


def test_a_country_that_says_nothing_of_grounds_has_one_length() -> None:
    with serving("se"):
        assert rule_of(PRIVATE) == USUAL


@pytest.mark.parametrize(("ground", "last"), [(PRIVATE, date(2121, 1, 11)), (TRADE, date(2046, 1, 11))])
def test_a_case_is_opened_secret_for_as_long_as_its_ground_says(ground: str, last: date) -> None:
    town, answer = opened(ground=ground)
    assert town.case.secret_until == last
    assert "law says" not in answer.sentence
    assert town.case.secrecy_ends
    assert town.case.secrecy_ends.rule == rule_of(ground)


def test_who_gives_an_earlier_day_is_told_what_the_law_says_of_the_ground() -> None:
    town, answer = opened(ground=PRIVATE, secret_until="2046-01-11")
    assert "secret until 2046-01-11; on this ground the law says until 2121-01-11" in answer.sentence
    assert town.case.secret_until == date(2046, 1, 11)
    assert "law says" not in opened(ground=TRADE, secret_until="2030-01-11")[1].sentence
    assert "law says" not in opened(ground=PRIVATE, secret_until="2130-01-11")[1].sentence


def classified(town: Town, **fields: Any) -> tuple[Case, str]:
    said = town.on_case("classify_case", publicity="confidential", **fields).sentence
    return town.case, said


def test_another_ground_brings_its_own_length_unless_somebody_gave_the_day() -> None:
    assert classified(opened(ground=TRADE)[0], ground=PRIVATE)[0].secret_until == date(2121, 1, 11)
    assert classified(opened(ground=PRIVATE)[0], ground=TRADE)[0].secret_until == date(2046, 1, 11)
    case, said = classified(opened(ground=TRADE, secret_until="2060-05-01")[0], ground=PRIVATE)
    assert case.secret_until == date(2060, 5, 1)
    assert "the law says until 2121-01-11" in said


def test_a_case_gets_another_last_day_on_the_ground_that_it_has() -> None:
    town, _ = opened(ground=PRIVATE, secret_until="2046-01-11")
    assert classified(town, ground=PRIVATE, secret_until="2071-06-30")[0].secret_until == date(2071, 6, 30)
    with pytest.raises(SamePublicity, match="--secret-until"):
        classified(town, ground=PRIVATE, secret_until="2071-06-30")


PLAN = {"id": "05", "title": {"fi": "Sosiaalitoimi"}, "publicity": "confidential", "ground": PRIVATE}


@pytest.mark.parametrize(("years", "ends"), [(0, 2126), (25, 2126), (110, 2136)])
def test_a_records_plan_makes_it_longer_and_never_shorter_than_the_law(years: int, ends: int) -> None:
    town = a_described_town(records_plan=[{**PLAN, "secret_years": years}])
    answer = town.do("open_case", title="Asia", task_class="05 01")
    content = town.facts(answer.journal)[0].content
    assert isinstance(content, CaseOpened)
    assert content.secret_until
    assert content.secret_until.year == ends


def test_a_plan_that_says_less_than_the_law_is_told_so() -> None:
    told = described(records_plan=[{**PLAN, "secret_years": 25}])["municipality"]
    (short,) = shorter_than_by_law(Municipality.model_validate(told), Rulebook.load().on(date(2026, 1, 1)))
    assert (short.task_class, short.years, short.lawful) == ("05", 25, 100)
