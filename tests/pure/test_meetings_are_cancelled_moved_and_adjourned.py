"""Meetings that are not held as they were called: no item is left held, and none loses its place."""

import pytest

from models.agenda.calling import MeetingInThePast, SummonsTooLate
from models.agenda.postponing import NotWhereTo
from models.base.refusal import AlreadyThere, NotNow
from models.case.case import Case
from models.matter.stage import Stage
from models.meeting.meeting_stage import MeetingStage
from models.sitting.adjourning import DayOver
from models.sitting.sitting import NotContinued, NotQuorateYet, TooEarly
from models.whole.numbering import uses
from tests.pure.test_agenda import another_ready_case
from tests.support.builders import (
    EVERYBODY,
    Town,
    a_case_on_the_agenda,
    a_ready_case,
    a_summoned_meeting,
    a_tabled_case,
    an_open_meeting,
    instant,
)

WHY = "Ei päätösvaltainen."


def move(town: Town, to: str) -> None:
    town.on_meeting("move_meeting", at=instant(to).isoformat(), reason="Sali ei ole käytössä.")


def test_the_cases_of_a_cancelled_meeting_are_ready_for_another() -> None:
    town = a_summoned_meeting()
    town.on_meeting("cancel_meeting", reason=WHY)
    assert (town.meeting.stage, town.meeting.open, town.meeting.due()) == (MeetingStage.CANCELLED, False, ())
    assert (town.case.stage, town.case.meeting, town.case.body) == (Stage.READY, "", "khs")
    town.call("2021-03-10", "2021-03-22 16:00")
    town.on_meeting("place_item", case=town.case_id)
    assert town.case.meeting == "khs-2021-03-22"


def test_they_go_onto_the_agenda_that_the_secretary_names_in_their_order() -> None:
    town = a_case_on_the_agenda()
    second = another_ready_case(town)
    town.on_meeting("place_item", case=second)
    town.on_meeting("add_item", title="Ilmoitusasiat")
    cancelled = town.meeting_id
    town.call("2021-03-05", "2021-03-22 16:00")
    town.do("cancel_meeting", cancelled, reason=WHY, to=town.meeting_id)
    assert [item.case for item in town.meeting.items.values()] == [town.case_id, second, ""]
    assert (town.case.meeting, town.case.item) == ("khs-2021-03-22", 1)


def test_a_tabled_case_is_not_left_with_a_cancelled_meeting() -> None:
    town = a_tabled_case()
    town.call("2021-03-16", "2021-03-22 16:00")
    town.on_meeting("cancel_meeting", reason=WHY)
    assert (town.case.stage, town.case.meeting) == (Stage.READY, "")


def test_items_go_to_no_meeting_of_another_body_nor_to_the_cancelled_one() -> None:
    town = a_summoned_meeting()
    with pytest.raises(NotWhereTo):
        town.on_meeting("cancel_meeting", reason=WHY, to=town.meeting_id)
    other = town.do("call_meeting", body="kylk", at=instant("2021-03-22 16:00").isoformat()).journal
    with pytest.raises(NotWhereTo):
        town.on_meeting("cancel_meeting", reason=WHY, to=other)


def test_an_open_meeting_is_not_cancelled() -> None:
    with pytest.raises(NotNow):
        an_open_meeting().on_meeting("cancel_meeting", reason=WHY)


def test_a_body_meets_again_on_the_day_of_a_cancelled_meeting() -> None:
    town = a_summoned_meeting()
    town.on_meeting("cancel_meeting", reason=WHY)
    assert town.call("2021-03-05", "2021-03-15 18:00") == "khs-2021-03-15-2"


def test_two_meetings_of_a_body_on_one_day_have_names_of_their_own() -> None:
    town = a_summoned_meeting()
    at = instant("2021-03-15 18:00").isoformat()
    with pytest.raises(AlreadyThere):
        town.do("call_meeting", body="khs", at=at)
    assert town.do("call_meeting", body="khs", at=at, another=True).journal == "khs-2021-03-15-2"
    assert town.do("call_meeting", body="khs", at=at, another=True).journal == "khs-2021-03-15-3"


def test_the_sections_of_two_meetings_on_one_day_have_no_gap() -> None:
    town = an_open_meeting()
    first = town.meeting_id
    town.do("call_meeting", body="khs", at=instant("2021-03-22 16:00").isoformat())
    town.meeting_id = town.do(
        "call_meeting", body="khs", at=instant("2021-03-22 18:00").isoformat(), another=True
    ).journal
    town.do("handle_item", first, item=1, outcome="approved")
    second = another_ready_case(town)
    town.on_meeting("place_item", case=second)
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-03-22 18:00", present=EVERYBODY)
    assert town.on_meeting("handle_item", item=1, outcome="approved").values["section"] == 2


def test_items_keep_their_place_in_a_meeting_that_is_moved_and_it_is_summoned_anew() -> None:
    town = a_summoned_meeting()
    move(town, "2021-03-17 16:00")
    assert (town.meeting.stage, town.meeting.summons.day.isoformat()) == (MeetingStage.CALLED, "2021-03-13")
    assert (town.case.meeting, town.case.item) == (town.meeting_id, 1)
    assert town.meeting.agenda_sent is None
    town.on_meeting("send_agenda", "2021-03-12")
    town.on_meeting("open_meeting", "2021-03-17 16:00", present=EVERYBODY)
    assert town.on_meeting("handle_item", item=1, outcome="approved").values["section"] == 1
    assert town.handling.day.isoformat() == "2021-03-17"


def test_another_hour_of_the_same_day_needs_no_new_summons() -> None:
    town = a_summoned_meeting()
    move(town, "2021-03-15 18:00")
    assert town.meeting.stage is MeetingStage.SUMMONED


def test_a_meeting_is_moved_to_a_day_for_which_it_can_still_be_summoned() -> None:
    town = a_summoned_meeting()
    town.until("2021-03-10")
    with pytest.raises(SummonsTooLate):
        move(town, "2021-03-11 16:00")
    with pytest.raises(MeetingInThePast):
        move(town, "2021-03-09 16:00")


def an_adjourned_meeting() -> Town:
    town = an_open_meeting()
    town.on_meeting("place_item", case=another_ready_case(town), ground="Kiire.")
    town.on_meeting("handle_item", item=1, outcome="approved")
    until = instant("2021-03-16 16:00").isoformat()
    town.on_meeting("adjourn_meeting", "2021-03-15 22:00", until=until, reason="Myöhäinen aika.")
    return town


def test_what_is_left_waits_in_its_place_until_the_meeting_goes_on() -> None:
    town = an_adjourned_meeting()
    with pytest.raises(NotNow):
        town.on_meeting("handle_item", item=2, outcome="approved")
    town.on_meeting("continue_meeting", "2021-03-16 16:00", present=range(1, 10))
    assert len(town.meeting.present) == 9
    assert town.on_meeting("handle_item", item=2, outcome="approved").values["section"] == 2
    days = [item.handling.day.day for item in town.meeting.items.values() if item.handling]
    assert days == [15, 16]


def test_a_meeting_goes_on_on_its_day_with_a_quorum() -> None:
    town = an_adjourned_meeting()
    with pytest.raises(TooEarly):
        town.on_meeting("continue_meeting", "2021-03-15 23:00", present=EVERYBODY)
    with pytest.raises(NotQuorateYet):
        town.on_meeting("continue_meeting", "2021-03-16 16:00", present=[1, 2])


def test_a_meeting_adjourned_to_a_day_that_has_passed_is_adjourned_again() -> None:
    town = an_adjourned_meeting()
    with pytest.raises(DayOver, match="adjourn it again"):
        town.on_meeting("continue_meeting", "2021-03-17 16:00", present=EVERYBODY)
    ended, until = town.meeting.sessions, instant("2021-03-18 16:00")
    again = {"until": until.isoformat(), "reason": "Sali ei ollut vapaa."}
    town.on_meeting("adjourn_meeting", "2021-03-17 16:10", **again)
    assert (town.meeting.stage, town.meeting.at) == (MeetingStage.ADJOURNED, until)
    assert town.meeting.sessions == ended
    town.on_meeting("continue_meeting", "2021-03-18 16:00", present=EVERYBODY)
    assert len(town.meeting.sessions) == len(ended) + 1


def test_an_adjourned_meeting_is_closed_once_what_is_left_is_taken_off() -> None:
    town = an_adjourned_meeting()
    with pytest.raises(NotContinued):
        town.on_meeting("close_meeting")
    case = town.meeting.items[2].case
    town.on_meeting("take_off_item", item=2, ground="Kokous ei jatku.")
    town.on_meeting("close_meeting")
    assert town.memory.held(case).of(Case).stage is Stage.READY


def test_sections_run_without_gap_over_an_adjournment_and_the_turn_of_the_year() -> None:
    town = a_ready_case()
    town.call("2021-03-01", "2021-12-31 16:00")
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("place_item", case=another_ready_case(town))
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-12-31 16:00", present=EVERYBODY)
    town.on_meeting("handle_item", item=1, outcome="approved")
    until = instant("2022-01-01 12:00").isoformat()
    town.on_meeting("adjourn_meeting", until=until, reason="Vuosi vaihtuu.")
    town.on_meeting("continue_meeting", "2022-01-01 12:00", present=EVERYBODY)
    town.on_meeting("handle_item", item=2, outcome="approved")
    borne = {(use.series, use.number) for fact in town.facts(town.meeting_id) for use in uses(fact)}
    assert borne == {("§ khs 2021", 1), ("§ khs 2022", 1)}
