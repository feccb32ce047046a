"""Every paper of a town bears its own names, offices and languages, and nothing of another's."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from activities.papers.rendering import render
from activities.papers.scene import Scene
from activities.papers.view import view
from app.case_file.reader import read
from app.rehearsal import play_pure
from models.papers.paper_order import PaperOrder
from tests.support.clerk import EXAMPLES
from tests.support.orders import ordered
from tests.support.paper_life import AsItStood

Pages = dict[PaperOrder, str]


@pytest.fixture(scope="module")
async def pages() -> Pages:
    """Every paper of the town's case, as HTML."""
    script = read(Path(EXAMPLES / "sarvijoki" / "case.yaml"))
    facts = (await play_pure(script)).facts
    texts = {manuscript.written.sha256: manuscript.text for manuscript in script.manuscripts}
    return {
        order: render(
            f"documents/{order.template}.html.j2",
            order.language,
            view(Scene(order, AsItStood(facts[: place + 1], texts))),
        )
        for place, order in ordered(facts)
    }


def of(pages: Pages, template: str, language: str, decision: str = "") -> str:
    return next(
        html
        for order, html in reversed(pages.items())
        if (order.template, order.language) == (template, language) and decision in html
    )


def test_nothing_of_another_city_is_in_them(pages: Pages) -> None:
    assert len(pages) > 25
    assert {order: html for order, html in pages.items() if "helsin" in html.lower()} == {}


def test_each_bears_the_name_of_the_town_in_its_language(pages: Pages) -> None:
    names = {"fi": "Sarvijoen kunta", "sv": "Hornå kommun"}
    for order, html in pages.items():
        assert f'<p class="city">{names[order.language]}</p>' in html


def test_what_a_bilingual_body_writes_is_in_both_languages(pages: Pages) -> None:
    made = defaultdict(set)
    for order in pages:
        made[order.template].add(order.language)
    both = {template for template, languages in made.items() if languages == {"fi", "sv"}}
    assert both >= {"proposal", "agenda", "minutes_draft", "minutes", "extract", "appeal_instructions"}
    assert made["review"] == made["review_request"] == made["decision_notice"] == {"fi"}


@pytest.mark.parametrize("template", ["proposal", "agenda", "minutes", "extract"])
def test_the_case_is_called_in_the_language_of_the_paper(pages: Pages, template: str) -> None:
    html = of(pages, template, "sv")
    assert "Utbyggnad av kyrkbyns bibliotek" in html
    assert "Kirkonkylän kirjaston laajennus" not in html
    assert "Kirkonkylän kirjaston laajennus" in of(pages, template, "fi")


@pytest.mark.parametrize(("language", "board"), [("fi", "kunnanhallitus"), ("sv", "kommunstyrelsen")])
def test_who_presents_by_office_alone_is_called_so_in_the_readers_language(
    pages: Pages, language: str, board: str
) -> None:
    html = of(pages, "extract", language, "kommunfullmäktige" if language == "sv" else "kunnanvaltuusto")
    assert board in html


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            ("Vaasan hallinto-oikeus", "PL 204, 65101 Vaasa", "Sarvijoen kunnan kirjaamosta", "ma–to 9–15"),
        ),
        ("sv", ("Vasa förvaltningsdomstol", "PB 204, 65101 Vasa", "Hornå kommuns", "må–to 9–15")),
    ],
)
def test_instructions_of_appeal_say_where_to_turn(pages: Pages, language: str, told: tuple[str, ...]) -> None:
    html = of(pages, "appeal_instructions", language)
    for words in (*told, "vaasa@oikeus.example", "kirjaamo@sarvijoki.example"):
        assert words in html
