"""Cases that are meant for a meeting and are not on its agenda yet, and its last day for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from models.base.words import Said
from models.engine.command import Entry
from models.engine.journal import Content, Fact

if TYPE_CHECKING:
    from models.meeting.meeting import Meeting


class CaseWished(Content):
    """A case is meant for the meeting."""

    case: str
    """Register number of the case."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return replace(state, wished=tuple(dict.fromkeys((*state.wished, self.case))))

    def said(self) -> Said:
        return Said.fact("{case} is meant for this meeting.", case=self.case)


def meant_no_more(case: str, meeting: str) -> Iterator[Entry]:
    """A meeting that a case was meant for waits for it no more; nothing where it was meant for none."""
    if meeting:
        yield Entry(journal=meeting, content=WishWithdrawn(case=case))


class WishWithdrawn(Content):
    """A case is not meant for the meeting any more."""

    case: str
    """Register number of the case."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return replace(state, wished=tuple(case for case in state.wished if case != self.case))

    def said(self) -> Said:
        return Said.fact("{case} is not meant for this meeting any more.", case=self.case)


class ProposalsClosed(Content):
    """The last day for proposals is over; what is approved from now on is taken in by name only."""

    day: date
    """The last local day on which a presenter could approve in time."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return replace(state, proposals_closed=True)

    def said(self) -> Said:
        return Said.fact("The last day for proposals was {day}.", day=self.day)
