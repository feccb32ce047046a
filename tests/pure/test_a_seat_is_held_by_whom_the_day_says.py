"""A sitting is held by those who hold the seats on its day, however long before it was called."""

from __future__ import annotations

from typing import Any

import pytest

from models.meeting.gathering import NotAVoter
from tests.support.builders import Town, instant, proposal, written

SMALL: dict[str, Any] = {
    "id": "pieni",
    "kind": "committee",
    "names": {"fi": "pieni lautakunta"},
    "seats": 3,
    "holders": {
        2: {
            "members": [
                {"name": "Vanha Väki", "valid_to": "2021-03-20"},
                {"name": "Uusi Väki", "valid_from": "2021-03-21"},
            ]
        }
    },
}


def a_small_meeting() -> Town:
    town = Town()
    town.do("load_body", description=SMALL)
    town.case_id = town.do("open_case", title="Asia", task_class="02 02 02").journal
    town.on_case("revise_proposal", proposal=proposal())
    town.on_case("approve_for_agenda", body="pieni")
    town.call("2021-03-01", "2021-03-15 16:00", body="pieni")
    town.on_meeting("place_item", case=town.case_id)
    return town


def moves(town: Town, mover: str) -> None:
    town.on_meeting("make_motion", item=1, kind="counter_proposal", mover=mover, text=written("Toisin."))


def test_a_meeting_that_is_moved_past_a_change_is_held_by_the_new_ones() -> None:
    town = a_small_meeting()
    at = instant("2021-03-29 16:00").isoformat()
    town.on_meeting("move_meeting", "2021-03-02", at=at, reason="Sali ei ole käytössä.")
    assert town.meeting.seats[1].member == "Uusi Väki"
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-03-29 16:00", present=[1, 2, 3])
    with pytest.raises(NotAVoter):
        moves(town, "Vanha Väki")
    moves(town, "Uusi Väki")


def test_one_that_is_adjourned_past_it_goes_on_with_them() -> None:
    town = a_small_meeting()
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=[1, 2, 3])
    at = instant("2021-03-29 16:00").isoformat()
    town.on_meeting("adjourn_meeting", until=at, reason="Myöhä.")
    town.on_meeting("continue_meeting", "2021-03-29 16:00", present=[1, 2, 3])
    assert [session.present[1].name for session in town.meeting.sessions] == ["Vanha Väki", "Uusi Väki"]


def test_who_came_onto_a_seat_after_the_call_sits_on_it() -> None:
    town = a_small_meeting()
    holders = {3: {"members": [{"name": "Toinen Tulija"}]}}
    town.do("load_body", description={**SMALL, "holders": holders, "valid_from": "2021-03-10"})
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=[1, 2, 3])
    assert town.meeting.present[2].name == "Toinen Tulija"


def test_a_name_is_the_same_in_every_form_of_unicode() -> None:
    town = a_small_meeting()
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=[1, 2, 3])
    moves(town, "Vanha Va\u0308ki")
    assert town.meeting.items[1].motions[0].mover == "Vanha Väki"
