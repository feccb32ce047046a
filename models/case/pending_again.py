"""What settled a challenge is challenged itself, or has no legal force yet: nothing is over up the chain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.base.words import Said
from models.case.case import Case
from models.case.closing import not_final_after_all
from models.engine.command import Entry
from models.engine.journal import Content, Fact
from models.engine.world import World


def pending_again(case: Case, decision: str, world: World) -> Iterator[Entry]:
    """What follows where a decision lost its legal force that settled a challenge for good, and upwards from
    there: what was challenged is not final either."""
    while (against := case.against) and against.challenge.by == decision:
        above = world.held(against.case).of(Case)
        challenges = above.decisions[against.decision].challenges
        settled = next(each for each in challenges if each.case == case.id)
        if not settled.over or (settled.result and settled.result.ends_force):
            return
        yield Entry(
            journal=above.id, content=ChallengePendingAgain(decision=against.decision, challenge=case.id)
        )
        case, decision = above, against.decision


class ChallengePendingAgain(Content):
    """Something can still come of a challenge: what settled it has no legal force any more."""

    decision: str
    """The decision that was challenged: body, year and section."""
    challenge: str
    """Register number of the case that was opened for the challenge."""

    def fold(self, state: Case, fact: Fact) -> Case:
        status = state.decisions[self.decision].with_challenge(self.challenge, over=False)
        return not_final_after_all(state.with_decision(self.decision, replace(status, final_since=None)))

    def said(self) -> Said:
        return Said.fact(
            "Something can still come of the challenge {challenge} to {decision}.",
            challenge=self.challenge,
            decision=self.decision,
        )
