"""Secrecy ends on its day: time says so, and the papers that are made then tell what was confidential."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from activities.papers.papers import make
from models.base.language import Language
from models.case.case import Case
from models.case.secrecy_end import SecrecyEnded, last_day
from models.case.subject import Publicity
from models.engine.journal import Fact
from models.preparation.opening import CaseOpened
from tests.papers.test_confidential_papers import GROUND, SECRET, sealed_life
from tests.support.builders import Town
from tests.support.paper_life import Life, at
from tests.support.reading_pdf import text


def ended(life: Life) -> Fact:
    (fact,) = [fact for fact in life.memory.facts if isinstance(fact.content, SecrecyEnded)]
    return fact


@pytest.fixture(scope="module", params=["partly_confidential", "confidential"])
def life(request: pytest.FixtureRequest) -> Life:
    """A case of 2021, closed long ago, when its secrecy has ended."""
    life = sealed_life(request.param)
    life.memory.forward(at("2021-12-31 12:00"))
    assert not [fact for fact in life.memory.facts if isinstance(fact.content, SecrecyEnded)]
    life.memory.forward(at("2046-01-12 00:00"))
    return life


def test_it_ends_at_the_midnight_after_its_last_day(life: Life) -> None:
    fact = ended(life)
    assert fact.happened_at == at("2046-01-12 00:00")
    assert (fact.actor, fact.content.model_dump()["day"]) == ("Pykälä", date(2046, 1, 11))
    case = life.memory.held(fact.journal).of(Case)
    assert (case.publicity, case.secrecy_ended) == (Publicity.PUBLIC, date(2046, 1, 11))


def test_its_extracts_are_made_again_with_what_was_confidential(life: Life) -> None:
    orders = [order for order in life.orders() if order.seq == ended(life).seq and not order.whole]
    orders = [order for order in orders if order.journal == ended(life).journal]
    assert {order.template for order in orders} == {"extract"}
    said = text(make(orders[-1], life.reading(orders[-1])).pdf)
    assert f"Kaupunginhallitus päätti: {SECRET}." in said
    assert f"Liite 3 {SECRET}" in said
    assert "Salassapito päättyi 11.1.2046" in said
    assert f"({GROUND})" not in said
    assert f"Maija {SECRET}" not in said


@pytest.mark.parametrize(("language", "mark"), [("sv", "Sekretessen upphörde"), ("en", "Secrecy ended on")])
def test_it_is_said_in_the_readers_language(life: Life, language: Language, mark: str) -> None:
    order = [order for order in life.orders() if order.template == "extract"][-1]
    order = order.model_copy(update={"language": language})
    assert mark in text(make(order, life.reading(order)).pdf)


def test_what_was_made_before_stays_as_it_is(life: Life) -> None:
    order = life.order("extract")
    assert SECRET not in text(make(order, life.reading(order)).pdf)


def opened(**fields: Any) -> tuple[Town, CaseOpened]:
    town = Town()
    given: dict[str, Any] = {"title": "Asia", "task_class": "03 01 01", **fields}
    town.case_id = town.do("open_case", **given).journal
    content = town.facts(town.case_id)[0].content
    assert isinstance(content, CaseOpened)
    return town, content


def test_its_last_day_is_what_is_said_else_what_the_law_says() -> None:
    secret = {"publicity": "confidential", "ground": GROUND}
    assert opened(**secret)[1].secret_until == date(2046, 1, 11)
    assert opened(**secret, secret_until="2031-06-30")[1].secret_until == date(2031, 6, 30)
    assert opened()[1].secret_until is None


def test_a_closed_case_is_done_when_its_secrecy_is() -> None:
    town, _ = opened(publicity="confidential", ground=GROUND, secret_until="2021-03-01")
    town.on_case("withdraw_case", reason={**sealed(), "sealed": True})
    assert town.case.open
    town.until("2021-03-02")
    assert not town.case.open
    assert town.facts(town.case_id)[-1].kind == "SecrecyEnded"


def sealed() -> dict[str, object]:
    return {"sha256": "0" * 64, "original": "fi", "languages": ["fi"]}


def test_what_began_on_a_leap_day_ends() -> None:
    assert last_day(date(2024, 2, 29), 25) == date(2049, 2, 28)
