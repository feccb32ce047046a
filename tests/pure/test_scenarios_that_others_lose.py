"""What happens to real items and breaks simpler engines: one case, one story, and every number is kept."""

from __future__ import annotations

from typing import Any

import pytest

from models.law.outcome import Outcome
from models.matter.motion import MotionStatus
from models.matter.stage import Stage
from models.matter.vote import Method, TallyWrong
from tests.support.builders import (
    EVERYBODY,
    MOVED,
    MOVER,
    RETURNED,
    TABLED,
    Town,
    a_handled_case,
    a_published_decision,
    a_summoned_meeting,
    a_tabled_case,
    an_open_meeting,
    proposal,
)
from tests.support.floor import moved, voted
from tests.support.invariants import hold


def story(town: Town) -> list[tuple[str, int, str]]:
    """Every handling of the case: where, under which section, with which outcome; the record holds."""
    hold(town.memory)
    return [(h.meeting or h.body, h.section, str(h.outcome)) for h in town.case.handlings]


def sent(town: Town, when: str, at: str, body: str = "khs") -> None:
    """The case is item 1 of another meeting, whose agenda goes out."""
    town.call(when, at, body=body)
    if not town.meeting.items:
        town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")


def test_tabled_to_the_next_meeting_and_back() -> None:
    town = a_tabled_case()
    sent(town, "2021-03-16", "2021-03-22 16:00")
    assert town.meeting.items[1].returned
    town.hold("2021-03-22", **TABLED)
    sent(town, "2021-03-23", "2021-03-29 16:00")
    town.hold("2021-03-29", outcome="approved")
    assert story(town) == [
        ("khs-2021-03-15", 1, "tabled"),
        ("khs-2021-03-22", 2, "tabled"),
        ("khs-2021-03-29", 3, "approved"),
    ]


def test_returned_and_handled_again_in_the_same_meeting() -> None:
    town = an_open_meeting()
    town.on_meeting("handle_item", item=1, **RETURNED)
    town.on_case("revise_proposal", proposal=proposal("Täydennetty."))
    town.on_case("approve_for_agenda", body="khs")
    town.on_meeting("place_item", case=town.case_id, ground="Valmisteltiin kokouksen aikana.")
    town.on_meeting("handle_item", item=2, outcome="approved")
    town.on_meeting("close_meeting")
    town.check("2021-03-17")
    town.publish("2021-03-18")
    assert story(town) == [("khs-2021-03-15", 1, "returned"), ("khs-2021-03-15", 2, "approved")]
    assert [handling.revision for handling in town.case.handlings] == [1, 2]
    assert [town.case.decisions[f"khs-2021-{n}"].appeal_ends is not None for n in (1, 2)] == [False, True]


def test_removed_and_placed_on_another_agenda() -> None:
    town = a_handled_case(outcome="removed", **MOVED)
    assert town.case.stage is Stage.READY
    sent(town, "2021-03-16", "2021-03-22 16:00")
    town.hold("2021-03-22", outcome="approved")
    assert story(town) == [("khs-2021-03-15", 1, "removed"), ("khs-2021-03-22", 2, "approved")]


def test_sent_to_another_body() -> None:
    town = a_handled_case(**RETURNED)
    town.on_case("revise_proposal", proposal=proposal("Lautakunta päättää."))
    town.on_case("approve_for_agenda", body="kylk")
    sent(town, "2021-03-16", "2021-03-23 15:00", body="kylk")
    town.on_meeting("open_meeting", "2021-03-23 15:00", present=range(1, 14))
    town.on_meeting("handle_item", item=1, outcome="approved")
    assert story(town) == [("khs-2021-03-15", 1, "returned"), ("kylk-2021-03-23", 1, "approved")]
    assert (town.case.body, town.handling.body) == ("kylk", "kylk")


def test_decided_outside_the_meeting() -> None:
    town = a_handled_case(**RETURNED)
    town.on_case("revise_proposal", proposal=proposal("Viranhaltija päättää."))
    town.on_case("decide_alone", "2021-03-19", body="strj")
    assert story(town) == [("khs-2021-03-15", 1, "returned"), ("strj", 1, "approved")]
    assert town.case.decisions["strj-2021-1"].checked
    town.check("2021-03-22")
    assert town.case.decisions["khs-2021-1"].checked


def test_corrected_after_closing() -> None:
    town = a_published_decision()
    town.until("2021-04-12")
    assert town.case.stage is Stage.CLOSED
    town.on_case("reopen_case", reason="Summa oli väärä.")
    town.on_case("revise_proposal", proposal=proposal("Oikea summa.", corrects="khs-2021-1", no_loss=True))
    town.on_case("approve_for_agenda", body="khs")
    sent(town, "2021-04-13", "2021-04-19 16:00")
    town.hold("2021-04-19", outcome="approved")
    assert story(town) == [("khs-2021-03-15", 1, "approved"), ("khs-2021-04-19", 2, "approved")]
    assert town.case.decisions["khs-2021-1"].corrected_by == "khs-2021-2"
    assert town.case.decisions["khs-2021-1"].final_since


def test_several_votes_on_one_item() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", mover="jäsen 4", seconder=MOVER)
    moved(town, "return", mover="jäsen 5", seconder=MOVER)
    assert voted(town, 9, 6) == "yes"  # the handling goes on
    moved(town, "counter_proposal", mover="jäsen 6", seconder=MOVER)
    moved(town, "wish", mover="jäsen 8", seconder=MOVER)
    assert voted(town, 6, 9) == "no"  # the two against each other: the second
    assert voted(town, 7, 8) == "no"  # the base against it
    assert voted(town, 8, 7) == "yes"  # the wish
    town.on_meeting("handle_item", item=1, outcome="approved_amended")
    lost, carried = MotionStatus.LOST, MotionStatus.CARRIED
    assert [motion.status for motion in town.handling.motions] == [lost, lost, carried, carried]
    sums = [(v.question.number, v.tally.yes_count, v.tally.no_count) for v in town.handling.votes]
    assert sums == [(1, 9, 6), (2, 6, 9), (3, 7, 8), (4, 8, 7)]
    assert story(town) == [("khs-2021-03-15", 1, "approved_amended")]


def test_a_counted_vote_has_sums_and_no_names() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", mover="jäsen 4", seconder=MOVER)
    counted: dict[str, Any] = {"item": 1, "method": "count", "yes_count": 9, "no_count": 4}
    with pytest.raises(TallyWrong, match="13 votes were counted and 15 members may vote"):
        town.on_meeting("record_vote", **counted)
    with pytest.raises(TallyWrong, match="a count lists no names"):
        town.on_meeting("record_vote", **counted, blank_count=2, yes=[MOVER])
    town.on_meeting("record_vote", **counted, blank_count=2)
    tally = town.meeting.items[1].votes[0].tally
    assert (tally.method, tally.given, tally.yes, tally.no, tally.blank) == (Method.COUNT, 15, (), (), ())
    town.on_meeting("handle_item", item=1, outcome="approved_by_vote")
    assert town.handling.outcome is Outcome.APPROVED_BY_VOTE


@pytest.mark.parametrize("gone", ["never came", "left", "withdrew", "sent a deputy"])
def test_a_voter_who_is_absent_is_refused(gone: str) -> None:
    town = a_summoned_meeting()
    came = [seat for seat in EVERYBODY if seat != 4 or gone in ("left", "withdrew")]
    deputies = (4,) if gone == "sent a deputy" else ()
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=came, deputies=deputies)
    if gone == "left":
        town.on_meeting("leave", member="jäsen 4")
    if gone == "withdrew":
        town.on_meeting("recuse", item=1, person="jäsen 4")
    moved(town, "counter_proposal", seconder="jäsen 5")
    voters = town.meeting.voters(1)
    with pytest.raises(TallyWrong, match="jäsen 4 may not vote on this item or is absent"):
        town.on_meeting("record_vote", item=1, yes=voters, no=["jäsen 4"])
    town.on_meeting("record_vote", item=1, yes=voters)
    assert ("jäsen 4" in town.meeting.items[1].votes[0].tally.absent) is (gone != "sent a deputy")
