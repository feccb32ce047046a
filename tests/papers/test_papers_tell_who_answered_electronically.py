"""The minutes tell which deputy answered in a member's place, and who was disqualified."""

from __future__ import annotations

from activities.papers.papers import make
from models.papers.paper import papers
from tests.support.builders import EVERYBODY, TEXTS, Town
from tests.support.electronic import answer, in_the_procedure
from tests.support.paper_life import AsItStood
from tests.support.reading_pdf import text


def the_minutes(town: Town) -> str:
    """The last Finnish minutes of the meeting."""
    states = ((fact, town.memory.held(fact.journal).state) for fact in town.memory.facts)
    orders = [order for fact, state in states if state for order in papers(fact, state)]
    order = [one for one in orders if one.template == "minutes" and one.language == "fi"][-1]
    read = AsItStood(town.memory.facts, dict(TEXTS))
    return " ".join(text(make(order, read).pdf).split())


def test_the_minutes_name_the_deputy_who_answered_and_the_member_who_withdrew() -> None:
    town = in_the_procedure()
    for seat in EVERYBODY:
        if seat != 4:
            answer(town, seat)
    answer(town, 4, "disqualified", ground="hallintolaki 28.1 § 5 kohta")
    answer(town, "varajäsen 4")
    town.until("2021-03-12 12:30")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    town.on_meeting("settle_item", item=2)
    town.on_meeting("close_meeting")
    town.on_meeting("check_minutes", "2021-03-17", checkers=["jäsen 5", "jäsen 6"])
    told = the_minutes(town)
    assert "jokainen jäsen suostui ehdotukseen viimeistään" in told
    assert "Paikan 4 jäsenen sijasta vastasi varajäsen 4." in told
    assert "hallintolaki 28.1 § 5 kohta" in told
