"""Undoing a mistyped handling: before the minutes are checked, with both kept, and the section too."""

import pytest

from models.base.refusal import NotNow, NotYours
from models.law.outcome import Outcome
from models.matter.item import NoSuchItem, NotHandledYet
from models.matter.stage import Stage
from models.undoing.undone_handling import MovedOn
from models.whole.numbering import Account, NumberLine
from tests.pure.test_agenda import another_ready_case
from tests.support.builders import (
    MOVED,
    RETURNED,
    TABLED,
    Town,
    a_handled_case,
    a_noted_case,
    a_summoned_meeting,
    a_tabled_case,
    an_open_meeting,
    proposal,
    written,
)


def undo(town: Town, item: int = 1) -> str:
    return town.on_meeting("undo_handling", item=item, reason="Väärä asiakohta.").sentence


@pytest.mark.parametrize("outcome", ["approved", "noted", "rejected", "removed", "returned"])
def test_an_undone_case_is_on_the_agenda_again(outcome: str) -> None:
    town = a_noted_case() if outcome == "noted" else a_handled_case(outcome=outcome, **MOVED)
    assert undo(town) == "The handling of item 1 (§ 1) was undone: Väärä asiakohta."
    assert (town.case.stage, town.case.meeting, town.case.item) == (Stage.ON_AGENDA, town.meeting_id, 1)
    assert (town.case.handlings, dict(town.case.decisions)) == ((), {})


def test_both_the_handling_and_its_undoing_stay_in_both_journals() -> None:
    town = a_handled_case()
    undo(town)
    assert town.kinds(town.case_id)[-2:] == ["CaseHandled", "CaseHandlingUndone"]
    assert [kind for kind in town.kinds(town.meeting_id) if "Handl" in kind] == [
        "ItemHandled",
        "HandlingUndone",
    ]


def two_items() -> Town:
    """A second case is before the meeting."""
    town = an_open_meeting()
    town.on_meeting("place_item", case=another_ready_case(town), ground="Kiire.")
    return town


def sections(town: Town) -> list[NumberLine]:
    """The account of the body's sections, journal by journal."""
    series = "§ khs 2021"
    account = Account({series: set(town.memory.given(series, 1, 99))})
    for journal in sorted(town.memory.journals):
        account.note(town.facts(journal))
    return [line for line in account.lines() if line.series == series]


def test_the_very_last_section_is_given_back_while_the_meeting_is_open() -> None:
    town = two_items()
    town.on_meeting("handle_item", item=1, outcome="rejected", **MOVED)
    assert undo(town) == "The handling of item 1 was undone, and § 1 is free again: Väärä asiakohta."
    assert town.on_meeting("handle_item", item=2, outcome="approved").values["section"] == 1
    assert town.on_meeting("handle_item", item=1, outcome="approved").values["section"] == 2
    assert [handling.outcome for handling in town.case.handlings] == [Outcome.APPROVED]


def test_a_section_waits_where_a_later_one_was_given() -> None:
    town = two_items()
    town.on_meeting("handle_item", item=1, outcome="rejected", **MOVED)
    town.on_meeting("handle_item", item=2, outcome="approved")
    assert undo(town) == "The handling of item 1 (§ 1) was undone: Väärä asiakohta."
    assert undo(town, 2) == "The handling of item 2 was undone, and § 2 is free again: Väärä asiakohta."
    assert town.on_meeting("handle_item", item=2, outcome="approved").values["section"] == 2
    assert town.on_meeting("handle_item", item=1, outcome="approved").values["section"] == 1


def test_a_section_that_was_given_back_is_borne_by_what_got_it() -> None:
    town = two_items()
    town.on_meeting("handle_item", item=1, outcome="rejected", **MOVED)
    undo(town)
    assert sections(town) == []
    town.on_meeting("handle_item", item=2, outcome="approved")
    (line,) = sections(town)
    assert (line.wrong, line.numbers, str(line.fate)) == (False, "1", f"{town.meeting_id}, item 2")


def test_the_section_waits_for_the_right_handling_after_the_meeting_too() -> None:
    town = a_handled_case(outcome="rejected", **MOVED)
    undo(town)
    assert town.on_meeting("handle_item", item=1, outcome="approved").values["section"] == 1
    town.check("2021-03-17")
    assert town.case.decisions["khs-2021-1"].checked


def test_minutes_are_not_checked_while_an_item_is_undone() -> None:
    town = a_handled_case()
    undo(town)
    with pytest.raises(Exception, match="Not handled yet: 1"):
        town.check("2021-03-17")


def test_after_the_minutes_are_checked_nothing_is_undone() -> None:
    town = a_handled_case()
    town.check("2021-03-17")
    with pytest.raises(NotNow, match="a secretary may do it when it is open or closed"):
        undo(town)


def test_an_undone_tabling_no_longer_comes_back() -> None:
    town = a_tabled_case()
    undo(town)
    first = town.meeting_id
    town.call("2021-03-16", "2021-03-22 16:00")
    assert (town.meeting.items, town.case.meeting) == ({}, first)


def test_an_undone_tabling_leaves_the_agenda_it_had_come_back_on() -> None:
    town = a_tabled_case()
    first, second = town.meeting_id, town.call("2021-03-16", "2021-03-22 16:00")
    assert town.case.meeting == second
    town.meeting_id = first
    undo(town)
    assert town.case.meeting == first
    town.meeting_id = second
    assert town.meeting.items == {}


def test_a_tabled_case_that_the_next_meeting_has_before_it_has_moved_on() -> None:
    town = a_tabled_case()
    first, second = town.meeting_id, town.call("2021-03-16", "2021-03-22 16:00")
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-03-22 16:00", present=range(1, 16))
    town.meeting_id = first
    with pytest.raises(MovedOn, match=f"it is before {second}"):
        undo(town)


def test_only_the_last_handling_is_undone() -> None:
    town = a_tabled_case()
    first = town.meeting_id
    town.call("2021-03-16", "2021-03-22 16:00")
    town.on_meeting("send_agenda")
    town.hold("2021-03-22", **TABLED)
    town.call("2021-03-23", "2021-03-29 16:00")
    town.meeting_id = first
    with pytest.raises(MovedOn):
        undo(town)
    assert [handling.section for handling in town.case.handlings] == [1, 2]


def test_a_returned_case_that_was_revised_has_moved_on() -> None:
    town = a_handled_case(**RETURNED)
    town.on_case("revise_proposal", proposal=proposal("Uusi."))
    with pytest.raises(MovedOn, match="only corrected by a new one"):
        undo(town)


def test_a_removed_case_that_is_on_another_agenda_has_moved_on() -> None:
    town = a_handled_case(outcome="removed", **MOVED)
    first = town.meeting_id
    town.call("2021-03-16", "2021-03-22 16:00")
    town.on_meeting("place_item", case=town.case_id)
    town.meeting_id = first
    with pytest.raises(MovedOn, match="on an agenda"):
        undo(town)


def test_a_case_undone_after_it_was_sent_back_still_belongs_to_its_body() -> None:
    town = a_handled_case(**RETURNED)
    town.on_case("send_back", comment=written("Täydennä."))
    undo(town)
    town.on_meeting("handle_item", item=1, **TABLED)
    town.call("2021-03-16", "2021-03-22 16:00")
    assert town.case.meeting == "khs-2021-03-22"


def test_what_was_not_handled_is_not_undone() -> None:
    with pytest.raises(NotHandledYet, match="Item 1 has not been handled"):
        undo(an_open_meeting())
    with pytest.raises(NoSuchItem):
        undo(an_open_meeting(), item=2)
    with pytest.raises(NotNow):
        undo(a_summoned_meeting())


def test_only_the_secretary_undoes() -> None:
    with pytest.raises(NotYours, match="a secretary may"):
        a_handled_case().on_meeting("undo_handling", role="presenter", item=1, reason="Väärin.")
