"""Standing items: first or last on every agenda, on the first meeting from a day of the year, or by name."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from models.agenda.agenda import ItemPlaced
from models.bodies.body_part import StandingItem
from models.decision.settling import NoSuchStandingItem, NoTitle
from models.meeting.meeting import Meeting
from tests.support.boards import a_board_with
from tests.support.builders import Town, proposal

ITEMS: list[dict[str, Any]] = [
    {"id": "opening", "title": {"fi": "Kokouksen avaus"}},
    {"id": "announcements", "title": {"fi": "Ilmoitusasiat"}, "last": True},
    {"id": "interim_report", "title": {"fi": "Osavuosikatsaus"}, "days": ["04-15", "08-15", "11-15"]},
    {"id": "strategy", "title": {"fi": "Strategiakeskustelu"}, "asked": True},
]


def a_town() -> Town:
    """A board with items that come back."""
    town = Town()
    town.do("load_body", description=a_board_with() | {"standing_items": ITEMS})
    return town


def items(town: Town, journal: str) -> list[str]:
    """The standing items on an agenda, in its order; a case as `case`."""
    found = town.memory.held(journal).of(Meeting).items
    return [item.standing or ("case" if item.case else item.title) for _, item in sorted(found.items())]


def test_a_meeting_has_its_standing_items_first_and_last() -> None:
    town = a_town()
    assert items(town, town.call("2021-02-01", "2021-03-15 16:00")) == ["opening", "announcements"]


def test_the_built_agenda_keeps_the_last_ones_behind_the_cases() -> None:
    town = a_town()
    journal = town.call("2021-02-01", "2021-03-15 16:00")
    town.case_id = town.do("open_case", title="Asia", task_class="02 02 02").journal
    town.on_case("revise_proposal", proposal=proposal())
    town.on_case("approve_for_agenda", body="khs")
    town.on_meeting("build_agenda")
    assert items(town, journal) == ["opening", "case", "announcements"]
    placed = [f.content for f in town.facts(journal) if isinstance(f.content, ItemPlaced) and f.content.case]
    assert [each.item for each in placed] == [2], "its paper is called for once, under its last number"


def test_an_item_that_recurs_falls_to_the_first_meeting_from_its_day_and_to_no_other() -> None:
    town = a_town()
    days = ("2021-04-12", "2021-04-19", "2021-04-26", "2021-08-16", "2021-08-23")
    has = {day: "interim_report" in items(town, town.call("2021-02-01", f"{day} 16:00")) for day in days}
    assert [day for day in days if has[day]] == ["2021-04-19", "2021-08-16"]


def test_it_falls_to_the_next_one_where_that_was_cancelled_or_it_was_taken_off() -> None:
    town = a_town()
    town.call("2021-02-01", "2021-04-19 16:00")
    town.on_meeting("cancel_meeting", reason="Ei asioita.")
    second = town.call("2021-02-02", "2021-04-26 16:00")
    assert items(town, second) == ["opening", "interim_report", "announcements"]
    town.on_meeting("take_off_item", item=2)
    assert "interim_report" in items(town, town.call("2021-02-03", "2021-05-03 16:00"))


def test_it_goes_along_to_the_meeting_that_the_items_go_to() -> None:
    town = a_town()
    first = town.call("2021-02-01", "2021-04-19 16:00")
    second = town.call("2021-02-01", "2021-04-26 16:00")
    town.do("cancel_meeting", first, reason="Ei asioita.", to=second)
    assert items(town, second) == ["opening", "announcements", "interim_report"]


def test_an_item_is_added_by_its_name() -> None:
    town = a_town()
    journal = town.call("2021-02-01", "2021-03-15 16:00")
    town.on_meeting("add_item", standing="strategy")
    town.on_meeting("build_agenda")
    assert items(town, journal) == ["opening", "strategy", "announcements"]
    with pytest.raises(NoSuchStandingItem, match="opening"):
        town.on_meeting("add_item", standing="budget")
    with pytest.raises(NoTitle):
        town.on_meeting("add_item", standing="strategy", title="Keskustelu")


@pytest.mark.parametrize("day", ["02-29", "13-01", "4-15"])
def test_a_day_is_one_of_every_year(day: str) -> None:
    with pytest.raises(ValidationError):
        StandingItem.model_validate({"id": "report", "title": {"fi": "Katsaus"}, "days": [day]})
