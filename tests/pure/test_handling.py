"""Handling an item: its outcomes, its section, who moved it, and where the case goes."""

from datetime import date
from typing import Any

import pytest

from models.base.refusal import HappenedBefore, NotNow, NotYours
from models.decision.as_carried import KindIsTheProposals
from models.decision.decision import AlreadyHandled, MoverNotPresent, NotAnOutcome
from models.law.outcome import Outcome
from models.matter.handling import STAGE_AFTER
from models.matter.item import ItemIsHandled, NoSuchItem
from models.matter.motion import TextMissing
from models.matter.stage import Stage
from models.meeting.meeting_stage import MeetingStage
from models.voting.conclusion import OutcomeDiffers
from models.voting.without_vote import MotionMissing, VoteMissing
from tests.support.builders import (
    MOVED,
    MOVER,
    RETURNED,
    TABLED,
    Town,
    a_handled_case,
    a_noted_case,
    a_summoned_meeting,
    an_open_meeting,
    proposal,
)
from tests.support.floor import handled, moved, voted

BY_HAND = ("approved", "noted", "rejected", "returned", "removed", "tabled")


@pytest.mark.parametrize("outcome", BY_HAND)
def test_each_outcome_leaves_the_case_at_its_stage(outcome: str) -> None:
    until = {"until": "next meeting"} if outcome == "tabled" else {}
    town = an_open_meeting(noting=outcome == "noted")
    answer = town.on_meeting("handle_item", item=1, outcome=outcome, **MOVED, **until)
    assert answer.values["outcome"] == outcome
    assert town.case.stage is STAGE_AFTER.get(Outcome(outcome), Stage.DECIDED)
    assert (town.case.meeting, town.case.item) == ("", 0)


@pytest.mark.parametrize(
    ("outcome", "appeal"),
    [
        ("approved", "claim"),
        ("rejected", "claim"),
        ("noted", "prohibited"),
        ("returned", "prohibited"),
        ("removed", "prohibited"),
    ],
)
def test_a_decision_is_open_to_a_claim_and_what_only_prepares_is_not(outcome: str, appeal: str) -> None:
    town = an_open_meeting(noting=outcome == "noted")
    answer = town.on_meeting("handle_item", item=1, outcome=outcome, **MOVED)
    assert answer.values["appeal"] == appeal


def test_a_handling_is_one_decision_in_both_journals() -> None:
    town = an_open_meeting()
    before = len(town.memory.facts)
    town.on_meeting("handle_item", item=1, outcome="approved")
    meeting, case = town.memory.facts[before:]
    assert (meeting.journal, case.journal) == (town.meeting_id, town.case_id)
    assert meeting.command_id == case.command_id
    assert town.meeting.items[1].handling == town.handling


def test_a_handling_decides_every_clause_of_the_revision_before_it() -> None:
    town = a_summoned_meeting()
    town.hold("2021-03-15", outcome="approved")
    assert [(clause.number, clause.outcome) for clause in town.handling.clauses] == [(1, Outcome.APPROVED)]
    assert town.handling.revision == len(town.case.proposals)


def test_sections_run_by_body_and_year_in_the_order_of_handling() -> None:
    town = an_open_meeting()
    second = town.do("open_case", title="Toinen", task_class="02 02 02").journal
    town.do("revise_proposal", second, proposal=proposal())
    town.do("approve_for_agenda", second, body="khs")
    town.on_meeting("place_item", case=second, ground="Kiire.")
    assert town.on_meeting("handle_item", item=2, outcome="approved").values["section"] == 1
    assert town.on_meeting("handle_item", item=1, outcome="approved").values["section"] == 2


def test_an_item_is_handled_once() -> None:
    town = an_open_meeting()
    town.on_meeting("handle_item", item=1, outcome="approved")
    with pytest.raises(AlreadyHandled, match=r"Item 1 is already handled: § 1: approved\. Undo that first"):
        town.on_meeting("handle_item", item=1, outcome="rejected", **MOVED)


@pytest.mark.parametrize("outcome", ["tabled", "returned", "rejected"])
def test_what_the_presenter_did_not_propose_needs_a_mover(outcome: str) -> None:
    with pytest.raises(MotionMissing, match=f"An item is {outcome} on a member's motion"):
        an_open_meeting().on_meeting("handle_item", item=1, outcome=outcome, unanimous=True)


@pytest.mark.parametrize("outcome", ["tabled", "returned", "rejected"])
def test_a_motion_needs_unanimity_or_a_vote(outcome: str) -> None:
    with pytest.raises(VoteMissing, match="record that the body was unanimous, or the vote"):
        an_open_meeting().on_meeting("handle_item", item=1, outcome=outcome, proposed_by=MOVER)


@pytest.mark.parametrize("mover", ["Joku Muu", "varajäsen 7"])
def test_a_mover_is_present(mover: str) -> None:
    with pytest.raises(MoverNotPresent, match=f"{mover} is not among the members present; present are"):
        an_open_meeting().on_meeting("handle_item", item=1, **{**TABLED, "proposed_by": mover})


@pytest.mark.parametrize("outcome", ["elected", "approved_revised"])
def test_an_outcome_of_an_election_or_a_revision_is_not_typed(outcome: str) -> None:
    with pytest.raises(NotAnOutcome):
        an_open_meeting().on_meeting("handle_item", item=1, outcome=outcome, **MOVED)


def test_an_outcome_of_a_vote_needs_the_vote() -> None:
    with pytest.raises(OutcomeDiffers, match="Item 1 was not approved by vote"):
        an_open_meeting().on_meeting("handle_item", item=1, outcome="approved_by_vote")


def test_an_amendment_needs_its_text() -> None:
    with pytest.raises(TextMissing):
        an_open_meeting().on_meeting("handle_item", item=1, outcome="approved_amended", **MOVED)


def test_a_returned_case_is_prepared_and_handled_again() -> None:
    town = a_handled_case(**RETURNED)
    town.on_case("revise_proposal", proposal=proposal("Täydennetty."))
    town.on_case("approve_for_agenda", body="khs")
    town.call("2021-03-16", "2021-03-22 16:00")
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    town.hold("2021-03-22", outcome="approved")
    assert [(h.outcome, h.revision) for h in town.case.handlings] == [
        (Outcome.RETURNED, 1),
        (Outcome.APPROVED, 2),
    ]


def test_a_removed_case_is_ready_and_may_be_withdrawn() -> None:
    town = a_handled_case(outcome="removed", **MOVED)
    assert town.case.stage == "ready"
    town.on_case("withdraw_case", reason="Ei tarvita.")
    assert town.case.stage == "closed"


def test_a_noted_case_closes_when_its_minutes_are_published() -> None:
    town = a_noted_case()
    town.check("2021-03-17")
    assert town.case.stage == "decided"
    town.publish("2021-03-18")
    assert town.case.stage == "closed"
    assert town.case.decisions["khs-2021-1"].final_since == date(2021, 3, 17)


def test_an_expert_is_heard_before_the_item_is_handled_and_leaves() -> None:
    town = an_open_meeting()
    heard = town.on_meeting("hear_expert", item=1, expert="Mikko Rusama", title="digitalisaatiojohtaja")
    assert heard.sentence == "digitalisaatiojohtaja Mikko Rusama was heard on item 1 and left."
    assert "Mikko Rusama" not in town.meeting.names_present()
    town.on_meeting("handle_item", item=1, outcome="approved")
    with pytest.raises(ItemIsHandled, match="undo that first"):
        town.on_meeting("hear_expert", item=1, expert="Joku Muu")


def test_an_expert_who_stays_is_said_to_have_stayed() -> None:
    town = an_open_meeting()
    heard = town.on_meeting("hear_expert", item=1, expert="Mikko Rusama", stays=True)
    assert heard.sentence == "Mikko Rusama was heard on item 1 and stayed."
    assert [one.stayed for one in town.meeting.items[1].heard] == [True]


def test_an_item_that_is_not_there_is_refused_with_those_that_are() -> None:
    town = an_open_meeting()
    with pytest.raises(NoSuchItem, match=r"There is no item 26 .* its items are 1"):
        town.on_meeting("handle_item", item=26, outcome="approved")
    with pytest.raises(NoSuchItem):
        town.on_meeting("hear_expert", item=26, expert="Mikko Rusama")


def test_nothing_is_handled_before_the_meeting_was_opened() -> None:
    town = an_open_meeting()
    acts: dict[str, dict[str, Any]] = {
        "handle_item": {"item": 1, "outcome": "approved"},
        "hear_expert": {"item": 1, "expert": "Mikko Rusama"},
        "close_meeting": {},
    }
    for act, fields in acts.items():
        command = town.command(act, town.meeting_id, happened="2021-03-15 15:58", **fields)
        with pytest.raises(HappenedBefore, match="before the meeting was opened"):
            town.memory.act(command)


def test_nothing_is_handled_before_the_meeting_is_open_or_after_it_is_closed() -> None:
    with pytest.raises(NotNow, match="while the meeting is summoned"):
        a_summoned_meeting().on_meeting("handle_item", item=1, outcome="approved")
    town = a_handled_case()
    assert town.meeting.stage is MeetingStage.CLOSED
    with pytest.raises(AlreadyHandled):
        town.on_meeting("handle_item", item=1, outcome="approved")


def test_only_the_secretary_handles_and_only_on_the_meeting() -> None:
    town: Town = an_open_meeting()
    with pytest.raises(NotYours, match="A presenter may not handle item; a secretary may"):
        town.on_meeting("handle_item", role="presenter", item=1, outcome="approved")
    with pytest.raises(NotNow, match="while the case is on an agenda"):
        town.on_case("withdraw_case", reason="Ei tarvita.")


def test_what_was_decided_is_of_the_kind_that_was_proposed() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    voted(town, 6, 9)
    with pytest.raises(KindIsTheProposals, match="approved amended is what was proposed, a decision"):
        handled(town, "approved_amended", kind="proposal")
    assert handled(town, "approved_amended", kind="decision").handling
