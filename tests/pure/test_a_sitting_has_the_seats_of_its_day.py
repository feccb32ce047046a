"""A meeting sits with the seats that its body has on that day, whenever it was called, and their quorum."""

from __future__ import annotations

from typing import Any

import pytest

from models.bodies.body import Bodies, NoSeats
from models.decision.answering_electronically import AnswersInPerson
from models.matter.attendance import NoSuchSeat
from models.matter.stage import Stage
from models.sitting.sitting import NotQuorateYet
from tests.support.boards import a_board_with
from tests.support.builders import EVERYBODY, Town, a_ready_case, instant


def board(**seats: Any) -> dict[str, Any]:
    """The board, of which seats from 12 on have these days."""
    known = a_board_with(electronic__other=True)
    for seat in known["seats"]:
        if seat["number"] > 11:
            seat.update(seats)
    return known


def moved(**seats: Any) -> Town:
    """Called for 15.3. and moved to 22.3., between which those seats begin or end."""
    town = called(**seats)
    town.on_meeting("move_meeting", at=instant("2021-03-22 16:00").isoformat(), reason="Hiihtoloma.")
    town.on_meeting("send_agenda", "2021-03-16")
    town.until("2021-03-22 16:00")
    return town


def called(**seats: Any) -> Town:
    town = a_ready_case()
    town.do("load_body", description=board(**seats))
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", "2021-03-02", case=town.case_id)
    return town


def test_seats_that_began_since_count_towards_the_quorum() -> None:
    town = moved(valid_from="2021-03-20")
    with pytest.raises(NotQuorateYet, match="7 of 15 members are present and 8 are needed"):
        town.on_meeting("open_meeting", present=EVERYBODY[:7])
    town.on_meeting("open_meeting", present=EVERYBODY)
    assert (len(town.meeting.seats), town.meeting.quorum) == (15, 8)


def test_seats_that_ended_since_are_not_taken() -> None:
    town = moved(valid_to="2021-03-20")
    with pytest.raises(NoSuchSeat, match="its seats are 1–11"):
        town.on_meeting("open_meeting", present=EVERYBODY)
    town.on_meeting("open_meeting", present=EVERYBODY[:6])
    assert (len(town.meeting.seats), town.meeting.quorum) == (11, 6)
    town.on_meeting("handle_item", item=1, outcome="approved")


def test_a_meeting_that_goes_on_in_another_term_has_its_seats() -> None:
    town = called(valid_from="2021-03-20")
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY[:6])
    town.on_meeting("adjourn_meeting", until=instant("2021-03-22 16:00").isoformat(), reason="Myöhä.")
    with pytest.raises(NotQuorateYet, match="of 15 members"):
        town.on_meeting("continue_meeting", "2021-03-22 16:00", present=EVERYBODY[:7])
    town.on_meeting("continue_meeting", present=EVERYBODY[7:])
    town.on_meeting("handle_item", item=1, outcome="approved")


def test_a_body_that_is_no_more_on_that_day_does_not_sit() -> None:
    town = a_ready_case()
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", "2021-03-02", case=town.case_id)
    town.on_meeting("send_agenda")
    known = Bodies.load().get("khs").model_dump(mode="json", exclude_defaults=True)
    ended = [{**seat, "valid_to": "2021-03-10"} for seat in known["seats"]]
    town.do("load_body", description={**known, "seats": ended, "valid_from": "2021-03-01"})
    with pytest.raises(NoSeats):
        town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)


# ------------------------------------------------- electronically, before it meets


def between_terms() -> Town:
    """The procedure ends on 12.3., and seat 9 changes hands on 14.3., before the meeting."""
    now = {"name": "Vanha 9", "valid_from": "2021-01-01", "valid_to": "2021-03-13"}
    known = a_board_with(electronic__other=True)
    known["seats"][8]["members"] = [now, {"name": "Uusi 9", "valid_from": "2021-03-14"}]
    town = a_ready_case()
    town.do("load_body", description=known)
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", "2021-03-02", case=town.case_id)
    town.on_meeting("open_electronic", items=[1], until=instant("2021-03-12 12:00").isoformat())
    town.on_meeting("send_agenda", "2021-03-03")
    for seat in EVERYBODY:
        if seat != 9:
            answer(town, str(seat))
    return town


def answer(town: Town, who: str) -> None:
    town.on_meeting("answer_electronic", item=1, answer="yes", member=who)


def test_who_holds_a_seat_when_the_electronic_procedure_ends_answers_in_it() -> None:
    town = between_terms()
    with pytest.raises(AnswersInPerson):
        answer(town, "Uusi 9")
    answer(town, "Vanha 9")
    town.until("2021-03-13")
    assert town.case.stage is Stage.DECIDED
    assert town.meeting.items[1].there[8].name == "Vanha 9"
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    assert "Uusi 9" in town.meeting.names_present()


def test_where_a_seat_changed_hands_since_it_was_asked_it_goes_to_the_meeting() -> None:
    town = between_terms()
    answer(town, "Vanha 9")
    known = a_board_with(electronic__other=True)
    known["seats"][8]["members"] = [{"name": "Kolmas 9", "valid_from": "2021-01-01"}]
    town.do("load_body", description=known)
    town.until("2021-03-13")
    assert town.case.stage is Stage.ON_AGENDA
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    town.on_meeting("handle_item", item=1, outcome="approved")
