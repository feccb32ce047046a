"""A body is dissolved: what was tabled or ready there passes to its successor."""

from __future__ import annotations

from typing import Any

import pytest

from models.agenda.agenda import NotApprovedForAgenda
from models.bodies.body import Bodies, Body
from models.matter.stage import Stage
from tests.support.builders import EVERYBODY, MOVED, Town, proposal

COUNCIL_OF_YOUTH: dict[str, Any] = {
    "id": "ltk",
    "kind": "committee",
    "names": {"fi": "nuorisolautakunta"},
    "superior": "khs",
    "seats": [
        {"number": number, "role": role, "valid_to": "2021-03-31"}
        for number, role in ((1, "chair"), (2, "member"), (3, "member"))
    ],
}


def a_case_before_the_committee(**description: Any) -> Town:
    """A case that is ready for a committee, which ends on 31.3.2021."""
    town = Town()
    town.do("load_body", description=COUNCIL_OF_YOUTH | description)
    town.case_id = town.do("open_case", title="Tilat", task_class="02 02 02").journal
    town.on_case("revise_proposal", proposal=proposal())
    town.on_case("approve_for_agenda", body="ltk")
    return town


def tabled(until: str = "next meeting") -> Town:
    town = a_case_before_the_committee()
    town.call("2021-03-01", "2021-03-15 16:00", body="ltk")
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=[1, 2, 3])
    moved = MOVED | {"proposed_by": "jäsen 3"}
    town.on_meeting("handle_item", item=1, outcome="tabled", until=until, **moved)
    return town


def test_a_tabled_case_is_placed_and_decided_by_the_successor() -> None:
    town = tabled()
    town.call("2021-04-06", "2021-04-19 16:00")
    town.on_meeting("place_item", case=town.case_id)
    assert (town.case.stage, town.case.body, town.case.meeting) == (Stage.ON_AGENDA, "khs", town.meeting_id)
    assert town.meeting.items[1].returned
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-04-19 16:00", present=EVERYBODY)
    town.on_meeting("handle_item", item=1, outcome="approved")
    assert town.handling.key == "khs-2021-1"


def test_what_was_ready_there_is_taken_into_the_agenda_that_is_built() -> None:
    town = a_case_before_the_committee()
    town.call("2021-04-06", "2021-04-19 16:00")
    town.on_meeting("build_agenda")
    assert (town.case.body, town.case.meeting) == ("khs", town.meeting_id)


def test_a_body_of_its_own_may_take_over() -> None:
    town = a_case_before_the_committee(successor="kylk")
    town.call("2021-04-06", "2021-04-19 16:00")
    with pytest.raises(NotApprovedForAgenda):
        town.on_meeting("place_item", case=town.case_id)
    town.call("", "2021-04-20 16:00", body="kylk")
    town.on_meeting("place_item", case=town.case_id)
    assert town.case.body == "kylk"


def test_while_the_body_is_there_nobody_takes_its_cases() -> None:
    town = a_case_before_the_committee()
    town.call("2021-03-01", "2021-03-15 16:00")
    with pytest.raises(NotApprovedForAgenda):
        town.on_meeting("place_item", case=town.case_id)


def test_what_was_tabled_until_a_day_waits_for_that() -> None:
    town = tabled(until="2021-05-03")
    town.call("2021-04-06", "2021-04-19 16:00")
    with pytest.raises(NotApprovedForAgenda):
        town.on_meeting("place_item", case=town.case_id)


def test_a_chain_of_bodies_that_are_no_more_ends_at_the_one_that_is() -> None:
    first = Body.model_validate(COUNCIL_OF_YOUTH | {"successor": "uusi"})
    second = Body.model_validate(COUNCIL_OF_YOUTH | {"id": "uusi"})
    bodies = Bodies(bodies={**Bodies.load().bodies, "ltk": first, "uusi": second})
    assert first.seats[0].valid_to
    day = first.seats[0].valid_to
    assert bodies.successor("ltk", day) == "ltk"
    assert bodies.successor("ltk", day.replace(month=4, day=1)) == "khs"
