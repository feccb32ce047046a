"""A meeting that goes on past midnight decides on its own day, by local time, wherever that is told."""

from __future__ import annotations

from datetime import date

from models.base.calendar import local_day
from models.record.telling import day_of
from tests.support.builders import CHECKERS, a_summoned_meeting


def test_a_decision_made_after_midnight_has_the_day_of_its_meeting() -> None:
    town = a_summoned_meeting()
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=range(1, 9))
    town.on_meeting("handle_item", "2021-03-16 00:20", item=1, outcome="approved")
    town.on_meeting("close_meeting", "2021-03-16 00:40")
    handled = next(fact for fact in town.facts(town.case_id) if fact.kind == "CaseHandled")
    assert town.handling.day == day_of(handled) == date(2021, 3, 15)


def test_everything_else_has_the_local_day_on_which_it_happened() -> None:
    town = a_summoned_meeting()
    town.hold("2021-03-15", item=1, outcome="approved")
    town.on_meeting("check_minutes", "2021-03-18 00:30", checkers=CHECKERS)
    checked = next(fact for fact in town.facts(town.case_id) if fact.kind == "DecisionChecked")
    assert day_of(checked) == local_day(checked.happened_at) == date(2021, 3, 18)
    assert checked.happened_at.date() == date(2021, 3, 17)
