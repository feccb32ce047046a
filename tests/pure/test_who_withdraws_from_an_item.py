"""Whoever is disqualified withdraws from an item: neither counted nor heard nor deciding there."""

from __future__ import annotations

from typing import Any

import pytest

from models.matter.vote import TallyWrong
from models.meeting.gathering import NotQuorate
from models.sitting.coming_and_going import NotThere
from models.sitting.withdrawing_from_items import (
    AlreadyRecused,
    HasCarried,
    HasMoved,
    HasMovedAndVoted,
    HasSeconded,
    HasVoted,
)
from models.voting.holding import CountedAndWithdrew, ElectorsChanged
from tests.support.builders import EVERYBODY, MOVER, a_summoned_meeting, an_open_meeting
from tests.support.floor import handled, moved


def test_a_member_who_withdraws_does_not_count_towards_the_quorum_of_that_item() -> None:
    town = a_summoned_meeting()
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY[:8])
    town.on_meeting("recuse", item=1, person=MOVER)
    with pytest.raises(NotQuorate):
        town.on_meeting("handle_item", item=1, outcome="approved")


def test_an_official_who_withdraws_changes_no_quorum() -> None:
    town = a_summoned_meeting()
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY[:8])
    town.on_meeting("recuse", item=1, person="Sami Sarvilinna", official=True)
    town.on_meeting("handle_item", item=1, outcome="approved")
    handling = town.meeting.items[1].handling
    assert handling is not None
    assert handling.recused[0].official


def test_nobody_withdraws_twice_or_from_afar() -> None:
    town = an_open_meeting()
    town.on_meeting("recuse", item=1, person=MOVER)
    with pytest.raises(AlreadyRecused):
        town.on_meeting("recuse", item=1, person=MOVER)
    with pytest.raises(NotThere):
        town.on_meeting("recuse", item=1, person="Joku Muu")


def test_who_has_moved_or_voted_withdraws_only_when_that_is_taken_back() -> None:
    town = an_open_meeting()
    town.on_meeting("make_motion", item=1, kind="dismissal", mover=MOVER)
    with pytest.raises(HasMoved, match=f"{MOVER} made motion 1 on item 1; withdraw it before"):
        town.on_meeting("recuse", item=1, person=MOVER)
    town.on_meeting("withdraw_motion", item=1, motion=1)
    town.on_meeting("make_motion", item=1, kind="dismissal", mover="jäsen 4")
    town.on_meeting("second_motion", item=1, motion=2, seconders=["jäsen 5"])
    town.on_meeting("record_vote", item=1, yes=town.meeting.voters(1))
    with pytest.raises(HasVoted, match=f"{MOVER} stands in vote 1 on item 1; undo that vote before"):
        town.on_meeting("recuse", item=1, person=MOVER)
    town.on_meeting("undo_last", reason="Jäävi äänesti.")
    town.on_meeting("recuse", item=1, person=MOVER)
    assert MOVER not in town.meeting.voters(1)


def test_the_only_one_who_seconds_a_motion_that_waits_does_not_withdraw() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    with pytest.raises(HasSeconded, match="jäsen 4 alone seconds motion 1"):
        town.on_meeting("recuse", item=1, person="jäsen 4")
    town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 5"])
    town.on_meeting("recuse", item=1, person="jäsen 4")


@pytest.mark.parametrize("who", [MOVER, "jäsen 4"])
def test_a_motion_that_was_voted_on_rests_on_nobody_who_was_counted_and_withdraws(who: str) -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    town.on_meeting("record_vote", item=1, method="count", yes_count=6, no_count=9)
    with pytest.raises(
        HasMovedAndVoted, match=f"Motion 1 on item 1 rests on {who}, who was counted in vote 1"
    ):
        town.on_meeting("recuse", item=1, person=who)
    town.on_meeting("recuse", item=1, person="jäsen 9")
    town.on_meeting("undo_last", reason="Jäävi äänesti.")
    town.on_meeting("undo_last", reason="Jäävi äänesti.")
    town.on_meeting("withdraw_motion", item=1, motion=1)
    town.on_meeting("recuse", item=1, person=who)


def test_a_lawful_vote_stands_whose_mover_had_left_and_withdraws_later() -> None:
    town = an_open_meeting()
    moved(town, "return", seconder="jäsen 4")
    town.on_meeting("leave", member=MOVER)
    town.on_meeting("record_vote", item=1, method="count", yes_count=9, no_count=5)
    town.on_meeting("arrive", seat=7)
    town.on_meeting("recuse", item=1, person=MOVER)
    assert handled(town, "approved").handling


@pytest.mark.parametrize("who", [MOVER, "jäsen 4"])
def test_what_was_carried_without_a_vote_rests_on_nobody_who_withdraws(who: str) -> None:
    town = an_open_meeting()
    moved(town, "tabling", seconder="jäsen 4", until="week")
    town.on_meeting("carry_motion", item=1, motion=1)
    with pytest.raises(HasCarried, match=f"rests on {who}: undo that before"):
        town.on_meeting("recuse", item=1, person=who)
    town.on_meeting("undo_last", reason="Jäävi esitti.")
    assert town.meeting.items[1].motions[0].alive


def test_who_seconded_what_everybody_was_for_withdraws() -> None:
    town = an_open_meeting()
    moved(town, "tabling", seconder="jäsen 4", until="week")
    town.on_meeting("carry_motion", item=1, motion=1, unanimous=True)
    town.on_meeting("recuse", item=1, person="jäsen 4")


def test_who_was_counted_in_a_vote_and_then_withdraws_breaks_it_until_it_is_taken_again() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    counted: dict[str, Any] = {"item": 1, "method": "count"}
    town.on_meeting("record_vote", yes_count=7, no_count=8, **counted)
    town.on_meeting("recuse", item=1, person="jäsen 6")
    with pytest.raises(CountedAndWithdrew, match="jäsen 6 was counted in vote 1 on item 1"):
        handled(town, "approved_amended")
    with pytest.raises(TallyWrong, match="15 votes were counted and 14 members may vote"):
        town.on_meeting("record_vote", yes_count=7, no_count=8, **counted)
    town.on_meeting("record_vote", yes_count=8, no_count=6, **counted)
    item = handled(town, "approved_by_vote")
    assert item.handling is not None
    assert [vote.tally.yes_count for vote in item.handling.votes] == [8]


def test_who_elected_and_then_withdraws_breaks_the_election() -> None:
    town = an_open_meeting()
    slates = [{"candidates": ["A"], "votes": 8}, {"candidates": ["B"], "votes": 7}]
    town.on_meeting("record_election", item=1, ballots={"seats": 1, "slates": slates})
    town.on_meeting("recuse", item=1, person="jäsen 6")
    with pytest.raises(ElectorsChanged, match="elected: A"):
        handled(town, "elected")
    slates[1]["votes"] = 6
    town.on_meeting("record_election", item=1, ballots={"seats": 1, "slates": slates})
    item = handled(town, "elected")
    assert item.handling is not None
    assert len(item.handling.elections) == 1
