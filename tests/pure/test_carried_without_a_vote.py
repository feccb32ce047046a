"""What nobody was against is carried without a vote: whose motion it was, and what becomes of the others."""

from __future__ import annotations

from typing import Any

import pytest

from models.decision.as_carried import OtherThanCarried
from models.matter.motion import DebateIsOver, TextMissing
from models.voting.without_vote import MotionMissing, NotSeconded, RivalWaits, VoteMissing
from tests.support.builders import MOVER, an_open_meeting, written
from tests.support.floor import handled, moved, statuses, voted

TWO = [{"number": number, "text": written(f"Kohta {number}.")} for number in (1, 2)]
OTHER = "jäsen 5"


@pytest.mark.parametrize("how", ["unanimous", "without_vote"])
def test_the_motion_that_was_made_is_the_one_that_is_carried(how: str) -> None:
    town = an_open_meeting()
    moved(town, "tabling", seconder=OTHER, until="week")
    item = handled(town, "tabled", **{how: True})
    assert item.handling is not None
    (motion,) = item.handling.motions
    assert (motion.number, motion.mover, motion.status, motion.until) == (1, MOVER, "carried", "week")


@pytest.mark.parametrize(
    ("kind", "outcome", "said"),
    [
        ("tabling", "tabled", {"until": "next meeting"}),
        ("tabling", "tabled", {"until": "2021-12-31"}),
        ("tabling", "tabled", {"proposed_by": OTHER}),
        ("return", "returned", {"instructions": written("Toisin.")}),
        ("counter_proposal", "approved_amended", {"instructions": written("Toisin.")}),
        ("dismissal", "rejected", {"proposed_by": OTHER}),
    ],
)
@pytest.mark.parametrize("by_vote", [True, False])
def test_what_is_recorded_is_what_was_carried(
    kind: str, outcome: str, said: dict[str, Any], by_vote: bool
) -> None:
    town = an_open_meeting()
    words = {"until": "week"} if kind == "tabling" else {"text": written("Näin.")}
    moved(town, kind, seconder="jäsen 4", **words)
    if by_vote:
        voted(town, 7, 8)
    else:
        town.on_meeting("carry_motion", item=1, motion=1)
    with pytest.raises(OtherThanCarried, match=f"motion 1 \\({kind.replace('_', ' ')} by {MOVER}\\)"):
        handled(town, outcome, **said)
    item = handled(town, outcome, proposed_by=MOVER)
    assert item.handling is not None
    assert (item.handling.until, item.handling.proposed_by) == (
        "a week later" if kind == "tabling" else "",
        MOVER,
    )


def test_what_nobody_seconded_is_carried_by_a_unanimous_body_alone() -> None:
    for kind, outcome in (("dismissal", "rejected"), ("tabling", "tabled"), ("return", "returned")):
        for recorded in (True, False):
            town = an_open_meeting()
            until = {"until": "week"} if kind == "tabling" else {}
            if recorded:
                moved(town, kind)
                with pytest.raises(NotSeconded):
                    town.on_meeting("carry_motion", item=1, motion=1)
            with pytest.raises(NotSeconded, match=f"Nobody seconded the motion of {MOVER}"):
                handled(town, outcome, proposed_by=MOVER, without_vote=True, **until)
            handled(town, outcome, proposed_by=MOVER, unanimous=True, **until)


@pytest.mark.parametrize(
    ("carried", "rival", "waits"),
    [
        ("counter_proposal", "dismissal", True),
        ("dismissal", "counter_proposal", True),
        ("counter_proposal", "tabling", True),
        ("return", "tabling", True),
        ("tabling", "tabling", True),
        ("tabling", "return", False),
        ("return", "counter_proposal", False),
        ("counter_proposal", "addition", False),
        ("wish", "counter_proposal", False),
    ],
)
def test_nothing_is_carried_without_a_vote_over_a_rival_that_waits(
    carried: str, rival: str, waits: bool
) -> None:
    town = an_open_meeting()
    moved(town, carried, seconder="jäsen 4")
    moved(town, rival, mover=OTHER, seconder="jäsen 6")
    carry: dict[str, Any] = {"item": 1, "motion": 1, "unanimous": True}
    if not waits:
        town.on_meeting("carry_motion", **carry)
        return
    with pytest.raises(RivalWaits, match=f"Motion 2 .* by {OTHER}"):
        town.on_meeting("carry_motion", **carry)
    outcome = {"return": "returned", "tabling": "tabled", "dismissal": "rejected"}.get(carried)
    with pytest.raises(RivalWaits):
        handled(
            town, outcome or "approved_amended", until="week" if carried == "tabling" else "", unanimous=True
        )
    town.on_meeting("withdraw_motion", item=1, motion=2)
    town.on_meeting("carry_motion", **carry)


def test_of_two_movers_the_one_who_is_named_carries() -> None:
    town = an_open_meeting()
    moved(town, "dismissal")
    moved(town, "dismissal", mover=OTHER, seconder="jäsen 4")
    handled(town, "rejected", proposed_by=OTHER, unanimous=True)
    assert statuses(town) == ["lapsed", "carried"]


def test_one_who_is_named_and_moved_nothing_before_moves_it_now() -> None:
    town = an_open_meeting()
    moved(town, "wish")
    item = handled(town, "returned", proposed_by=OTHER, unanimous=True)
    assert item.handling is not None
    motions = [(motion.number, motion.kind, motion.mover) for motion in item.handling.motions]
    assert motions == [(1, "wish", MOVER), (2, "return", OTHER)]


def test_a_motion_that_was_withdrawn_carries_nothing() -> None:
    town = an_open_meeting()
    moved(town, "return")
    town.on_meeting("withdraw_motion", item=1, motion=1)
    with pytest.raises(MotionMissing):
        handled(town, "returned", unanimous=True)
    handled(town, "returned", proposed_by=OTHER, unanimous=True)
    assert statuses(town) == ["withdrawn", "carried"]


@pytest.mark.parametrize(("kind", "outcome"), [("tabling", "tabled"), ("dismissal", "rejected")])
def test_a_motion_on_a_part_does_not_carry_the_whole(kind: str, outcome: str) -> None:
    town = an_open_meeting(clauses=TWO)
    moved(town, kind, clauses=[1])
    with pytest.raises(MotionMissing):
        handled(town, outcome, unanimous=True, until="week" if outcome == "tabled" else "")


def test_putting_off_leaves_the_others_unvoted_and_amending_lets_the_unseconded_lapse() -> None:
    for outcome, others in (("returned", "not_voted"), ("rejected", "lapsed")):
        town = an_open_meeting()
        moved(town, "wish")
        handled(town, outcome, proposed_by=OTHER, unanimous=True)
        assert statuses(town) == [others, "carried"]


def test_a_counter_proposal_that_is_made_as_it_is_carried_says_what_it_is() -> None:
    with pytest.raises(TextMissing):
        handled(an_open_meeting(), "approved_amended", proposed_by=OTHER, unanimous=True)
    town = an_open_meeting()
    text = written("Toisin.")
    item = handled(town, "approved_amended", proposed_by=OTHER, unanimous=True, instructions=text)
    assert item.handling is not None
    assert item.handling.motions[0].text is not None


@pytest.mark.parametrize("outcome", ["returned", "rejected"])
def test_who_moved_it_and_that_nobody_was_against_it_are_both_said(outcome: str) -> None:
    with pytest.raises(MotionMissing):
        handled(an_open_meeting(), outcome)
    with pytest.raises(VoteMissing):
        handled(an_open_meeting(), outcome, proposed_by=OTHER)
    town = an_open_meeting()
    moved(town, {"returned": "return", "rejected": "dismissal"}[outcome])
    with pytest.raises(VoteMissing):
        handled(town, outcome)


def test_a_tabling_that_was_lost_does_not_keep_the_body_from_returning_without_a_vote() -> None:
    town = an_open_meeting()
    moved(town, "tabling", seconder="jäsen 4", until="week")
    moved(town, "return", mover=OTHER, seconder="jäsen 4")
    voted(town, 8, 7)
    handled(town, "returned", proposed_by=OTHER, without_vote=True)
    assert statuses(town) == ["lost", "carried"]


def test_an_interruption_comes_too_late_once_the_substance_was_voted_on() -> None:
    town = an_open_meeting(clauses=TWO)
    moved(town, "tabling", clauses=[2], until="week")
    moved(town, "addition", mover=OTHER, seconder="jäsen 4")
    voted(town, 8, 7)
    with pytest.raises(DebateIsOver):
        town.on_meeting("carry_motion", item=1, motion=1, unanimous=True)


def test_a_motion_that_nobody_seconded_is_not_carried_once_the_substance_was_voted_on() -> None:
    town = an_open_meeting()
    moved(town, "addition")
    moved(town, "addition", mover=OTHER, seconder="jäsen 4")
    voted(town, 8, 7)
    with pytest.raises(DebateIsOver):
        town.on_meeting("carry_motion", item=1, motion=1, unanimous=True)


def test_a_seconded_addition_is_carried_beside_one_that_was_voted_on() -> None:
    town = an_open_meeting()
    moved(town, "addition", seconder="jäsen 4")
    moved(town, "addition", mover=OTHER, seconder="jäsen 4")
    voted(town, 7, 8)
    town.on_meeting("carry_motion", item=1, motion=2, unanimous=True)
    handled(town, "approved_amended")
    assert statuses(town) == ["carried", "carried"]


def test_of_two_that_ask_for_the_same_the_first_one_moved_is_carried() -> None:
    town = an_open_meeting()
    moved(town, "tabling", until="week")
    moved(town, "tabling", mover=OTHER, until="2021-04-12")
    item = handled(town, "tabled", until="week", unanimous=True)
    assert item.handling is not None
    assert [(motion.status, motion.until) for motion in item.handling.motions] == [
        ("carried", "week"),
        ("not_voted", "2021-04-12"),
    ]


def test_a_motion_that_says_no_time_has_the_one_that_the_secretary_says() -> None:
    town = an_open_meeting()
    moved(town, "tabling")
    item = handled(town, "tabled", until="week", unanimous=True)
    assert item.handling is not None
    assert item.handling.motions[0].until == "week"
