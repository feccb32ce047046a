"""A packaged body is replayed by its own rules: how many votes carry a wish in its council."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.law.body_kind import BodyKind
from models.record.organisation import Organisation
from models.record.proceedings import Proceedings
from models.record.recorded_motion import MotionResult, RecordedMotionKind
from models.record.recorded_vote import Proposition, Voters, Won
from tests.exchange.replay.replayed import NONE, decision, motion, played, vote

COUNCIL = Organisation(id="U1", name="Kaupunginvaltuusto", kind=BodyKind.COUNCIL)
SEATS = tuple(f"Talvi {chr(65 + one // 9)}umi{'abcdefghi'[one % 9]}" for one in range(85))
WISH = "Selvitetään ladut."


@pytest.mark.parametrize(("yes", "result"), [(43, MotionResult.PASSED), (42, MotionResult.FAILED)])
def test_a_wish_needs_the_votes_that_the_council_asks_for(
    yes: int, result: MotionResult, tmp_path: Path
) -> None:
    won = Won.YES if result is MotionResult.PASSED else Won.NO
    counted = vote(
        won,
        SEATS[:yes],
        SEATS[yes : yes + 10],
        blank=Voters(count=75 - yes, names=SEATS[yes + 10 :]),
        yes_proposition=Proposition(words=WISH),
        no_proposition=Proposition(words="Vastustaa"),
    )
    wish = motion(RecordedMotionKind.WISH, SEATS[1], mover=SEATS[0], text=WISH, result=result)
    record = decision(
        organisation=COUNCIL,
        appeal=NONE,
        task_class="00 00 03",
        clauses=("Kaupunginvaltuusto hyväksyi lumityöt.",),
        proceedings=Proceedings(motions=(wish,), votes=(counted,)),
    )
    (moved,) = (played(record, tmp_path).engine.proceedings or Proceedings()).motions
    assert moved.result is result
