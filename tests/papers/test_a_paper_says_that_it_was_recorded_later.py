"""A paper of what was typed in on a later day says on which day that was; any other says nothing of it."""

from __future__ import annotations

import pytest

from activities.papers.papers import make
from models.papers.paper import papers
from tests.support.builders import a_case_in_preparation
from tests.support.paper_life import AsItStood
from tests.support.reading_pdf import text


@pytest.mark.parametrize(("typed", "said"), [("2021-01-15 15:00", False), ("2021-03-01 10:00", True)])
def test_the_day_of_recording_stands_in_the_head_of_what_was_typed_in_later(
    typed: str, *, said: bool
) -> None:
    town = a_case_in_preparation()
    town.until(typed)
    asked = town.command("request_reviews", town.case_id, happened="2021-01-15 10:00", groups=["digijory"])
    town.memory.act(asked)
    fact = town.facts(town.case_id)[-1]
    (order,) = papers(fact, town.case)
    reading = AsItStood(town.memory.facts, {})
    paper = text(make(order, reading).pdf)
    assert "15.1.2021" in paper
    assert ("Kirjattu 1.3.2021" in paper) == said
