"""A dissent is announced at once by who may, joined, and reasoned before the minutes are checked."""

from __future__ import annotations

from typing import Any

import pytest

from models.base.refusal import NotNow
from models.voting.recording_dissent import (
    DissentedAlready,
    DissentTooLate,
    MayNotDissent,
    NoSuchDissent,
    NotDecidedYet,
    ReasonsTooLate,
)
from tests.pure.test_agenda import another_ready_case
from tests.support.builders import MOVER, Town, an_open_meeting, proposal, written


def lost(**vote: Any) -> Town:
    """A counter-proposal of Mai Kivelä lost to the proposal, 8–7; the last seven seats voted for it."""
    town = an_open_meeting()
    town.on_meeting("make_motion", item=1, kind="counter_proposal", mover=MOVER, text=written("Toisin."))
    town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 4"])
    names = town.meeting.voters(1)
    town.on_meeting("record_vote", item=1, **(vote or {"yes": names[:8], "no": names[8:]}))
    town.on_meeting("handle_item", item=1, outcome="approved_by_vote")
    return town


def dissent(town: Town, member: str, **fields: Any) -> None:
    town.on_meeting("announce_dissent", item=1, member=member, **fields)


def test_the_mover_and_those_who_voted_against_dissent() -> None:
    town = lost()
    dissent(town, MOVER)
    dissent(town, "jäsen 15", joins=MOVER)
    said = [(each.member, each.joins) for each in town.meeting.items[1].dissents]
    assert said == [(MOVER, ""), ("jäsen 15", MOVER)]


def test_who_voted_for_the_decision_may_not_dissent() -> None:
    with pytest.raises(MayNotDissent, match="jäsen 5 neither made a motion that fell nor voted against"):
        dissent(lost(), "jäsen 5")


def test_the_mover_of_a_motion_that_lapsed_dissents() -> None:
    town = an_open_meeting()
    town.on_meeting("make_motion", item=1, kind="counter_proposal", mover=MOVER, text=written("Toisin."))
    town.on_meeting("handle_item", item=1, outcome="approved")
    dissent(town, MOVER)
    assert len(town.meeting.items[1].dissents) == 1


def test_a_count_proves_nobody_s_side() -> None:
    town = lost(method="count", yes_count=8, no_count=7)
    dissent(town, "jäsen 5")


def test_a_dissent_comes_before_the_next_item_and_once() -> None:
    town = lost()
    with pytest.raises(NoSuchDissent):
        dissent(town, "jäsen 15", joins="jäsen 14")
    dissent(town, MOVER)
    with pytest.raises(DissentedAlready):
        dissent(town, MOVER)
    second = town.do("open_case", title="Toinen", task_class="02 02 02").journal
    town.do("revise_proposal", second, proposal=proposal())
    town.do("approve_for_agenda", second, body="khs")
    town.on_meeting("place_item", case=second, ground="Kiire.")
    town.on_meeting("handle_item", item=2, outcome="approved")
    with pytest.raises(DissentTooLate, match="§ 2 has been since"):
        dissent(town, "jäsen 15")


def test_a_dissent_needs_a_decision() -> None:
    with pytest.raises(NotDecidedYet):
        dissent(an_open_meeting(), MOVER)


def test_reasons_come_before_the_minutes_are_checked() -> None:
    town = lost()
    reasons: dict[str, Any] = {"item": 1, "member": MOVER, "reasons": written("Summa on liian suuri.")}
    with pytest.raises(NoSuchDissent, match="announce it first"):
        town.on_meeting("give_reasons", **reasons)
    dissent(town, MOVER)
    town.on_meeting("close_meeting")
    town.on_meeting("give_reasons", **reasons)
    assert town.meeting.items[1].dissents[0].reasons is not None
    town.check("2021-03-17")
    with pytest.raises(NotNow):
        town.on_meeting("give_reasons", **reasons)


def test_reasons_come_before_a_section_is_checked_at_once() -> None:
    town = lost()
    dissent(town, MOVER)
    town.on_meeting("check_at_once", item=1)
    with pytest.raises(ReasonsTooLate):
        town.on_meeting("give_reasons", item=1, member=MOVER, reasons=written("Liikaa."))


def test_a_dissent_falls_with_a_handling_that_is_undone() -> None:
    town = lost()
    dissent(town, MOVER)
    town.on_meeting("undo_handling", item=1, reason="Väärin.")
    assert town.meeting.items[1].dissents == ()


def test_the_first_of_items_handled_together_is_dissented_from_in_time() -> None:
    town = an_open_meeting()
    town.on_meeting("place_item", case=another_ready_case(town), ground="Kiire.")
    town.on_meeting("make_motion", item=1, kind="counter_proposal", mover=MOVER, text=written("Toisin."))
    town.on_meeting("handle_together", items=(1, 2), outcome="approved")
    dissent(town, MOVER)
    assert [each.member for each in town.meeting.items[1].dissents] == [MOVER]


def test_an_item_without_a_case_is_dissented_from() -> None:
    town = an_open_meeting()
    town.on_meeting("add_item", title="Lausunto", ground="Kiire.")
    town.on_meeting("make_motion", item=2, kind="dismissal", mover=MOVER)
    town.on_meeting("settle_item", item=2, outcome="approved")
    town.on_meeting("announce_dissent", item=2, member=MOVER)
    assert [each.member for each in town.meeting.items[2].dissents] == [MOVER]


def test_nobody_joins_a_dissent_after_the_next_item_was_settled() -> None:
    town = lost()
    dissent(town, MOVER)
    town.on_meeting("add_item", title="Ilmoitusasiat", ground="Kiire.")
    town.on_meeting("settle_item", item=2)
    with pytest.raises(DissentTooLate, match="§ 2 has been since"):
        dissent(town, "jäsen 15", joins=MOVER)
