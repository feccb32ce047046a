"""What goes on to the next body as it was proposed keeps its visas, and its presenter is not its author."""

from __future__ import annotations

from models.matter.stage import Stage
from tests.pure.test_a_case_goes_from_body_to_body import proposed
from tests.support.builders import Town, written
from tests.support.chains import a_proposed_case, a_town_with, give
from tests.support.people import by, staffed


def approved_by_the_board() -> Town:
    """A proposal to the council that went through its chain, and that the board made."""
    town = a_proposed_case(a_town_with(), kind="proposal", to="kv")
    town.on_case("request_visas")
    give(town, "talous", "laki", "toimiala")
    town.on_case("approve_for_agenda", body="kh")
    year = town.memory.now.year
    town.call(f"{year}-04-01", f"{year}-04-19 16:00", body="kh")
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", f"{year}-04-19 16:00", present=[each.seat for each in town.meeting.seats])
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("close_meeting")
    town.on_meeting("check_minutes", checkers=town.meeting.names_present()[-2:])
    return town


def test_its_visas_hold_for_the_next_body() -> None:
    town = approved_by_the_board()
    town.on_case("approve_for_agenda", body="kv")
    assert (town.case.stage, len(town.case.proposals)) == (Stage.READY, 2)
    assert set(town.case.visas()) == {"talous", "laki", "toimiala"}


def test_who_presents_it_may_present_it_again() -> None:
    town = staffed(proposed())
    for _ in range(2):
        by(town, "esittelija", "approve_for_agenda", "presenter", town.case_id, body="khs")
        assert "esittelija" not in town.case.authors
        by(town, "esittelija", "send_back", "presenter", town.case_id, comment=written("Täsmennetään."))
