"""Reviews that are awaited: the reminders of them, and that their last day went by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from models.base.words import Said
from models.engine.journal import Content, Fact

if TYPE_CHECKING:
    from models.case.case import Case


class ReviewReminded(Content):
    """A group was reminded of its review."""

    group: str
    """Code of the group that has not answered."""
    rung: int
    """Which of the round's reminders it was, from 0."""
    day: date
    """The local day for which the reminder was planned."""
    due: date
    """The last day for the answer."""
    to: tuple[str, ...]
    """The roles that are reminded: reviewer, and at the end preparer."""

    def fold(self, state: Case, fact: Fact) -> Case:
        asked = replace(state.reviews[self.group], reminded=self.rung + 1)
        return replace(state, reviews={**state.reviews, self.group: asked})

    def said(self) -> Said:
        return Said.fact("{group} was reminded of its review, due {due}.", group=self.group, due=self.due)


class ReviewFellDue(Content):
    """The last day for a review passed without one."""

    group: str
    """Code of the group that has not answered."""
    due: date
    """The last day for the answer, now gone by."""

    def fold(self, state: Case, fact: Fact) -> Case:
        asked = replace(state.reviews[self.group], overdue=True)
        return replace(state, reviews={**state.reviews, self.group: asked})

    def said(self) -> Said:
        return Said.fact(
            "The review of {group} fell due on {due} and has not been given.", group=self.group, due=self.due
        )
