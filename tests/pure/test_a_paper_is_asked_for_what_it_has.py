"""The table of papers binds a fact to what its papers are about; nothing else can be asked of them."""

from __future__ import annotations

import pytest

from models.papers.paper import PAPERS, NotCalledFor, topic_of
from models.papers.paper_order import PaperOrder
from models.papers.topic import Topic
from tests.support.paper_life import Life
from tests.support.paper_lives import whole_life

FIRST_RELEASE = ("template", "language", "journal", "seq", "subject")
"""What an order says since the first release: with it the papers of old registries are made again."""


@pytest.fixture(scope="module")
def life() -> Life:
    return whole_life()


def about(life: Life, order: PaperOrder) -> Topic:
    """What an ordered paper is about."""
    return topic_of(order, life.reading(order).facts(order.journal)[-1].content)


def test_every_ordered_paper_has_its_topic(life: Life) -> None:
    orders = list(life.orders())
    assert {order.template for order in orders} >= {"review", "extract", "report_request", "accounts_section"}
    assert all(about(life, order).subject == order.subject for order in orders)


@pytest.mark.parametrize(
    ("template", "topic"),
    [
        ("review_request", Topic(group="digijory", revision=1)),
        ("review", Topic(group="digijory", revision=1, is_sender=True)),
        ("proposal", Topic(subject="10", item=10)),
        ("agenda", Topic()),
        ("minutes", Topic()),
        ("extract", Topic(decision="khs-2021-186")),
        ("report_request", Topic(subject="104020107401", period="2021Q1", project="104020107401")),
        ("progress_report", Topic(period="2021Q1", project="104020107401", is_sender=True)),
        ("case_cover", Topic()),
    ],
)
def test_a_paper_is_about_what_its_fact_names(life: Life, template: str, topic: Topic) -> None:
    assert about(life, life.order(template)) == topic


def test_the_sums_of_a_period_are_those_that_the_fact_fixed(life: Life) -> None:
    told = about(life, life.order("consolidated_report")).told
    assert told is not None
    assert told.spent["104020107401"] > 0
    assert about(life, life.order("accounts_section")).period == ""


@pytest.mark.parametrize(
    "changes", [{"template": "minutes"}, {"template": "unknown"}, {"subject": "11"}, {"subject": ""}]
)
def test_a_paper_that_its_fact_does_not_call_for_is_not_made(life: Life, changes: dict[str, str]) -> None:
    order = life.order("proposal").model_copy(update=changes)
    with pytest.raises(NotCalledFor, match=order.template):
        about(life, order)


def test_an_order_says_no_more_than_in_the_first_release() -> None:
    assert tuple(PaperOrder.model_fields) == FIRST_RELEASE


def test_a_fact_calls_for_papers_of_a_template_in_one_line_only() -> None:
    called = [(kind.template, kind.fact) for kind in PAPERS]
    assert len(called) == len(set(called))
