"""A challenge to a decision: a claim, an appeal, a correction or a call-up, and what became of it."""

from __future__ import annotations

from datetime import date
from operator import not_

from pydantic import AwareDatetime, Field

from models.base.calendar import local_day
from models.base.frozen import Frozen
from models.base.said_otherwise import SaidOtherwise
from models.base.terms import Term
from models.base.text import Text
from models.base.words import Said
from models.base.writing import Written
from models.law.challenge_result import ChallengeResult


class ChallengeKind(SaidOtherwise):
    """By which remedy a decision is challenged."""

    CLAIM = "claim"
    APPEAL = "appeal"
    CORRECTION = "correction"
    CALL_UP = "call_up"

    @property
    def english(self) -> str:
        """What people call it in English."""
        return _CALLED[self.value]


_CALLED = {
    "claim": "claim for a revised decision",
    "appeal": "appeal",
    "correction": "procurement correction",
    "call_up": "call-up by the board",
}


class Challenge(Frozen):
    """One challenge to one decision. The case that was opened for it tells it apart from others."""

    case: str
    """Register number of the case that was opened for it."""
    kind: ChallengeKind
    """By which remedy it is made."""
    arrived: AwareDatetime
    """When it arrived, to the minute."""
    ends: AwareDatetime | None = None
    """To when it had to arrive: the office's closing; None where no period had begun."""
    counts_from: str = Field(default="", exclude_if=not_)
    """Whose period it is held to: `publication`, or the number of a service; empty where nobody said, so that
    the last one counts."""
    barred: bool = False
    """The decision may not be challenged so: not at all, or by another remedy."""
    void_since: date | None = Field(default=None, exclude_if=not_)
    """Since when the decision was in force no more when it arrived; None where it was in force."""
    result: ChallengeResult | None = None
    """What became of it; None while that is open."""
    settled: date | None = None
    """The day on which that was decided; None while it is open."""
    by: str = ""
    """What settled it: a decision of its own case by key, or a court's ruling; empty while it is open."""
    over: bool = False
    """Nothing more can come of it: what settled it has legal force itself."""

    @property
    def arrived_on(self) -> date:
        """The local day on which it arrived."""
        return local_day(self.arrived)

    @property
    def late(self) -> bool:
        """Whether it arrived after the office had closed on the last day."""
        return self.ends is not None and self.arrived > self.ends

    @property
    def holds_up(self) -> bool:
        """Whether the decision is not final because of it: it came in time, as it may, and is not over."""
        return not (self.in_vain or self.over)

    @property
    def in_vain(self) -> bool:
        """Whether it came too late, by another remedy, or against what was in force no more: a body does not
        examine it."""
        return self.late or self.barred or self.void_since is not None

    def said(self) -> Said:
        """How it came and what became of it: 'claim …, arrived 8.4.2021 15.59, in time: rejected'."""
        came = Said.fact(
            "{kind}, arrived {arrived}, {timely}",
            kind=Term.of(self.kind),
            arrived=self.arrived,
            timely=self.timely(),
        )
        if self.result is None:
            return came
        return Said.fact("{came}: {result}", came=came, result=Term.of(self.result))

    @property
    def text(self) -> Text:
        """The same, in every language of papers."""
        return Text.saying(self.said())

    def timely(self) -> Said:
        """Whether it came in time, and as the decision may be challenged."""
        if self.barred:
            return Said.fact("by a remedy that the decision does not have")
        if self.void_since:
            return Said.fact("against what is in force no more since {day}", day=self.void_since)
        if self.ends is None or not self.late:
            return Said.fact("in time")
        return Said.fact("late: it had to arrive by {ends}", ends=self.ends)


class Against(Frozen):
    """What a case was opened to examine: a challenge to a decision of another case."""

    case: str
    """Register number of the case whose decision is challenged."""
    decision: str
    """Its key: body, year and section."""
    challenge: Challenge
    """How it came; what became of it is told here, too."""
    made_by: Written | None = None
    """Who made it, sealed, so that it can be erased; None where nobody gave it."""
