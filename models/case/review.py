"""Reviews: steering groups are asked, answer for a session, and answer again when the proposal changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import Field

from models.base.frozen import Frozen
from models.base.words import Listed, Said, Term
from models.base.writing import OwnWords, Written, in_words
from models.case.proposal import Proposal, part_in_words
from models.engine.journal import Content, Fact
from models.law import deadline
from models.law.deadline import Deadline, Rung
from models.law.rules import Rules

if TYPE_CHECKING:
    from models.case.case import Case


class Verdict(StrEnum):
    """What a group thinks of a proposal."""

    SUPPORTS = "supports"
    SUPPORTS_WITH_CHANGES = "supports_with_changes"
    OPPOSES = "opposes"
    NO_POSITION = "no_position"


TAKES = {Verdict.NO_POSITION: "takes no position on"}


class Request(Frozen):
    """One group that is asked."""

    group: str
    mandatory: bool = True


class Review(Frozen):
    """What a group said of one revision in one of its sessions."""

    group: str
    session: date = Field(description="Day of the group's session.")
    verdict: Verdict
    comment: Written | None = None
    scores: dict[str, int] = Field(default={}, description="Points from 0 to 5 by criterion.")
    revision: int = 0


@dataclass(frozen=True)
class ReviewRound:
    """A group that was asked, when it is due, what it has said."""

    group: str
    mandatory: bool
    due: Deadline
    rungs: tuple[Rung, ...]
    reminded: int = 0
    overdue: bool = False
    reviews: tuple[Review, ...] = ()
    awaited: bool = True

    def deadlines(self) -> Iterator[Deadline]:
        """What still falls due; nothing once the group has answered."""
        if self.awaited:
            yield from (rung.deadline for rung in self.rungs[self.reminded :])
            if not self.overdue:
                yield self.due

    def stale(self, proposals: tuple[Proposal, ...]) -> tuple[str, ...]:
        """The clauses and sums that changed after the group's last review."""
        if not self.reviews:
            return ()
        changes = proposals[-1].changes_since(proposals[self.reviews[-1].revision - 1])
        return tuple(part for part in changes if part.startswith(("clause", "appropriation")))

    def blocks(self, proposals: tuple[Proposal, ...], rules: Rules) -> Said | None:
        """Why this review keeps the proposal from an agenda by the body's rules; None if it does not."""
        if not self.mandatory:
            return None
        if not self.reviews:
            missing = Said.why("{group} has not given its review", group=self.group)
            return missing if rules.flag("review.missing_blocks") else None
        if self.reviews[-1].verdict is Verdict.OPPOSES and rules.flag("review.opposing_blocks"):
            return Said.why("{group} opposes it", group=self.group)
        stale = self.stale(proposals) if rules.flag("review.stale_blocks") else ()
        if not stale:
            return None
        return Said.why(
            "the review of {group} is stale: {parts} changed after it",
            group=self.group,
            parts=Listed.of(map(part_in_words, stale)),
        )

    def resumed(self, now: datetime) -> ReviewRound:
        """This round when the preparation goes on: the reminders of the time gone by are not sent."""
        return replace(self, reminded=max(self.reminded, deadline.passed(self.rungs, now)))

    def passing(self, at: datetime) -> Iterator[Content]:
        """What happens to this round when the clock reaches `at`."""
        if not self.awaited:
            return
        for number, rung in enumerate(self.rungs[self.reminded :], start=self.reminded):
            if rung.at <= at:
                yield ReviewReminded(
                    group=self.group, rung=number, day=rung.day, due=self.due.day, to=rung.recipients
                )
        if not self.overdue and self.due.at <= at:
            yield ReviewFellDue(group=self.group, due=self.due.day)


class ReviewRequested(Content):
    """A group was asked for its review."""

    group: str
    mandatory: bool
    revision: int
    due: Deadline
    rungs: tuple[Rung, ...]

    def fold(self, state: Case, fact: Fact) -> Case:
        asked = ReviewRound(self.group, self.mandatory, self.due, self.rungs)
        before = state.reviews.get(self.group)
        if before is not None:
            asked = replace(asked, reviews=before.reviews)
        return state.with_(reviews={**state.reviews, self.group: asked})

    def said(self) -> Said:
        return Said.fact("{group} was asked for its review by {due}.", group=self.group, due=self.due.day)


class ReviewRecalled(Content):
    """A group that had not answered is not asked any more."""

    group: str
    reason: OwnWords

    def fold(self, state: Case, fact: Fact) -> Case:
        return state.with_(
            reviews={group: asked for group, asked in state.reviews.items() if group != self.group}
        )

    def said(self) -> Said:
        return Said.fact(
            "{group} is not asked for its review any more: {reason}",
            group=self.group,
            reason=in_words(self.reason),
        )


class ReviewGiven(Content):
    """A group gave its review."""

    review: Review
    renewed: bool = False
    late: bool = False

    def fold(self, state: Case, fact: Fact) -> Case:
        asked = state.reviews[self.review.group]
        asked = replace(asked, reviews=(*asked.reviews, self.review), awaited=False)
        return state.with_(reviews={**state.reviews, self.review.group: asked})

    def said(self) -> Said:
        return Said.fact(
            "{group} {verdict} revision {revision} (session {session}).",
            group=self.review.group,
            verdict=Term("review", self.review.verdict, TAKES.get(self.review.verdict, "")),
            revision=self.review.revision,
            session=self.review.session,
        )


class ReviewAnswered(Content):
    """The preparer answered a group's comment."""

    group: str
    text: Written

    def fold(self, state: Case, fact: Fact) -> Case:
        return state

    def said(self) -> Said:
        return Said.fact("The comment of {group} was answered.", group=self.group)


class ReviewReminded(Content):
    """A group was reminded of its review."""

    group: str
    rung: int
    day: date
    due: date
    to: tuple[str, ...]

    def fold(self, state: Case, fact: Fact) -> Case:
        asked = replace(state.reviews[self.group], reminded=self.rung + 1)
        return state.with_(reviews={**state.reviews, self.group: asked})

    def said(self) -> Said:
        return Said.fact("{group} was reminded of its review, due {due}.", group=self.group, due=self.due)


class ReviewFellDue(Content):
    """The last day for a review passed without one."""

    group: str
    due: date

    def fold(self, state: Case, fact: Fact) -> Case:
        asked = replace(state.reviews[self.group], overdue=True)
        return state.with_(reviews={**state.reviews, self.group: asked})

    def said(self) -> Said:
        return Said.fact(
            "The review of {group} fell due on {due} and has not been given.", group=self.group, due=self.due
        )
