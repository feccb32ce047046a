"""The paper of a report that was returned is marked in the list, and the one that replaces it says so."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.desk.reading.papers import PaperLine, about
from models.papers.topic import reporting_project
from tests.support.builders import DAYCARE, a_running_follow_up, written
from tests.support.follow_ups import controller, give

NOW = datetime(2021, 4, 10, tzinfo=UTC)


def test_a_returned_report_is_told_among_papers() -> None:
    town = a_running_follow_up()
    town.until("2021-04-10")
    give(town)
    assert town.follow_up.report("2021Q1", DAYCARE).returned is None
    town.until("2021-04-12")
    controller(town, "return_report", comment=written("Tavoite puuttuu."))
    town.until("2021-04-13")
    give(town, spent=2000)
    assert town.follow_up.report("2021Q1", DAYCARE).returned == date(2021, 4, 12)
    held = town.memory.held(town.follow_up_id)
    facts = {fact.seq: fact for fact in town.memory.facts if fact.journal == held.id}
    given = [fact for fact in facts.values() if fact.kind == "ReportGiven"]
    marked = []
    for fact in given:
        (topic,) = reporting_project(fact.content)  # type: ignore[arg-type]  # of this kind
        paper = PaperLine(
            held.id, fact.seq, 1, "progress_report", "fi", topic.subject, "", "", "", "", "", NOW, ""
        )
        marked.append(about(held, facts, paper).returned)
    assert marked == [date(2021, 4, 12), None]
