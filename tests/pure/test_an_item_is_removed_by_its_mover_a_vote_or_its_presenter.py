"""An item is removed from the agenda by its presenter, unanimously on a member's motion, or by a vote."""

from __future__ import annotations

from typing import Any

import pytest

from models.decision.as_carried import OtherThanCarried
from models.matter.motion import MotionKind, MotionStatus
from models.matter.stage import Stage
from models.voting.conclusion import OutcomeDiffers
from models.voting.moving import WholeItemRemoved
from models.voting.presenter import NotItsPresenter, PresenterWithdrew
from models.voting.without_vote import MotionMissing, NotSeconded, VoteComesFirst, VoteMissing
from tests.support.builders import Town, an_open_meeting, written


def moved(*, seconded: bool = True) -> Town:
    """Member 8 moves that item 1 is removed."""
    town = an_open_meeting()
    town.on_meeting("make_motion", item=1, kind="removal", mover="jäsen 8")
    if seconded:
        town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 9"])
    return town


def vote(town: Town, yes: int, no: int) -> None:
    town.on_meeting("record_vote", item=1, method="count", yes_count=yes, no_count=no)


def test_a_vote_that_is_carried_removes_it() -> None:
    town = moved()
    vote(town, yes=6, no=9)
    with pytest.raises(OutcomeDiffers):
        town.on_meeting("handle_item", item=1, outcome="approved")
    for another in ("jäsen 6", "Sami Sarvilinna"):
        with pytest.raises(OtherThanCarried, match="motion 1"):
            town.on_meeting("handle_item", item=1, outcome="removed", proposed_by=another)
    town.on_meeting("handle_item", item=1, outcome="removed")
    assert (town.case.stage, town.handling.outcome) == (Stage.READY, "removed")
    assert [motion.status for motion in town.handling.motions] == [MotionStatus.CARRIED]


@pytest.mark.parametrize("who", ["jäsen 8", "Aulis Outo"])
def test_nobody_but_its_presenter_withdraws_it(who: str) -> None:
    town = an_open_meeting()
    with pytest.raises(NotItsPresenter, match="removed, tabled or returned"):
        town.on_meeting("handle_item", item=1, outcome="withdrawn", proposed_by=who, unanimous=True)
    town.on_meeting("handle_item", item=1, outcome="withdrawn")
    assert town.case.stage is Stage.PREPARATION


def test_a_presenter_who_withdrew_as_disqualified_does_not_withdraw_it_in_silence() -> None:
    town = an_open_meeting()
    town.on_meeting("recuse", item=1, person="Sami Sarvilinna", official=True)
    with pytest.raises(PresenterWithdrew):
        town.on_meeting("handle_item", item=1, outcome="withdrawn")


def test_after_a_lost_vote_the_handling_goes_on() -> None:
    town = moved()
    vote(town, yes=9, no=6)
    with pytest.raises(VoteMissing):
        town.on_meeting("handle_item", item=1, outcome="removed", proposed_by="jäsen 8")
    town.on_meeting("handle_item", item=1, outcome="approved")
    assert town.case.stage is Stage.DECIDED


def test_it_is_settled_before_anything_else() -> None:
    town = an_open_meeting()
    for number, kind in enumerate(("counter_proposal", "tabling", "removal"), start=1):
        said: dict[str, Any] = {"text": written("Ei.")} if kind == "counter_proposal" else {}
        town.on_meeting("make_motion", item=1, kind=kind, mover="jäsen 8", **said)
        town.on_meeting("second_motion", item=1, motion=number, seconders=["jäsen 9"])
    with pytest.raises(VoteComesFirst, match="motion 3"):
        town.on_meeting("handle_item", item=1, outcome="approved")


def test_without_a_vote_it_needs_its_mover_and_everybody_or_a_seconder() -> None:
    town = moved(seconded=False)
    with pytest.raises(NotSeconded):
        town.on_meeting("handle_item", item=1, outcome="removed", without_vote=True)
    town.on_meeting("handle_item", item=1, outcome="removed", unanimous=True)
    assert town.handling.motions[0].kind is MotionKind.REMOVAL
    with pytest.raises(MotionMissing):
        an_open_meeting().on_meeting("handle_item", item=1, outcome="removed", unanimous=True)


def test_the_presenter_takes_it_back_though_a_motion_waits() -> None:
    town = moved()
    town.on_meeting("handle_item", item=1, outcome="removed", proposed_by="Sami Sarvilinna")
    assert town.handling.motions[0].status is MotionStatus.NOT_VOTED


def test_a_presenter_who_withdrew_neither_takes_it_back_nor_changes_it() -> None:
    town = moved()
    town.on_meeting("recuse", item=1, person="Sami Sarvilinna", official=True)
    with pytest.raises(PresenterWithdrew):
        town.on_meeting("handle_item", item=1, outcome="removed", proposed_by="Sami Sarvilinna")
    with pytest.raises(PresenterWithdrew):
        town.on_meeting("revise_at_meeting", item=1, clause=1, text=written("Toisin."))


def test_an_item_without_a_case_is_removed_by_a_vote_too() -> None:
    town = an_open_meeting()
    town.on_meeting("add_item", title="Ilmoitusasiat", ground="Kiire.")
    town.on_meeting("make_motion", item=2, kind="removal", mover="jäsen 8")
    town.on_meeting("second_motion", item=2, motion=1, seconders=["jäsen 9"])
    town.on_meeting("record_vote", item=2, method="count", yes_count=2, no_count=13)
    town.on_meeting("settle_item", item=2, outcome="removed")
    settled = town.meeting.items[2].settlement
    assert settled
    assert settled.outcome == "removed"


def test_a_clause_is_not_removed_by_itself() -> None:
    town = an_open_meeting(clauses=[{"number": n, "text": written(f"Kohta {n}.")} for n in (1, 2)])
    with pytest.raises(WholeItemRemoved):
        town.on_meeting("make_motion", item=1, kind="removal", mover="jäsen 8", clauses=[2])
