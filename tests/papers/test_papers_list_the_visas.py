"""The papers of a matter that went through a chain of approval list the visas that count."""

from __future__ import annotations

from activities.papers.papers import make
from models.papers.paper import papers
from tests.support.builders import Town
from tests.support.chains import CHAIN, a_case_sent_for_approval, give
from tests.support.paper_life import AsItStood
from tests.support.reading_pdf import text


def a_decision_of_the_manager() -> Town:
    """Decided by the municipal manager alone, after all visas, and published."""
    town = a_case_sent_for_approval()
    give(town, *(step["id"] for step in CHAIN["steps"]))
    town.on_case("decide_alone", body="kj", role="officeholder")
    town.on_case("publish_decision", decision=town.case.handlings[0].key, role="officeholder")
    return town


def test_an_officeholders_decision_lists_the_visas_of_its_chain() -> None:
    town = a_decision_of_the_manager()
    orders = [order for fact in town.facts(town.case_id) for order in papers(fact, town.case)]
    order = next(one for one in orders if one.template == "officeholder_decision" and one.language == "fi")
    paper = text(make(order, AsItStood(town.memory.facts, {})).pdf)
    assert "Hyväksynnät" in paper
    assert [step["title"]["fi"] for step in CHAIN["steps"] if step["title"]["fi"] not in paper] == []
