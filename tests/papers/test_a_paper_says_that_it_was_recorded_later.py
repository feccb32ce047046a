"""A paper of what was typed in on a later day says on which day, and why; any other says nothing of it."""

from __future__ import annotations

import pytest

from activities.papers.papers import make
from models.engine.command import LATER_WITHOUT_A_GROUND
from models.papers.paper import papers
from tests.support.builders import a_case_in_preparation
from tests.support.paper_life import AsItStood
from tests.support.reading_pdf import text

GROUND = "Pyyntö lähetettiin kirjeellä."


@pytest.mark.parametrize(("typed", "said"), [("2021-01-15 15:00", False), ("2021-03-01 10:00", True)])
def test_the_day_of_recording_stands_in_the_head_of_what_was_typed_in_later(
    typed: str, *, said: bool
) -> None:
    town = a_case_in_preparation()
    town.until(typed)
    asked = town.command("request_reviews", town.case_id, happened="2021-01-15 10:00", groups=["digijory"])
    told = town.memory.act(asked.model_copy(update={"later_because": GROUND}))
    assert LATER_WITHOUT_A_GROUND not in told.said
    fact = town.facts(town.case_id)[-1]
    (order,) = papers(fact, town.case)
    reading = AsItStood(town.memory.facts, {})
    paper = text(make(order, reading).pdf)
    assert "15.1.2021" in paper
    assert ("Kirjattu 1.3.2021" in paper) == said
    assert (f"peruste: {GROUND}" in " ".join(paper.split())) == said


def test_who_gives_no_ground_is_told_that_papers_say_it_without_one() -> None:
    town = a_case_in_preparation()
    town.until("2021-03-01 10:00")
    asked = town.command("request_reviews", town.case_id, happened="2021-01-15 10:00", groups=["digijory"])
    assert LATER_WITHOUT_A_GROUND in town.memory.act(asked).said
    assert "later_because" not in town.facts(town.case_id)[-1].model_dump(mode="json")
