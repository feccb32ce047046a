"""The presenter changes the proposal in the meeting; a part is put off while the rest is decided."""

from __future__ import annotations

from typing import Any

import pytest

from models.law.outcome import Outcome
from models.matter.stage import Stage
from models.preparation.revising import NothingChanged
from models.sitting.revising import VotedAlready
from models.voting.conclusion import OutcomeDiffers
from models.voting.without_vote import VoteComesFirst
from tests.support.builders import MOVER, Town, an_open_meeting, grant, written

CLAUSES = [{"number": number, "text": written(f"Kohta {number}.")} for number in (1, 2)]


def revised(town: Town, text: str = "Muutettu kohta.") -> None:
    town.on_meeting("revise_at_meeting", item=1, clause=1, text=written(text))


def moved(town: Town, kind: str, clauses: list[int], **fields: Any) -> None:
    """A seconded motion."""
    made = town.on_meeting("make_motion", item=1, kind=kind, mover=MOVER, clauses=clauses, **fields)
    number = made.values["motion"]
    town.on_meeting("second_motion", item=1, motion=number, seconders=["jäsen 4"])


def test_a_proposal_changed_by_its_presenter_is_approved_revised() -> None:
    town = an_open_meeting()
    revised(town)
    with pytest.raises(OutcomeDiffers, match="make it approved revised"):
        town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("handle_item", item=1, outcome="approved_revised")
    assert (town.handling.revision, town.handling.revised_from) == (2, 1)
    assert len(town.case.proposals) == 2


def test_a_counter_proposal_may_still_win_over_what_was_revised() -> None:
    town = an_open_meeting()
    revised(town)
    moved(town, "counter_proposal", [], text=written("Toisin."))
    names = town.meeting.voters(1)
    town.on_meeting("record_vote", item=1, yes=names[:7], no=names[7:])
    town.on_meeting("handle_item", item=1, outcome="approved_amended")
    assert town.handling.outcome is Outcome.APPROVED_AMENDED


def test_a_presenter_changes_something_and_before_the_votes() -> None:
    town = an_open_meeting()
    with pytest.raises(NothingChanged):
        revised(town, "Määräraha myönnetään.")
    moved(town, "counter_proposal", [], text=written("Toisin."))
    names = town.meeting.voters(1)
    town.on_meeting("record_vote", item=1, yes=names[:8], no=names[8:])
    with pytest.raises(VotedAlready):
        revised(town)


def test_a_withdrawn_proposal_goes_back_to_its_preparers() -> None:
    town = an_open_meeting()
    town.on_meeting("handle_item", item=1, outcome="withdrawn")
    assert (town.handling.appeal, town.case.stage) == ("prohibited", Stage.PREPARATION)


def test_a_clause_is_tabled_without_a_vote_and_the_rest_approved() -> None:
    town = an_open_meeting(clauses=CLAUSES)
    moved(town, "tabling", [2], until="week")
    with pytest.raises(VoteComesFirst):
        town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("carry_motion", item=1, motion=1, unanimous=True)
    town.on_meeting("handle_item", item=1, outcome="approved")
    assert [clause.outcome for clause in town.handling.clauses] == [Outcome.APPROVED, Outcome.TABLED]
    assert (town.handling.until, town.handling.appeal, town.case.stage) == ("a week later", "claim", "tabled")


def test_a_clause_that_was_tabled_is_decided_alone_when_it_comes_back() -> None:
    town = an_open_meeting(clauses=CLAUSES)
    moved(town, "tabling", [2])
    town.on_meeting("carry_motion", item=1, motion=1, unanimous=True)
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("close_meeting")
    town.call("2021-03-16", "2021-03-22 16:00")
    town.on_meeting("send_agenda")
    town.hold("2021-03-22", outcome="approved")
    assert [(clause.number, clause.outcome) for clause in town.handling.clauses] == [(2, Outcome.APPROVED)]
    assert town.case.stage is Stage.DECIDED


def test_a_clause_is_returned_by_vote_and_the_rest_goes_on() -> None:
    town = an_open_meeting(clauses=CLAUSES)
    moved(town, "return", [1])
    names = town.meeting.voters(1)
    town.on_meeting("record_vote", item=1, yes=names[:7], no=names[7:])
    town.on_meeting("handle_item", item=1, outcome="approved")
    assert [clause.outcome for clause in town.handling.clauses] == [Outcome.RETURNED, Outcome.APPROVED]
    assert town.case.stage is Stage.PREPARATION


def test_tabling_every_clause_is_tabling_the_item() -> None:
    town = an_open_meeting(clauses=CLAUSES)
    moved(town, "tabling", [1, 2])
    assert town.meeting.items[1].motions[0].clauses == ()


def test_an_amendment_nobody_is_against_is_taken_without_a_vote() -> None:
    town = an_open_meeting(clauses=CLAUSES)
    moved(town, "counter_proposal", [2], text=written("Toisin."))
    town.on_meeting("carry_motion", item=1, motion=1, unanimous=True)
    town.on_meeting("handle_item", item=1, outcome="approved_amended")
    outcomes = [clause.outcome for clause in town.handling.clauses]
    assert outcomes == [Outcome.APPROVED, Outcome.APPROVED_AMENDED]


def test_what_is_amended_beside_the_money_leaves_its_follow_up() -> None:
    town = an_open_meeting(clauses=CLAUSES, appropriation=grant())
    moved(town, "counter_proposal", [2], text=written("Toisin."))
    town.on_meeting("carry_motion", item=1, motion=1, unanimous=True)
    town.on_meeting("handle_item", item=1, outcome="approved_amended")
    town.on_meeting("close_meeting")
    town.check("2021-03-16")
    assert "FollowUpBegun" in town.kinds(town.case_id)
