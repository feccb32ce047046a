"""An observer gets copies of the proposal and of the decision of a case, and nobody waits for them."""

from __future__ import annotations

import pytest

from models.papers.notice import notices
from models.preparation.observing import NoSuchObserver, ObserverAlready
from tests.support.builders import Town, a_case_in_preparation, a_summoned_meeting, an_opened_case

UNIT = "sivistystoimi"


def copies(town: Town) -> list[tuple[str, str]]:
    """What observers were sent, with their keys."""
    facts = [(fact, town.memory.held(fact.journal).state) for fact in town.memory.facts]
    found = [order for fact, state in facts for order in notices(fact, state)]
    return [(order.template, order.to) for order in found if order.role == "observer"]


def test_an_observer_gets_a_copy_of_the_proposal_that_was_approved() -> None:
    town = a_case_in_preparation()
    town.on_case("name_observer", observer=UNIT)
    assert copies(town) == []
    town.on_case("approve_for_agenda", body="khs")
    assert copies(town) == [("proposal_copy", UNIT)]


def test_an_observer_gets_a_copy_of_the_decision_unless_informed_anyhow() -> None:
    town = a_summoned_meeting(informed=["Kirjasto"])
    town.hold("2021-03-15", outcome="approved")
    for observer in (UNIT, "Kirjasto"):
        town.on_case("name_observer", observer=observer)
    town.check("2021-03-24")
    town.publish("2021-03-26")
    assert [each for each in copies(town) if each[0] == "decision_notice"] == [("decision_notice", UNIT)]


def test_one_who_was_let_go_gets_no_more_copies() -> None:
    town = a_case_in_preparation()
    town.on_case("name_observer", observer=UNIT)
    town.on_case("dismiss_observer", observer=UNIT)
    town.on_case("approve_for_agenda", body="khs")
    assert copies(town) == []


def test_an_observer_is_named_once() -> None:
    town = an_opened_case()
    with pytest.raises(NoSuchObserver, match="none yet"):
        town.on_case("dismiss_observer", observer=UNIT)
    answer = town.on_case("name_observer", observer=UNIT)
    assert answer.sentence == "sivistystoimi gets copies from now on."
    with pytest.raises(ObserverAlready):
        town.on_case("name_observer", observer=UNIT)
