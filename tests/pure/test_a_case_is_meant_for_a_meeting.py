"""A case is meant for a meeting, ready by its last day for proposals; what is not is left out, and told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.agenda.agenda_building import NothingToBuild, OnlyOthersReady
from models.case.case import Case
from models.case.wish import ProposalFellDue, ProposalReminded
from models.law.deadline import proposals_due
from models.law.rules import Rulebook
from models.matter.stage import Stage
from models.meeting.meeting import Meeting
from models.papers.notice import notices, still_needed
from models.preparation.wishing import NotToCome, NoWish, SameWish
from tests.support.boards import a_board_with
from tests.support.builders import Town, a_case_in_preparation, proposal

FIRST, SECOND = "khs-2021-03-15", "khs-2021-03-22"


def a_town(days: int = 10) -> Town:
    """Two meetings to come, and a case in preparation without reviews."""
    town = Town()
    if days:
        town.do("load_body", description=a_board_with(proposals__due_before=days))
    town.case_id = town.do("open_case", title="Asia", task_class="02 02 02").journal
    town.on_case("revise_proposal", proposal=proposal())
    for day in ("2021-03-15", "2021-03-22"):
        town.call("2021-02-01", f"{day} 16:00")
    town.meeting_id = FIRST
    return town


def meeting(town: Town, journal: str = FIRST) -> Meeting:
    return town.memory.held(journal).of(Meeting)


def told(town: Town, kind: type[Any], journal: str = "") -> list[Any]:
    return [f.content for f in town.facts(journal or town.case_id) if isinstance(f.content, kind)]


def test_the_last_day_is_counted_backwards_in_days_or_in_working_days() -> None:
    rules = Rulebook.load().on(date(2021, 4, 12))
    days = {"proposals.due_before": 7}
    plain = proposals_due("proposals", date(2021, 4, 12), rules.with_overrides(days))
    working = proposals_due(
        "proposals", date(2021, 4, 12), rules.with_overrides({**days, "proposals.working_days": True})
    )
    assert [each.day if each else None for each in (plain, working)] == [date(2021, 4, 5), date(2021, 3, 30)]
    assert proposals_due("proposals", date(2021, 4, 12), rules) is None


def test_both_journals_say_for_which_meeting_a_case_is_meant() -> None:
    town = a_town()
    answer = town.on_case("wish_meeting", meeting=FIRST)
    assert answer.sentence == "The case is meant for khs-2021-03-15; it has to be approved by 2021-03-05."
    assert (town.case.meant_for, meeting(town).wished) == (FIRST, (town.case_id,))


def test_another_wish_takes_the_place_of_the_first_and_none_ends_it() -> None:
    town = a_town()
    town.on_case("wish_meeting", meeting=FIRST)
    with pytest.raises(SameWish):
        town.on_case("wish_meeting", meeting=FIRST)
    town.on_case("wish_meeting", meeting=SECOND)
    assert (meeting(town).wished, meeting(town, SECOND).wished) == ((), (town.case_id,))
    town.on_case("wish_meeting")
    assert (town.case.wish, meeting(town, SECOND).wished) == (None, ())
    with pytest.raises(NoWish):
        town.on_case("wish_meeting")


def test_no_case_is_meant_for_a_meeting_that_is_not_to_come() -> None:
    town = a_town()
    town.on_meeting("cancel_meeting", reason="Ei asioita.")
    with pytest.raises(NotToCome):
        town.on_case("wish_meeting", meeting=FIRST)


def test_the_preparer_is_reminded_until_the_presenter_has_approved() -> None:
    town = a_town()
    town.on_case("wish_meeting", meeting=FIRST)
    town.until("2021-03-03")
    [reminded] = told(town, ProposalReminded)
    assert (reminded.rung, reminded.due) == (0, date(2021, 3, 5))
    fact = next(f for f in town.facts(town.case_id) if f.content == reminded)
    [order] = notices(fact, town.case)
    assert (order.template, order.to) == ("proposal_reminder", "the preparer")
    assert still_needed(order, town.case)
    town.on_case("approve_for_agenda", body="khs")
    assert not still_needed(order, town.case)
    town.until("2021-03-08")
    assert len(told(town, ProposalReminded)) == 1
    assert told(town, ProposalFellDue) == []


def test_a_proposal_that_was_not_approved_in_time_fell_due() -> None:
    town = a_town()
    town.on_case("wish_meeting", meeting=FIRST)
    town.until("2021-03-08")
    assert len(told(town, ProposalReminded)) == 2
    assert [fell.due for fell in told(town, ProposalFellDue)] == [date(2021, 3, 5)]
    assert meeting(town).proposals_closed


def test_what_was_approved_too_late_is_told_left_out_and_taken_in_by_name() -> None:
    town = a_town()
    answer = town.on_case("approve_for_agenda", "2021-03-08", body="khs")
    assert answer.sentence.endswith(
        "after the last day for proposals to khs-2021-03-15; its secretary may take it in by name."
    )
    with pytest.raises(OnlyOthersReady, match=r"was approved after 2021-03-05"):
        town.on_meeting("build_agenda")
    town.on_meeting("build_agenda", cases=[town.case_id])
    assert town.case.meeting == FIRST


def test_of_an_agenda_that_is_entered_later_what_was_approved_after_it_is_left_out_and_told() -> None:
    town = a_town(days=0)
    other = town.do("open_case", title="Toinen", task_class="02 02 02").journal
    town.do("revise_proposal", other, proposal=proposal())
    town.on_case("approve_for_agenda", "2021-03-08 09:00", body="khs")
    town.do("approve_for_agenda", other, "2021-03-10 09:00", body="khs")
    late = town.command("build_agenda", FIRST, happened="2021-03-09 09:00")
    assert f"{other} was approved after 2021-03-09" in town.memory.act(late).sentence
    assert town.case.meeting == FIRST
    town.until("2021-03-10 12:00")
    with pytest.raises(OnlyOthersReady, match="was approved after 2021-03-09"):
        town.memory.act(town.command("build_agenda", FIRST, happened="2021-03-09 10:00"))
    town.on_meeting("build_agenda")


def test_what_is_approved_in_time_is_placed_and_waits_for_no_meeting_any_more() -> None:
    town = a_town()
    town.on_case("wish_meeting", meeting=FIRST)
    town.on_case("approve_for_agenda", "2021-03-05", body="khs")
    town.on_meeting("build_agenda", "2021-03-08")
    assert (town.case.stage, town.case.wish, meeting(town).wished) == (Stage.ON_AGENDA, None, ())


def test_a_case_meant_for_another_meeting_is_left_to_it_unless_it_is_named() -> None:
    town = a_town(days=0)
    town.on_case("wish_meeting", meeting=SECOND)
    town.on_case("approve_for_agenda", "2021-03-08", body="khs")
    other = town.do("open_case", title="Toinen", task_class="02 02 02").journal
    town.do("revise_proposal", other, proposal=proposal())
    town.do("approve_for_agenda", other, body="khs")
    answer = town.on_meeting("build_agenda")
    assert f"{town.case_id} is meant for {SECOND}" in answer.sentence
    with pytest.raises(OnlyOthersReady):
        town.on_meeting("build_agenda")
    town.on_meeting("place_item", case=town.case_id)
    assert meeting(town, SECOND).wished == ()
    said = str(town.facts(town.case_id)[-1].content.said())
    assert said == f"The case is item 2 of {FIRST}; it was meant for {SECOND}."
    with pytest.raises(NothingToBuild):
        town.on_meeting("build_agenda")


def test_a_meeting_that_moves_takes_the_wish_along_and_its_last_day() -> None:
    town = a_town()
    town.on_case("wish_meeting", meeting=FIRST)
    town.on_meeting("move_meeting", at="2021-03-17T14:00:00Z", reason="Sali on varattu.")
    assert [each.day for each in town.case.due()][-1] == date(2021, 3, 7)


@pytest.mark.parametrize("to", ["", SECOND])
def test_of_a_cancelled_meeting_the_wish_goes_where_its_items_go(to: str) -> None:
    town = a_town()
    town.on_case("wish_meeting", meeting=FIRST)
    town.on_meeting("cancel_meeting", reason="Ei asioita.", to=to)
    assert town.case.meant_for == to
    assert meeting(town, SECOND).wished == ((town.case_id,) if to else ())


def test_a_case_that_is_withdrawn_is_meant_for_no_meeting() -> None:
    town = a_town()
    town.on_case("wish_meeting", meeting=FIRST)
    town.on_case("withdraw_case", reason="Ei tarvita.")
    assert (town.memory.held(town.case_id).of(Case).wish, meeting(town).wished) == (None, ())


def test_a_body_that_sets_no_last_day_has_none() -> None:
    town = a_case_in_preparation()
    town.call("2021-02-01", "2021-03-15 16:00")
    assert town.on_case("wish_meeting", meeting=FIRST).sentence == "The case is meant for khs-2021-03-15."
    assert meeting(town).proposals_due is None
    assert not any(each.kind == "proposals" for each in town.case.due())
