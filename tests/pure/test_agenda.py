"""The agenda: placed, moved, taken off, sent in time; late items with their ground."""

from typing import Any

import pytest

from app.desk.may import may_act
from models.agenda.agenda import LateItem, NotApprovedForAgenda
from models.agenda.calling import MeetingInThePast, SummonsTooLate
from models.agenda.summons import EmptyAgenda, LateWithoutGround
from models.base.refusal import AlreadyThere, NoSuchJournal, NotNow, NotYours
from models.matter.item import ItemTaken, NoSuchItem
from models.matter.stage import Stage
from models.meeting.meeting_stage import MeetingStage
from tests.support.builders import (
    EVERYBODY,
    Town,
    a_case_in_preparation,
    a_case_on_the_agenda,
    a_handled_case,
    a_ready_case,
    a_summoned_meeting,
    an_open_meeting,
    instant,
    proposal,
    written,
)


def another_ready_case(town: Town) -> str:
    case = town.do("open_case", title="Toinen asia", task_class="02 02 02").journal
    town.do("revise_proposal", case, proposal=proposal("Toinen."))
    town.do("approve_for_agenda", case, body="khs")
    return case


def test_an_item_gets_the_next_number_or_the_one_it_is_given() -> None:
    town = a_case_on_the_agenda()
    town.on_meeting("place_item", case=another_ready_case(town), item=10)
    town.on_meeting("place_item", case=another_ready_case(town))
    assert sorted(town.meeting.items) == [1, 10, 11]


def test_a_case_on_an_agenda_knows_where_it_is() -> None:
    case = a_case_on_the_agenda().case
    assert (case.stage, case.meeting, case.item) == (Stage.ON_AGENDA, "khs-2021-03-15", 1)


def test_a_number_is_taken_once() -> None:
    town = a_case_on_the_agenda()
    with pytest.raises(ItemTaken, match="Item 1 of khs-2021-03-15 is already HEL 2021-000001"):
        town.on_meeting("place_item", case=another_ready_case(town), item=1)


def test_only_a_case_approved_for_this_body_is_placed() -> None:
    town = a_case_in_preparation()
    town.call("2021-03-01", "2021-03-15 16:00")
    with pytest.raises(NotApprovedForAgenda, match="HEL 2021-000001 is in preparation"):
        town.on_meeting("place_item", case=town.case_id)
    town.on_case("approve_for_agenda", body="kylk")
    with pytest.raises(NotApprovedForAgenda, match="agenda of khs"):
        town.on_meeting("place_item", case=town.case_id)


def test_a_case_is_on_one_agenda_at_a_time() -> None:
    town = a_case_on_the_agenda()
    town.call("2021-03-02", "2021-03-22 16:00")
    with pytest.raises(NotApprovedForAgenda, match="is on an agenda"):
        town.on_meeting("place_item", case=town.case_id)


@pytest.mark.parametrize("case", ["HEL 1999-000001", "khs-2021-03-15", "numbers", ""])
def test_what_is_no_case_is_not_placed(case: str) -> None:
    with pytest.raises(NoSuchJournal):
        a_case_on_the_agenda().on_meeting("place_item", case=case)


def test_an_item_is_moved_with_all_that_is_known_of_it() -> None:
    town = a_ready_case()
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", "2021-03-12", case=town.case_id, ground="Valtion päätös tuli myöhään.")
    town.on_meeting("move_item", item=1, to=7)
    assert town.meeting.items[7].late_ground == "Valtion päätös tuli myöhään."
    assert (list(town.meeting.items), town.case.item) == ([7], 7)


def test_an_item_is_not_moved_onto_another_or_itself() -> None:
    town = a_case_on_the_agenda()
    with pytest.raises(ItemTaken):
        town.on_meeting("move_item", item=1, to=1)
    with pytest.raises(NoSuchItem, match="There is no item 3 on the agenda of khs-2021-03-15"):
        town.on_meeting("move_item", item=3, to=4)


def test_a_case_taken_off_is_ready_for_another_meeting() -> None:
    town = a_summoned_meeting()
    town.on_meeting("take_off_item", item=1)
    assert (town.case.stage, town.case.meeting, town.meeting.items) == (Stage.READY, "", {})
    town.call("2021-03-04", "2021-03-22 16:00")
    town.on_meeting("place_item", case=town.case_id)
    assert town.case.meeting == "khs-2021-03-22"


def test_an_open_meeting_removes_an_item_by_its_handling_only() -> None:
    with pytest.raises(NotNow, match="a secretary may do it when it is called, summoned"):
        an_open_meeting().on_meeting("take_off_item", item=1)


def test_the_agenda_goes_out_by_thursday_midnight_for_a_monday_meeting() -> None:
    town = a_case_on_the_agenda()
    town.on_meeting("send_agenda", "2021-03-11 23:59")
    assert town.meeting.stage is MeetingStage.SUMMONED


def test_a_late_agenda_is_refused_and_told_how_it_goes_out_late() -> None:
    town = a_case_on_the_agenda()
    with pytest.raises(LateWithoutGround, match=r"had to be sent by 2021-03-11 at the latest.* --ground"):
        town.on_meeting("send_agenda", "2021-03-12 00:00")
    town.on_meeting("send_agenda", "2021-03-12 00:00", ground="Sähkökatko.")
    assert town.meeting.late_summons == "Sähkökatko."


def test_what_is_late_is_offered_with_its_ground() -> None:
    town = a_case_on_the_agenda()
    said = {"send_agenda", "place_item"}
    for day, also in (("2021-03-11 09:00", ()), ("2021-03-12 09:00", ("ground",))):
        town.until(day)
        held, now = town.memory.held(town.meeting_id), town.memory.now
        offered = {each.act: each.also for each in may_act(held, now) if each.act in said}
        assert offered == dict.fromkeys(said, also)


def test_an_agenda_without_items_is_not_sent() -> None:
    town = Town()
    town.call("2021-03-01", "2021-03-15 16:00")
    with pytest.raises(EmptyAgenda):
        town.on_meeting("send_agenda")


@pytest.mark.parametrize(("sent", "sentence"), [(False, ", and it was not sent."), (True, ".")])
def test_the_deadline_of_the_agenda_passes_by_itself(sent: bool, sentence: str) -> None:
    town = a_summoned_meeting() if sent else a_case_on_the_agenda()
    town.until("2021-03-12 00:00")
    fact = town.facts(town.meeting_id)[-1]
    assert str(fact.content.said()) == f"The last day for the agenda was 2021-03-11{sentence}"
    assert (fact.happened_at, fact.role) == (instant("2021-03-12 00:00"), "time")


def test_a_late_item_needs_its_ground() -> None:
    town = a_summoned_meeting()
    late = another_ready_case(town)
    with pytest.raises(LateItem, match="a late item needs its ground"):
        town.on_meeting("place_item", "2021-03-12", case=late)
    town.on_meeting("place_item", case=late, ground="Valtion päätös tuli myöhään.")
    assert town.meeting.items[2].late_ground


def test_a_late_item_may_come_into_an_open_meeting() -> None:
    town = an_open_meeting()
    town.on_meeting("place_item", case=another_ready_case(town), ground="Kiire.")
    town.on_meeting("handle_item", item=2, outcome="approved")
    assert town.meeting.items[2].handling


def test_an_item_in_time_needs_no_ground_and_keeps_none() -> None:
    town = a_ready_case()
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", case=town.case_id, ground="Tarpeeton.")
    assert town.meeting.items[1].late_ground == ""


def test_a_case_that_is_withdrawn_or_revised_on_an_agenda_is_refused_with_who_holds_it() -> None:
    town = a_case_on_the_agenda()
    held = "on an agenda, where the secretary of the meeting holds it; a preparer may do it when it"
    with pytest.raises(NotNow, match=f"{held} is in preparation, ready or tabled"):
        town.on_case("withdraw_case", reason="Ei tarvita.")
    with pytest.raises(NotNow, match=f"{held} is in preparation"):
        town.on_case("revise_proposal", proposal=proposal("Uusi."))
    with pytest.raises(NotNow):
        town.on_case("send_back", role="approver", comment=written("Ei."))


def test_a_meeting_is_called_for_a_time_to_come() -> None:
    with pytest.raises(MeetingInThePast, match="2021-01-10 16:00 is already past"):
        Town().call("2021-01-11", "2021-01-10 16:00")


def test_a_meeting_is_called_while_its_agenda_can_still_go_out() -> None:
    with pytest.raises(SummonsTooLate, match="had to be sent by 2021-03-11; call the meeting for a later"):
        Town().call("2021-03-12 00:00", "2021-03-15 16:00")
    assert Town().call("2021-03-11 23:00", "2021-03-15 16:00") == "khs-2021-03-15"


def test_a_body_meets_once_a_day() -> None:
    town = a_case_on_the_agenda()
    with pytest.raises(AlreadyThere, match="khs-2021-03-15 is already in the registry"):
        town.call("2021-03-02", "2021-03-15 18:00")
    assert town.call("2021-03-02", "2021-03-15 18:00", body="kylk") == "kylk-2021-03-15"


def test_a_meeting_is_not_opened_before_its_agenda_was_sent() -> None:
    with pytest.raises(NotNow, match="is called; a secretary may do it when it is summoned"):
        a_case_on_the_agenda().on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)


def test_the_agenda_is_the_secretarys() -> None:
    town = a_case_on_the_agenda()
    acts: dict[str, dict[str, Any]] = {
        "take_off_item": {"item": 1},
        "move_item": {"item": 1, "to": 2},
        "send_agenda": {},
    }
    for act, fields in acts.items():
        with pytest.raises(NotYours, match="a secretary may"):
            town.on_meeting(act, role="preparer", **fields)


def test_a_meeting_that_is_over_takes_no_item() -> None:
    town = a_handled_case()
    with pytest.raises(NotNow):
        town.on_meeting("place_item", case=another_ready_case(town), ground="Kiire.")
