"""What a body may rule for itself: the majority that a motion needs, and who moves without a seconder."""

from __future__ import annotations

from datetime import date

import pytest

from models.bodies.body_register import bodies_on
from models.matter.motion import MotionStatus
from models.voting.voting import course_of
from tests.support.builders import EVERYBODY, Town, a_ready_case
from tests.support.floor import handled, moved, voted


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
