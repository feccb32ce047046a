"""Items in the meeting: in another order, split, handled together."""

import pytest

from models.decision.decision import AlreadyHandled, PartsFirst
from models.law.outcome import Outcome
from models.matter.stage import Stage
from models.meeting.meeting import Meeting
from models.sitting.splitting import DebateHasBegun, NotASplit
from tests.pure.test_agenda import another_ready_case
from tests.support.builders import MOVED, MOVER, TABLED, Town, an_open_meeting, grant, proposal


def with_items(count: int) -> Town:
    town = an_open_meeting()
    for _ in range(count - 1):
        town.on_meeting("place_item", case=another_ready_case(town), ground="Kiire.")
    return town


def test_the_order_of_items_is_changed_by_decision_and_sections_follow_it() -> None:
    town = with_items(3)
    town.on_meeting("change_order", items=[3, 1], proposed_by=MOVER)
    sections = [
        town.on_meeting("handle_item", item=item, outcome="approved").values["section"] for item in (3, 1, 2)
    ]
    assert ([order.items for order in town.meeting.orders], sections) == ([(3, 1)], [1, 2, 3])


def test_items_handled_together_get_a_section_each_from_one_act() -> None:
    town = with_items(4)
    town.on_meeting("handle_together", items=[2, 3, 4], outcome="approved")
    handlings = [town.meeting.items[number].handling for number in (2, 3, 4)]
    assert [handling.section for handling in handlings if handling] == [1, 2, 3]
    assert len({fact.command_id for fact in town.facts(town.meeting_id)[-4:]}) == 1
    assert town.meeting.items[3].together == (2, 3, 4)


def test_items_tabled_together_come_back_each_with_its_number() -> None:
    town = with_items(3)
    town.do("call_meeting", body="khs", at="2021-03-22T16:00:00+02:00")
    town.on_meeting("handle_together", items=[1, 2, 3], **TABLED)
    back = town.memory.held("khs-2021-03-22").of(Meeting)
    assert sorted(back.items) == [1, 2, 3]
    assert len({item.case for item in back.items.values()}) == 3


def test_one_item_that_cannot_be_handled_stops_all_of_them() -> None:
    town = with_items(2)
    town.on_meeting("handle_item", item=2, outcome="approved")
    with pytest.raises(AlreadyHandled):
        town.on_meeting("handle_together", items=[1, 2], outcome="approved")
    assert town.meeting.items[1].handling is None


def a_split_item() -> Town:
    town = an_open_meeting(clauses=proposal("Ensimmäinen.", "Toinen.", "Kolmas.")["clauses"])
    town.on_meeting("split_item", item=1, clauses=[2])
    return town


def test_a_split_item_is_two_each_with_its_clauses_and_its_section() -> None:
    town = a_split_item()
    town.on_meeting("handle_item", item=1, outcome="approved")
    assert (town.case.stage, town.case.item) == (Stage.ON_AGENDA, 2)
    town.on_meeting("handle_item", item=2, **MOVED, outcome="rejected")
    first, second = town.case.handlings
    assert [clause.number for clause in first.clauses] == [1, 3]
    assert [(clause.number, clause.outcome) for clause in second.clauses] == [(2, Outcome.REJECTED)]
    assert (first.section, second.section, town.case.stage) == (1, 2, Stage.DECIDED)


def test_a_part_that_was_put_off_comes_back_alone() -> None:
    town = a_split_item()
    with pytest.raises(PartsFirst):
        town.on_meeting("handle_item", item=2, **TABLED)
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("handle_item", item=2, **TABLED)
    town.on_meeting("close_meeting")
    town.call("2021-03-16", "2021-03-22 16:00")
    town.on_meeting("send_agenda")
    town.hold("2021-03-22", outcome="approved")
    assert [clause.number for clause in town.handling.clauses] == [2]


def test_a_handled_part_is_undone_while_the_other_waits() -> None:
    town = a_split_item()
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("undo_handling", item=1, reason="Väärä kohta.")
    assert (town.case.item, town.case.handlings) == (1, ())


def test_an_item_is_split_by_some_of_its_clauses_before_it_is_debated() -> None:
    town = a_split_item()
    for clauses in ([1, 3], [4]):
        with pytest.raises(NotASplit):
            town.on_meeting("split_item", item=1, clauses=clauses)
    town.on_meeting("make_motion", item=1, kind="tabling", mover=MOVER, until="week")
    with pytest.raises(DebateHasBegun):
        town.on_meeting("split_item", item=1, clauses=[1])


def test_the_money_of_a_split_item_is_followed_once() -> None:
    clauses = proposal("Ensimmäinen.", "Toinen.")["clauses"]
    town = an_open_meeting(clauses=clauses, appropriation=grant())
    town.on_meeting("split_item", item=1, clauses=[2])
    for item in (1, 2):
        town.on_meeting("handle_item", item=item, outcome="approved")
    town.on_meeting("close_meeting")
    town.check("2021-03-16")
    started = [fact for fact in town.memory.facts if fact.kind == "FollowUpStarted"]
    assert [fact.journal for fact in started] == [f"{town.case_id}/khs-2021-1"]
