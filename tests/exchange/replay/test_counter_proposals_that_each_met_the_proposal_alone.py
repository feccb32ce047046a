"""Counter-proposals of which each met the proposal alone stand side by side; a tie goes with the chair."""

from __future__ import annotations

from pathlib import Path

from models.law.outcome import Outcome
from models.record.proceedings import Proceedings
from models.record.recorded_motion import MotionResult
from models.record.recorded_vote import Proposition, Voters, Won
from tests.exchange.replay.replayed import (
    COUNTER,
    FAILED,
    NO,
    PASSED,
    PLOUGHING,
    YES,
    decision,
    motion,
    played,
    vote,
)

ADDED = "Lautakunta painottaa, että kaduilla on hiekkaa."
LATER = "Lumityöt aloitetaan maaliskuussa."
EVERYBODY = (*YES, *NO, "Minna Mäki")


def test_each_is_put_against_the_proposal_and_a_tie_goes_with_the_chair(tmp_path: Path) -> None:
    first = motion(COUNTER, EVERYBODY[1], mover=EVERYBODY[0], text=LATER, result=FAILED)
    second = motion(COUNTER, EVERYBODY[3], mover=EVERYBODY[2], text=ADDED, result=PASSED)
    tie = vote(
        Won.YES,
        EVERYBODY[4:],
        EVERYBODY[:4],
        casting=True,
        no_proposition=Proposition(words=LATER),
    )
    won = vote(
        Won.NO,
        EVERYBODY[:1],
        EVERYBODY[1:],
        number=2,
        no_proposition=Proposition(words=ADDED),
    )
    record = decision(
        clauses=(PLOUGHING, ADDED),
        proceedings=Proceedings(motions=(first, second), votes=(tie, won)),
    )
    told = played(record, tmp_path).engine
    handled = told.proceedings or Proceedings()
    assert told.outcome is Outcome.APPROVED_AMENDED
    assert [one.result for one in handled.motions] == [MotionResult.FAILED, MotionResult.PASSED]
    assert [(one.won, one.casting) for one in handled.votes] == [(Won.YES, True), (Won.NO, False)]
    assert [one.yes for one in handled.votes] == [
        Voters(count=4, names=tuple(sorted(EVERYBODY[4:], key=lambda name: name.split()[-1]))),
        Voters(count=1, names=EVERYBODY[:1]),
    ]
