"""Motions and votes on an item: who may, in which order, who wins, and the outcome that follows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.agenda.item import Item, ItemIsHandled
from models.base.text import Text
from models.bodies.body_register import bodies_on
from models.decision.handling import Outcome
from models.meeting.meeting import NotAVoter
from models.voting.amending import with_paragraphs
from models.voting.conclusion import NotUnanimous, OutcomeDiffers, VoteComesFirst, VoteMissing
from models.voting.motion import (
    MotionIs,
    MotionStatus,
    NoSuchMotion,
    OneClauseNeeded,
    OwnSeconder,
    TextMissing,
)
from models.voting.vote import TallyWrong
from models.voting.voting import NothingToVoteOn, course_of
from tests.builders import EVERYBODY, MOVER, Town, a_ready_case, an_open_meeting, written


def moved(town: Town, kind: str, mover: str = MOVER, seconder: str = "", **fields: Any) -> int:
    """A motion, seconded if somebody seconds it."""
    text = {"text": written(f"{kind} by {mover}")} if kind not in ("tabling", "return") else {}
    made = town.on_meeting("make_motion", item=1, kind=kind, mover=mover, **{**text, **fields})
    if seconder:
        town.on_meeting("second_motion", item=1, motion=made.values["motion"], seconders=[seconder])
    return int(made.values["motion"])


def voted(town: Town, yes: int, no: int, **fields: Any) -> str:
    """A roll-call in which the first seats vote yes, the next no, the rest blank."""
    names = town.meeting.voters(1)
    sides = {"yes": names[:yes], "no": names[yes : yes + no], "blank": names[yes + no :]}
    return str(town.on_meeting("record_vote", item=1, **{**sides, **fields}).values["winner"])


def handled(town: Town, outcome: str, **fields: Any) -> Item:
    """The item, handled."""
    town.on_meeting("handle_item", item=1, outcome=outcome, **fields)
    return town.meeting.items[1]


def statuses(town: Town) -> list[str]:
    """What became of each motion, as the handling has it."""
    handling = town.meeting.items[1].handling
    assert handling is not None
    return [motion.status for motion in handling.motions]


def test_a_motion_that_nobody_seconds_lapses() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal")
    with pytest.raises(NothingToVoteOn):
        voted(town, 8, 7)
    handled(town, "approved")
    assert statuses(town) == [MotionStatus.LAPSED]


def test_a_counter_proposal_wins_with_no() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    assert voted(town, 7, 8) == "no"
    with pytest.raises(OutcomeDiffers, match="make it approved amended"):
        handled(town, "approved")
    assert handled(town, "approved_amended").handling.outcome is Outcome.APPROVED_AMENDED  # type: ignore[union-attr]  # it is handled
    assert statuses(town) == [MotionStatus.CARRIED]


def test_the_base_that_was_voted_on_is_approved_by_vote() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    assert voted(town, 8, 7) == "yes"
    handled(town, "approved_by_vote")
    assert statuses(town) == [MotionStatus.LOST]


def test_a_seconded_motion_is_voted_on_before_the_item_is_handled() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    with pytest.raises(VoteComesFirst, match=r"YES: the proposal\. NO: motion 1"):
        handled(town, "approved")


def test_tabling_is_settled_first_then_return_then_the_substance() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    moved(town, "return", mover="jäsen 5", seconder="jäsen 4")
    moved(town, "tabling", mover="jäsen 6", seconder="jäsen 4", until="week")
    asked = []
    for _ in range(3):
        voted(town, 8, 7)
        asked.append(town.meeting.items[1].votes[-1].question.explanation)
    assert ["tabling" in asked[0], "return" in asked[1], "counter proposal" in asked[2]] == [True] * 3
    handled(town, "approved_by_vote")
    assert statuses(town) == [MotionStatus.LOST] * 3


def test_a_carried_return_leaves_the_rest_unvoted() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    moved(town, "return", mover="jäsen 5", seconder="jäsen 4")
    assert voted(town, 7, 8) == "no"
    handled(town, "returned")
    assert statuses(town) == [MotionStatus.NOT_VOTED, MotionStatus.CARRIED]


def test_counter_proposals_meet_in_pairs_and_the_winner_meets_the_base() -> None:
    town = an_open_meeting()
    for mover in ("jäsen 4", "jäsen 5", "jäsen 6"):
        moved(town, "counter_proposal", mover=mover, seconder=MOVER)
    assert voted(town, 7, 8) == "no"  # 1 against 2: 2
    assert voted(town, 8, 7) == "yes"  # 2 against 3: 2
    assert voted(town, 7, 8) == "no"  # the base against 2: 2
    questions = [(vote.question.yes, vote.question.no) for vote in town.meeting.items[1].votes]
    assert questions == [(1, 2), (2, 3), (0, 2)]
    handled(town, "approved_amended")
    assert statuses(town) == [MotionStatus.LOST, MotionStatus.CARRIED, MotionStatus.LOST]


def test_a_wish_does_not_change_the_decision() -> None:
    town = an_open_meeting()
    moved(town, "wish", seconder="jäsen 4")
    assert voted(town, 8, 7) == "yes"
    handled(town, "approved")
    assert statuses(town) == [MotionStatus.CARRIED]


def test_on_a_tie_the_chair_s_side_wins() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    assert town.meeting.chair() == town.meeting.voters(1)[0]
    assert voted(town, 7, 7) == "yes"
    assert town.meeting.items[1].votes[0].tie


def test_a_secret_tie_needs_the_chair_s_side() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    secret: dict[str, Any] = {"method": "secret", "yes_count": 7, "no_count": 7, "blank_count": 1}
    with pytest.raises(TallyWrong, match="say which side the chair took"):
        town.on_meeting("record_vote", item=1, **secret)
    town.on_meeting("record_vote", item=1, chair="no", **secret)
    assert town.meeting.items[1].votes[0].winner == "no"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"blank": []}, "stands on no side"),
        ({"blank": [MOVER, MOVER]}, "stands twice"),
        ({"blank": ["varajäsen 3"]}, "may not vote"),
        ({"method": "count", "yes": [], "no": [], "blank": [], "yes_count": 8, "no_count": 8}, "16 votes"),
    ],
)
def test_a_vote_whose_sums_do_not_fit_the_presence_is_refused(change: dict[str, Any], problem: str) -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    others = [name for name in town.meeting.voters(1) if name != MOVER]
    sides = {"yes": others[:8], "no": others[8:], "blank": [MOVER]}
    with pytest.raises(TallyWrong, match=problem):
        town.on_meeting("record_vote", item=1, **{**sides, **change})


def test_nobody_seconds_their_own_motion_or_one_that_is_gone() -> None:
    town = an_open_meeting()
    number = moved(town, "counter_proposal")
    with pytest.raises(OwnSeconder):
        town.on_meeting("second_motion", item=1, motion=number, seconders=[MOVER])
    town.on_meeting("withdraw_motion", item=1, motion=number)
    with pytest.raises(MotionIs, match="withdrawn"):
        town.on_meeting("second_motion", item=1, motion=number, seconders=["jäsen 4"])
    with pytest.raises(NoSuchMotion):
        town.on_meeting("withdraw_motion", item=1, motion=9)


def test_a_counter_proposal_says_what_is_proposed() -> None:
    with pytest.raises(TextMissing):
        an_open_meeting().on_meeting("make_motion", item=1, kind="counter_proposal", mover=MOVER)


def test_nothing_is_moved_on_an_item_that_is_handled() -> None:
    town = an_open_meeting()
    handled(town, "approved")
    with pytest.raises(ItemIsHandled):
        moved(town, "counter_proposal")


def test_a_motion_is_carried_without_a_vote_when_nobody_is_against_it() -> None:
    town = an_open_meeting()
    moved(town, "return", seconder="jäsen 4")
    with pytest.raises(VoteMissing):
        handled(town, "returned")
    item = handled(town, "returned", without_vote=True)
    assert item.handling is not None
    assert not item.handling.unanimous
    assert statuses(town) == [MotionStatus.CARRIED]


def test_a_member_who_withdraws_has_no_part_in_the_item() -> None:
    town = an_open_meeting()
    town.on_meeting("recuse", item=1, person=MOVER, ground="hallintolaki 28.1 § 5 kohta")
    with pytest.raises(NotAVoter, match=f"{MOVER} is not among the members who may decide item 1"):
        moved(town, "counter_proposal")
    moved(town, "counter_proposal", mover="jäsen 4", seconder="jäsen 5")
    assert voted(town, 8, 6) == "yes"
    assert town.meeting.items[1].votes[0].tally.absent == (MOVER,)
    item = handled(town, "approved_by_vote")
    assert item.handling is not None
    assert item.handling.recused[0].name == MOVER


def test_an_amendment_touches_only_the_clauses_that_it_names() -> None:
    clauses = [{"number": number, "text": written(f"Kohta {number}.")} for number in (1, 2)]
    town = an_open_meeting(clauses=clauses)
    moved(town, "counter_proposal", seconder="jäsen 4", clauses=[2])
    voted(town, 7, 8)
    item = handled(town, "approved_amended")
    assert item.handling is not None
    assert [clause.outcome for clause in item.handling.clauses] == ["approved", "approved_amended"]


def an_open_meeting_where(rule: str, value: str) -> Town:
    """The meeting of a board that has a rule of its own."""
    town = a_ready_case()
    board = bodies_on(town.memory, date(2021, 3, 1)).get("khs").model_dump(mode="json")
    own = {"rule": rule, "value": value, "source": "perussopimus"}
    town.do("load_body", description={**board, "overrides": [own], "valid_from": "2021-02-01"})
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", "2021-03-02", case=town.case_id)
    town.on_meeting("send_agenda", "2021-03-03")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    return town


@pytest.mark.parametrize(
    ("needed", "against", "winner"),
    [("most", 8, "no"), ("2/3", 9, "yes"), ("2/3", 10, "no"), ("12", 11, "yes")],
)
def test_a_body_may_need_a_qualified_majority(needed: str, against: int, winner: str) -> None:
    town = an_open_meeting_where("majority.counter_proposal.other", needed)
    moved(town, "counter_proposal", seconder="jäsen 4")
    assert voted(town, 15 - against, against) == winner
    handled(town, "approved_by_vote" if winner == "yes" else "approved_amended")


@pytest.mark.parametrize(
    ("who", "stands"), [("nobody", [False, False]), ("chair", [True, False]), ("anybody", [True, True])]
)
def test_a_body_says_who_may_move_without_a_seconder(who: str, stands: list[bool]) -> None:
    town = an_open_meeting_where("motion.without_seconder", who)
    for mover in (town.meeting.chair(), "jäsen 4"):
        moved(town, "wish", mover=mover)
    settled = course_of(town.meeting, 1).motions
    assert [motion.status is not MotionStatus.LAPSED for motion in settled] == stands


@pytest.mark.parametrize(("yes", "no", "outcome"), [(9, 6, "approved_by_vote"), (7, 8, "approved_amended")])
def test_what_was_voted_on_by_both_sides_was_not_unanimous(yes: int, no: int, outcome: str) -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    voted(town, yes, no)
    with pytest.raises(NotUnanimous, match=f"{yes}–{no}. Leave unanimity out"):
        handled(town, outcome, unanimous=True)
    handled(town, outcome)


def test_a_decision_after_a_tabling_that_fell_may_be_unanimous() -> None:
    town = an_open_meeting()
    moved(town, "tabling", seconder="jäsen 4", until="week")
    voted(town, 9, 6)
    item = handled(town, "approved", unanimous=True)
    assert item.handling is not None
    assert item.handling.unanimous


def test_motions_to_other_paragraphs_of_one_clause_are_voted_on_one_by_one() -> None:
    clauses = [{"number": number, "text": written(f"Kohta {number}.")} for number in (1, 2)]
    town = an_open_meeting(clauses=clauses)
    with pytest.raises(OneClauseNeeded):
        moved(town, "counter_proposal", paragraphs=[1])
    for mover, paragraph in ((MOVER, 1), ("jäsen 5", 2), ("jäsen 6", 2)):
        moved(town, "counter_proposal", mover=mover, seconder="jäsen 4", clauses=[2], paragraphs=[paragraph])
    for _ in range(3):
        voted(town, 8, 7)
    questions = [(vote.question.yes, vote.question.no) for vote in town.meeting.items[1].votes]
    assert questions == [(0, 1), (2, 3), (0, 2)]


def test_paragraphs_are_replaced_and_the_rest_of_their_clause_stands() -> None:
    clause = Text.of("Ensimmäinen.\n\nToinen.\n\nKolmas.")
    changes = [((2,), Text.of("Uusi toinen.")), ((3, 4), Text.of("Uusi loppu."))]
    assert with_paragraphs(clause, changes).say("fi") == "Ensimmäinen.\n\nUusi toinen.\n\nUusi loppu."
