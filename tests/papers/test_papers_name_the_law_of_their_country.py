"""A paper that says how a decision may be challenged names the law and the remedy of its country."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from activities.papers.papers import Paper, make
from models.base.language import Language
from tests.support.abroad import Abroad, serving
from tests.support.paper_lives import decided_alone

FINNISH = re.compile(
    r"410/2015|150/1930|kommunalbesvär|omprövning|markkina|marknadsdomstol|itsenäisyys|euro|Helsin|Suom|klo "
)


@pytest.fixture
def abroad() -> Iterator[Abroad]:
    with serving("se"):
        abroad = Abroad()
        abroad.decide("2022-05-09")
        abroad.publish("2022-05-16")
        yield abroad


def paper(abroad: Abroad, template: str, language: Language = "sv") -> Paper:
    order = abroad.life.order(template, language)
    return make(order, abroad.life.reading(order))


def test_swedish_instructions_name_swedish_law(abroad: Abroad) -> None:
    html = paper(abroad, "appeal_instructions").html
    assert "Kommunallagen (2017:725) 13 kap.; lagen (1930:173) om beräkning av lagstadgad tid." in html
    assert "inom tre veckor från den dag då det tillkännagavs på kommunens anslagstavla" in html
    assert (
        "21 dagar från tillkännagivandet 2022-05-16, flyttad från måndag 2022-06-06 (Nationaldagen)" in html
    )
    assert "Överklagandet ska ha kommit in senast 2022-06-07." in html


def test_swedish_instructions_say_where_to_turn(abroad: Abroad) -> None:
    html = paper(abroad, "appeal_instructions").html
    assert "Förvaltningsrätten i Sjöhult" in html
    assert "domstol@sjohult.example" in html
    assert "Sjöhults kommuns registratur" in html


def test_every_paper_of_a_swedish_case_is_swedish_and_names_no_finnish_law(abroad: Abroad) -> None:
    abroad.until("2022-06-09 09:00")
    orders = list(abroad.life.orders())
    assert {order.language for order in orders} == {"sv"}
    assert {"agenda", "minutes", "extract", "appeal_instructions", "case_cover"} < {
        o.template for o in orders
    }
    for order in orders:
        made = make(order, abroad.life.reading(order))
        assert FINNISH.findall(made.html) == FINNISH.findall(made.record.decode()) == [], order.template
        assert "Sjöhults kommun" in made.html


def test_what_only_prepares_is_said_to_be_closed_by_swedish_law() -> None:
    with serving("se"):
        abroad = Abroad()
        abroad.decide("2022-05-09", "noted")
        abroad.publish("2022-05-16")
        html = paper(abroad, "appeal_prohibition").html
    assert "Tillämpat lagrum: kommunallagen (2017:725) 13 kap. 2 §." in html
    assert "rent förberedande eller rent verkställande art" in html


def test_finnish_instructions_name_finnish_law() -> None:
    life = decided_alone()
    order = life.order("appeal_instructions", "sv")
    html = make(order, life.reading(order)).html
    assert "lagen om beräknande av laga tid (150/1930)" in html
    assert "2017:725" not in html
