"""Whoever checks minutes checks what they say then: nothing is confirmed before it was written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.base.refusal import HappenedBefore
from models.meeting.meeting_stage import MeetingStage
from tests.support.builders import CHECKERS, EVERYBODY, Town, a_summoned_meeting
from tests.support.people import by, staffed


@pytest.fixture
def town() -> Town:
    """A meeting that was closed on 15.3.2021 with two items, two of whose members are known."""
    town = a_summoned_meeting()
    staffed(town)
    for person, seat in (("neljas", 4), ("viides", 5)):
        by(town, "rekisteri", "add_person", "registrar", person=person)
        office: dict[str, Any] = {"person": person, "office": "member", "of": "khs", "seat": seat}
        by(town, "rekisteri", "appoint_person", "registrar", **office)
    secretary(town, "add_item", title="Ilmoitusasiat", ground="Puuttui.")
    town.until("2021-03-15 16:00")
    secretary(town, "open_meeting", present=EVERYBODY)
    secretary(town, "handle_item", item=1, outcome="approved")
    secretary(town, "settle_item", item=2, outcome="approved")
    secretary(town, "close_meeting")
    return town


def secretary(town: Town, act: str, **fields: Any) -> Any:
    return by(town, "sihteeri", act, "secretary", town.meeting_id, **fields)


def confirms(town: Town, person: str, **said: Any) -> str:
    return by(town, person, "confirm_minutes", "member", town.meeting_id, **said).sentence


def corrected(town: Town, when: str) -> None:
    """Item 2 is recorded anew."""
    town.until(when)
    secretary(town, "undo_handling", item=2, reason="Väärin kirjattu.")
    secretary(town, "settle_item", item=2, outcome="noted")


def test_nobody_confirms_minutes_before_they_said_so(town: Town) -> None:
    corrected(town, "2021-03-17 12:00")
    with pytest.raises(HappenedBefore):
        confirms(town, "neljas", happened="2021-03-16 12:00")
    confirms(town, "neljas", happened="2021-03-17 12:00")


def test_the_last_of_them_does_not_check_the_minutes_before_the_first(town: Town) -> None:
    town.until("2021-03-18 12:00")
    confirms(town, "neljas")
    town.until("2021-03-19 12:00")
    with pytest.raises(HappenedBefore):
        confirms(town, "viides", happened="2021-03-17 12:00")
    confirms(town, "viides")
    assert town.meeting.checked == date(2021, 3, 19)


def test_a_check_on_paper_is_of_what_the_minutes_said_too(town: Town) -> None:
    corrected(town, "2021-03-17 12:00")
    town.until("2021-03-18 12:00")
    command = town.command(
        "check_minutes", town.meeting_id, happened="2021-03-16 12:00", checkers=CHECKERS
    ).model_copy(update={"actor": "sihteeri"})
    with pytest.raises(HappenedBefore):
        town.memory.act(command)


def test_a_section_that_is_checked_by_itself_takes_no_confirmation_away(town: Town) -> None:
    town.until("2021-03-17 12:00")
    confirms(town, "neljas")
    secretary(town, "check_minutes", sections=[2], checkers=["jäsen 8", "jäsen 9"])
    assert town.meeting.confirmed == ("jäsen 4",)
    confirms(town, "viides")
    assert town.meeting.stage is MeetingStage.CHECKED


def test_what_is_recorded_anew_takes_them_away(town: Town) -> None:
    confirms(town, "neljas")
    corrected(town, "2021-03-17 12:00")
    assert town.meeting.confirmed == ()
