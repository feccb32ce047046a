"""The meeting that a case is meant for: till when its proposal has to be ready, and who is reminded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from models.base.words import Said
from models.engine.journal import Content, Fact
from models.law import ladder
from models.law.deadline import Deadline
from models.law.ladder import Rung
from models.law.rules import Rules

if TYPE_CHECKING:
    from models.case.case import Case


@dataclass(frozen=True)
class Wish:
    """A meeting for which a case is meant."""

    meeting: str
    """Its name, for example khs-2021-03-15."""
    day: date
    """The day of the meeting."""
    due: Deadline | None = None
    """The last moment for the presenter's approval; None where the body sets none."""
    rungs: tuple[Rung, ...] = ()
    """The reminders of it, earliest first."""
    reminded: int = 0
    """How many of them are behind it, sent or passed over."""
    overdue: bool = False
    """The last day went by without an approval."""

    def deadlines(self) -> Iterator[Deadline]:
        """What still falls due while the proposal is prepared."""
        if self.due and not self.overdue:
            yield from (rung.deadline for rung in self.rungs[self.reminded :])
            yield self.due

    def resumed(self, now: datetime) -> Self:
        """This wish when the preparation goes on: the reminders of the time gone by are not sent."""
        overdue = self.overdue or (self.due is not None and self.due.at <= now)
        return replace(self, reminded=max(self.reminded, ladder.passed(self.rungs, now)), overdue=overdue)

    def passing(self, at: datetime) -> Iterator[Content]:
        """What happens when the clock reaches `at`."""
        if self.due is None or self.overdue:
            return
        for number, rung in enumerate(self.rungs[self.reminded :], start=self.reminded):
            if rung.at <= at:
                yield ProposalReminded(
                    meeting=self.meeting, rung=number, due=self.due.day, to=rung.recipients
                )
        if self.due.at <= at:
            yield ProposalFellDue(meeting=self.meeting, due=self.due.day)


class MeetingWished(Content):
    """The case is meant for a meeting, or for no particular one any more."""

    meeting: str = ""
    """The meeting, by name; empty where it is meant for none any more."""
    day: date | None = None
    """The day of that meeting; None where there is none."""
    due: Deadline | None = None
    """The last moment for the presenter's approval; None where the body sets none."""
    rungs: tuple[Rung, ...] = ()
    """The reminders of it that were still to come."""

    @classmethod
    def of(cls, meeting: str, day: date, due: Deadline | None, rules: Rules, now: datetime) -> Self:
        """The wish for a meeting on a day, until whose last day for proposals its preparer is reminded."""
        if due is None:
            return cls(meeting=meeting, day=day)
        own = due.model_copy(update={"key": f"{due.key}/{meeting}"})
        rungs = ladder.reminders_of(own, rules.ladder("proposals.ladder"), rules)
        return cls(meeting=meeting, day=day, due=own, rungs=rungs[ladder.passed(rungs, now) :])

    def fold(self, state: Case, fact: Fact) -> Case:
        if self.day is None:
            return replace(state, wish=None)
        overdue = self.due is not None and self.due.at <= fact.recorded_at
        return replace(state, wish=Wish(self.meeting, self.day, self.due, self.rungs, overdue=overdue))

    def said(self) -> Said:
        if not self.meeting:
            return Said.fact("The case is meant for no particular meeting any more.")
        if self.due is None:
            return Said.fact("The case is meant for {meeting}.", meeting=self.meeting)
        return Said.fact(
            "The case is meant for {meeting}; it has to be approved by {due}.",
            meeting=self.meeting,
            due=self.due.day,
        )


class ProposalReminded(Content):
    """The preparer was reminded of the last day for proposals."""

    meeting: str
    """The meeting that the case is meant for."""
    rung: int
    """Which of the reminders it was, from 0."""
    due: date
    """The last day for the presenter's approval."""
    to: tuple[str, ...]
    """The roles that are reminded."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return replace(state, wish=replace(state.wish, reminded=self.rung + 1)) if state.wish else state

    def said(self) -> Said:
        return Said.fact(
            "The proposal for {meeting} was reminded of, due {due}.", meeting=self.meeting, due=self.due
        )


class ProposalFellDue(Content):
    """The last day for proposals to a meeting passed, and the proposal was not approved."""

    meeting: str
    """The meeting that the case is meant for."""
    due: date
    """The last day for the presenter's approval, now gone by."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return replace(state, wish=replace(state.wish, overdue=True)) if state.wish else state

    def said(self) -> Said:
        return Said.fact(
            "The proposal for {meeting} fell due on {due} and has not been approved.",
            meeting=self.meeting,
            due=self.due,
        )
