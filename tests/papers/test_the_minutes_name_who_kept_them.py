"""Minutes name who kept them: the body's secretary of that day, else whoever closed the meeting."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from activities.papers.rendering import render
from activities.papers.scene import Scene
from activities.papers.view import view
from models.base.people import Official
from models.base.text import Text
from models.base.writing import Written
from models.bodies.body import Bodies
from tests.support.builders import CHECKERS, EVERYBODY, Town, a_summoned_meeting
from tests.support.orders import ordered
from tests.support.paper_life import AsItStood
from tests.support.people import by, staffed


def minutes_of(town: Town) -> tuple[Any, str]:
    """Title and name of the minute-keeper as the checked minutes have them."""
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    town.on_meeting("handle_item", item=1, outcome="approved")
    closing = town.command("close_meeting", town.meeting_id)
    town.memory.act(closing.model_copy(update={"actor": "Pöytäkirjan Pitäjä"}))
    town.on_meeting("check_minutes", "2021-03-19", checkers=CHECKERS)
    return keeper_in(town)


def keeper_in(town: Town) -> tuple[Any, str]:
    """Title and name of the minute-keeper in the last minutes."""
    facts = town.memory.facts
    place, order = next((place, order) for place, order in ordered(facts) if order.template == "minutes")
    keeper: tuple[Any, str] = view(Scene(order, AsItStood(facts[: place + 1], {})))["minute_keeper"]
    return keeper


def held_by_the_secretary(town: Town) -> None:
    """The meeting is held and its minutes checked, by one who is known by an id."""
    for act, day, more in (
        ("open_meeting", "2021-03-15 16:00", {"present": EVERYBODY}),
        ("handle_item", "2021-03-15 16:30", {"item": 1, "outcome": "approved"}),
        ("close_meeting", "2021-03-15 17:00", {}),
        ("check_minutes", "2021-03-19", {"checkers": CHECKERS}),
    ):
        town.until(day)
        by(town, "sihteeri", act, "secretary", town.meeting_id, **more)


def test_who_closed_the_meeting_kept_its_minutes() -> None:
    title, name = minutes_of(a_summoned_meeting())
    assert (title.say("sv"), name) == ("stadsstyrelsens sekreterare", "Pöytäkirjan Pitäjä")


@pytest.mark.parametrize("name", ["Sihteeri Sijainen"])
def test_a_named_secretary_of_the_body_goes_first(name: str) -> None:
    board = Bodies.load().get("khs").model_dump(mode="json")
    title = {"fi": "hallintosihteeri", "sv": "förvaltningssekreterare"}
    board |= {"secretaries": [{"title": title, "name": name}], "valid_from": "2021-01-01"}
    town = a_summoned_meeting()
    town.do("load_body", when="2021-03-10", description=board)
    entitled, called = minutes_of(town)
    assert (entitled.say("sv"), called) == ("förvaltningssekreterare", name)


def test_of_who_is_known_by_an_id_alone_the_title_stands_and_no_id() -> None:
    town = staffed(a_summoned_meeting())
    held_by_the_secretary(town)
    title, name = keeper_in(town)
    assert (title.say("sv"), name) == ("stadsstyrelsens sekreterare", "")


def test_who_is_known_to_hold_a_seat_or_an_office_is_named_until_the_name_is_erased() -> None:
    town = staffed(a_summoned_meeting())
    names = {"sihteeri": "Sini Sihteeri", "esittelija": "Esa Esittelijä", "jasen": "Jaana Jäsen"}
    texts = {}
    for person, name in names.items():
        written = Written.of(Text.of(name), salt="suola")
        texts[written.sha256] = Text.of(name)
        by(
            town,
            "rekisteri",
            "add_person",
            "registrar",
            person=person,
            called=written.model_dump(mode="json"),
        )
    seat: dict[str, Any] = {"person": "jasen", "office": "member", "of": "khs", "seat": 4}
    by(town, "rekisteri", "appoint_person", "registrar", **seat)
    held_by_the_secretary(town)
    facts = town.memory.facts
    place, order = next((place, order) for place, order in ordered(facts) if order.template == "minutes")
    seen = view(Scene(order, AsItStood(facts[: place + 1], texts)))
    assert seen["minute_keeper"][1] == names["sihteeri"]
    assert seen["on_seats"] == {"jäsen 4": names["jasen"]}
    (matter,) = seen["matters"]
    assert matter.holder == names["esittelija"]
    title = Official(name=matter.presented_by[0].say("fi"))
    by_title = matter.proposal.model_copy(update={"presenter": title})
    assert replace(matter, proposal=by_title).proposed_by == matter.presented_by
    erased = Scene(order, AsItStood(facts[: place + 1], {}))
    assert view(erased)["on_seats"] == {}
    assert erased.gone
    html = render("documents/minutes.html.j2", "fi", seen)
    assert names["jasen"] in html
    assert "jäsen 4" not in html
