"""Finality: a decision gets legal force when its periods are over and no challenge to it is pending."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from models.base.calendar import local_instant
from models.base.words import Said
from models.case.closing import closed_as_final
from models.case.decision_status import DecisionBecameFinal, final_with, handling_of, later_of
from models.engine.command import Entry
from models.engine.journal import Content, Fact
from models.law.deadline import Deadline, DeadlineKind
from models.matter.handling import decides
from models.matter.stage import Stage

if TYPE_CHECKING:
    from models.case.case import Case


def final_deadlines(case: Case) -> Iterator[Deadline]:
    """When its decisions get legal force; none of a decision whose challenge is pending."""
    yield from filter(None, (status.coming for status in case.decisions.values()))


def finality_passing(case: Case, at: datetime) -> Iterator[Content | Entry]:
    """Decisions that get legal force, what hangs on them elsewhere, and the closing when nothing waits."""
    became = []
    for key, status in case.decisions.items():
        if status.coming and status.coming.at <= at:
            became.append(key)
            yield from became_final(case, key, status.coming.day)
    if became and case.stage is Stage.DECIDED and nothing_waits(case, became):
        yield closed_as_final(case)


def became_final(case: Case, key: str, since: date) -> Iterator[Entry]:
    """A decision has legal force unless it is void; a challenge that it settled is then over for good."""
    if case.decisions[key].void_since:
        return
    yield Entry(journal=case.id, content=DecisionBecameFinal(decision=key, since=since))
    against = case.against
    if against and against.challenge.by == key:
        yield challenge_over(against.case, against.decision, case.id, since)


def challenge_over(journal: str, decision: str, challenge: str, since: date) -> Entry:
    """The fact that nothing more can come of a challenge, from the day on which that is so."""
    final = Deadline(
        key=f"final/{decision}",
        kind=DeadlineKind.FINAL,
        at=local_instant(since, time()),
        day=since,
        rule="final.after",
    )
    return Entry(journal=journal, content=ChallengeOver(decision=decision, challenge=challenge, final=final))


def nothing_waits(case: Case, settled: Collection[str] = ()) -> bool:
    """Whether every decision of it is final or void, given those that just became final: none is still to be
    published or served, and none of a meeting that decided more than one is forgotten."""
    return all(key in settled or _is_over(case, key) for key in case.decisions)


def _is_over(case: Case, key: str) -> bool:
    """Whether a decision is final or void, or put the case off and so never gets legal force."""
    status, handling = case.decisions[key], handling_of(case, key)
    only_puts_off = not (decides(handling) or handling.put_off or status.waits)
    return only_puts_off or status.final_since is not None or status.void_since is not None


class ChallengeOver(Content):
    """Nothing more can come of a challenge: what settled it has legal force itself."""

    decision: str
    """The decision that was challenged: body, year and section."""
    challenge: str
    """Register number of the case that was opened for the challenge."""
    final: Deadline
    """The first day of that legal force; the decision itself is final then, or when its own periods end."""

    def fold(self, state: Case, fact: Fact) -> Case:
        status = state.decisions[self.decision].with_challenge(self.challenge, over=True)
        status = replace(status, settled_from=later_of(status.settled_from, self.final))
        status = replace(status, final=final_with(status, status.final))
        return state.with_decision(self.decision, status)

    def said(self) -> Said:
        return Said.fact(
            "Nothing more can come of the challenge {challenge} to {decision} from {day} on.",
            challenge=self.challenge,
            decision=self.decision,
            day=self.final.day,
        )
