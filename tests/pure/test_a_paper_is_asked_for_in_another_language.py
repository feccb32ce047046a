"""Law and body say in which languages a paper is made; in others it is made when somebody asks for it."""

from __future__ import annotations

import pytest

from models.force.force import DecisionPublished
from models.papers.asking import NoSuchPaper, PaperIsThere
from tests.pure.test_a_municipality_is_data import a_decision_of_the_council, a_described_town
from tests.support.builders import Town
from tests.support.orders import ordered


def a_published_one() -> Town:
    town = a_decision_of_the_council(a_described_town())
    town.on_meeting("publish_minutes", "2026-03-06")
    return town


def languages(town: Town, template: str) -> list[str]:
    return [order.language for _, order in ordered(town.memory.facts) if order.template == template]


def asked(town: Town, language: str, template: str = "extract") -> None:
    published = next(f for f in town.facts(town.case_id) if isinstance(f.content, DecisionPublished))
    town.on_case("ask_for_paper", role="secretary", template=template, of=published.seq, language=language)


def test_a_bilingual_council_summons_and_writes_minutes_in_both_languages() -> None:
    town = a_published_one()
    for template in ("proposal", "agenda", "minutes_draft", "minutes", "extract", "appeal_instructions"):
        assert languages(town, template) == ["fi", "sv"]


def test_a_body_that_works_in_one_language_has_papers_in_that_one() -> None:
    town = a_described_town()
    town.call("2026-02-03", "2026-03-02 18:00", body="sivltk")
    town.on_meeting("add_item", item=1, title="Ilmoitusasiat")
    town.on_meeting("send_agenda", "2026-02-20")
    assert languages(town, "agenda") == ["fi"]


def test_what_is_about_one_case_alone_is_in_its_language() -> None:
    assert languages(a_published_one(), "decision_notice") == ["fi"]


def test_a_further_language_is_made_when_it_is_asked_for_and_once() -> None:
    town = a_published_one()
    asked(town, "en")
    assert languages(town, "extract") == ["fi", "sv", "en"]
    with pytest.raises(PaperIsThere):
        asked(town, "en")
    with pytest.raises(PaperIsThere):
        asked(town, "sv")


def test_what_no_fact_calls_for_is_not_made() -> None:
    with pytest.raises(NoSuchPaper):
        asked(a_published_one(), "en", "officeholder_decision")
