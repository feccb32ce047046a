"""A committee's proposal, the board's and the council's decision are handlings of one case."""

from __future__ import annotations

from typing import Any

import pytest

from models.bodies.body import NoSuchBody
from models.matter.stage import Stage
from models.preparation.going_on import OwnProposalNeeded, ProposedToAnother, ProposesToItself
from tests.support.builders import (
    MOVED,
    Town,
    a_case_in_preparation,
    a_published_decision,
    an_opened_case,
    proposal,
)

SEATS = {"kylk": 13, "khs": 15, "kvsto": 85}


def before(town: Town, body: str, day: str, outcome: str = "approved", **parts: Any) -> None:
    """The case is written for a body, handled in its meeting of a day in April, checked and published."""
    draft = proposal(f"Ehdotus: {body}.", **parts)
    town.on_case("revise_proposal", proposal=draft)
    town.on_case("approve_for_agenda", body=body)
    town.call(f"2021-{day[:2]}-01" if not town.meeting_id else "", f"2021-{day} 16:00", body=body)
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", f"2021-{day} 16:00", present=range(1, SEATS[body] + 1))
    town.on_meeting(
        "handle_item",
        item=1,
        outcome=outcome,
        **(MOVED if outcome == "returned" else {}),
    )
    town.on_meeting("close_meeting")
    town.on_meeting("check_minutes", checkers=town.meeting.names_present()[-2:])
    town.on_meeting("publish_minutes")


def test_a_proposal_of_a_committee_reaches_the_council_in_one_case() -> None:
    town = an_opened_case()
    before(town, "kylk", "04-06", kind="proposal", to="khs")
    before(town, "khs", "04-19", kind="proposal", to="kvsto")
    before(town, "kvsto", "04-28")
    assert [(h.body, h.kind, h.section, h.appeal) for h in town.case.handlings] == [
        ("kylk", "proposal", 1, "prohibited"),
        ("khs", "proposal", 1, "prohibited"),
        ("kvsto", "decision", 1, "municipal_appeal"),
    ]
    assert town.case.stage is Stage.DECIDED


def test_a_statement_to_a_body_leaves_the_case_to_it() -> None:
    town = an_opened_case()
    before(town, "kylk", "04-06", kind="statement", to="khs")
    assert (town.case.stage, town.handling.appeal) == (Stage.PREPARATION, "prohibited")


def test_a_statement_to_somebody_else_ends_the_case() -> None:
    town = a_published_decision(kind="statement")
    assert (town.case.stage, town.handling.appeal) == (Stage.CLOSED, "prohibited")


def test_a_rejected_proposal_goes_nowhere() -> None:
    town = a_published_decision("rejected", kind="proposal", to="kvsto")
    assert town.case.stage is Stage.CLOSED


def test_a_proposal_says_to_which_body_that_there_is() -> None:
    with pytest.raises(ValueError, match="says to which"):
        a_case_in_preparation(kind="proposal")
    with pytest.raises(ValueError, match="is for nobody else"):
        a_case_in_preparation(to="khs")
    with pytest.raises(NoSuchBody):
        a_case_in_preparation(kind="proposal", to="nobody")


def proposed(**parts: Any) -> Town:
    """A committee proposed something to the board."""
    town = an_opened_case()
    before(town, "kylk", "04-06", **{"kind": "proposal", "to": "khs", **parts})
    return town


def test_the_next_body_is_the_one_that_was_proposed_to() -> None:
    town = proposed()
    with pytest.raises(ProposedToAnother, match="kylk-2021-1 was made to khs"):
        town.on_case("approve_for_agenda", body="kvsto")
    with pytest.raises(ProposedToAnother):
        town.on_case("decide_alone", body="strj")
    town.on_case("approve_for_agenda", body="khs")


def test_its_proposal_begins_as_what_was_proposed() -> None:
    town = proposed()
    town.on_case("approve_for_agenda", body="khs")
    made, begun = town.case.proposals
    assert begun.clauses == made.clauses
    assert (begun.kind, begun.to, town.case.body) == ("decision", "", "khs")


def test_what_was_written_for_it_since_is_what_it_gets() -> None:
    town = proposed()
    town.on_case("revise_proposal", proposal=proposal("Kaupunginhallitus päättää toisin."))
    town.on_case("approve_for_agenda", body="khs")
    assert len(town.case.proposals) == 2


def test_the_board_prepares_what_is_proposed_to_the_council() -> None:
    town = proposed(to="kvsto")
    town.on_case("approve_for_agenda", body="khs")
    assert (len(town.case.proposals), town.case.proposals[-1].to) == (1, "kvsto")


def test_a_statement_is_no_proposal_that_the_next_body_could_decide() -> None:
    town = proposed(kind="statement")
    with pytest.raises(OwnProposalNeeded):
        town.on_case("approve_for_agenda", body="khs")


def test_what_the_next_body_returns_may_be_prepared_for_any() -> None:
    town = proposed()
    before(town, "khs", "04-19", outcome="returned")
    town.on_case("approve_for_agenda", body="kylk")
    assert town.case.body == "kylk"


def test_nobody_proposes_to_themselves() -> None:
    town = a_case_in_preparation(kind="proposal", to="khs")
    with pytest.raises(ProposesToItself):
        town.on_case("approve_for_agenda", body="khs")
    town.on_case("approve_for_agenda", body="kylk")
