"""Whatever a journal's facts fold into may be written down and read again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from models.engine.snapshot import Snapshot
from models.engine.state import State
from tests.support.builders import Town, a_running_follow_up, an_open_meeting, written
from tests.support.chains import a_case_sent_for_approval, chain, give
from tests.support.invariants import it_may_be_written_down
from tests.support.people import by, staffed

NAMES = {"fi": "kirjastojaosto", "sv": "bibliotekssektionen", "en": "Library Section"}
SECTION = {"id": "kirja", "kind": "section", "names": NAMES, "seats": 5, "chair": 1}


def nouns(of: type[State] = State) -> Iterator[str]:
    """Every kind of journal that the product knows."""
    for kind in of.__subclasses__():
        if kind.__module__.startswith("models.") and "noun" in vars(kind):
            yield kind.noun
        yield from nouns(kind)


def a_town_with_everything() -> Town:
    """A year of a decision, a body, a session of a group, numbers that were given elsewhere, a deputy."""
    town = a_running_follow_up()
    town.do("note_given_elsewhere", series="§ khs 2021", first=100, last=120)
    town.do("load_body", description=SECTION)
    there: dict[str, Any] = {"chair": "puheenjohtaja", "present": ["sihteeri"], "cases": [town.case_id]}
    town.do("hold_session", group="digijory", **there)
    staffed(town)
    named = {"person": "kollega", "for_whom": "laatija", "until": "2021-12-31"}
    by(town, "rekisteri", "name_deputy", "registrar", **named)
    return town


def test_every_kind_of_journal_is_read_as_it_was_held() -> None:
    journals = a_town_with_everything().memory.journals.values()
    for held in journals:
        it_may_be_written_down(held)
        assert Snapshot.of(held).held == held
    assert {held.begun().noun for held in journals} == {*nouns()}


def test_a_case_is_read_as_it_was_held_half_way_through_its_chain() -> None:
    town = a_case_sent_for_approval(chain(talous={"days": 3}))
    give(town, "laki", comment=written("Tarkistettu."))
    town.on_case("send_back", role="approver", comment=written("Puuttuu."))
    held = town.memory.held(town.case_id)
    it_may_be_written_down(held)
    assert Snapshot.of(held).held == held


def test_a_meeting_whose_last_act_can_be_undone_is_not_written_down() -> None:
    town = an_open_meeting()
    assert town.meeting.plain
    town.on_meeting("leave", "2021-03-15 16:10", member=town.meeting.names_present()[2])
    assert not town.meeting.plain
