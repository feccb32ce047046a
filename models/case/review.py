"""Reviews: steering groups are asked, answer for a session, and answer again when the proposal changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from operator import not_
from typing import TYPE_CHECKING

from pydantic import Field

from models.base.calendar import local_day
from models.base.frozen import Frozen
from models.base.terms import Term
from models.base.words import Listed, Said, Value
from models.base.writing import OwnWords, Written, in_words
from models.case.proposal import Proposal
from models.case.review_due import ReviewFellDue, ReviewReminded
from models.engine.journal import Content, Fact
from models.law import ladder
from models.law.deadline import Deadline
from models.law.ladder import Rung

if TYPE_CHECKING:
    from models.case.case import Case


class Verdict(StrEnum):
    """What a group thinks of a proposal."""

    SUPPORTS = "supports"
    SUPPORTS_WITH_CHANGES = "supports_with_changes"
    OPPOSES = "opposes"
    NO_POSITION = "no_position"


class ChangeMade(StrEnum):
    """What became of a change that a group wished."""

    MADE = "made"
    PARTLY = "partly"
    NOT_MADE = "not_made"


TAKES = {Verdict.NO_POSITION: "takes no position on"}


class Review(Frozen):
    """What a group said of one revision in one of its sessions."""

    group: str
    """The steering group's code."""
    session: date
    """Day of the group's session."""
    verdict: Verdict
    """What the group thinks of the revision; one that opposes may keep it from every agenda."""
    comment: Written | None = None
    """What the group wrote; None if it gave a verdict alone."""
    scores: dict[str, int] = Field(default={})
    """Points from 0 to 5 by criterion."""
    revision: int = 0
    """The revision that it is about, from 1."""
    changes: tuple[OwnWords, ...] = ()
    """The changes that the group wished, one by one."""

    @property
    def wishes(self) -> bool:
        """Whether it supports the proposal with changes that it tells."""
        told = self.changes or self.comment
        return self.verdict is Verdict.SUPPORTS_WITH_CHANGES and bool(told)


@dataclass(frozen=True)
class ReviewRound:
    """A group that was asked, when it is due, what it has said."""

    group: str
    """The steering group's code."""
    mandatory: bool
    """While its review is missing, opposing or stale, the proposal goes on no agenda."""
    due: Deadline
    """The last moment for the answer: set with the request, or by the rule `review.due_after`."""
    rungs: tuple[Rung, ...]
    """The reminders of that day, earliest first."""
    reminded: int = 0
    """How many of the reminders are behind it, sent or passed over."""
    overdue: bool = False
    """The last day went by without an answer, and that was recorded."""
    reviews: tuple[Review, ...] = ()
    """What the group said, also before it was asked again; the last one counts."""
    awaited: bool = True
    """The group has not answered since it was last asked."""
    answered: bool = False
    """The preparer has answered what the group said last."""
    answer: Written | None = None
    """What the preparer answered to what the group said last; None of what an older version wrote down."""
    made: tuple[ChangeMade, ...] = ()
    """Whether the changes were made that the group wished last, in their order."""
    answered_of: int = 0
    """The revision of which that was said, from 1; 0 of what an older version wrote down."""
    anew: bool = False
    """The proposal was sent back to reviews: what the group said so far does not count."""
    asked: datetime | None = None
    """When the group was asked last; None of what an older version wrote down."""
    gone_against: OwnWords = ""
    """Why the proposal went on although the group opposed it; empty where it did not."""
    first_asked: date | None = None
    """The local day on which it was asked first; a session before that had nothing to review."""

    @property
    def asked_in_vain(self) -> bool:
        """The request was typed in when all of its time was over, so that the group heard nothing of it."""
        return self.overdue and not self.rungs

    def deadlines(self) -> Iterator[Deadline]:
        """What still falls due; nothing once the group has answered."""
        if self.awaited:
            yield from (rung.deadline for rung in self.rungs[self.reminded :])
            if not self.overdue:
                yield self.due

    def stale(self, proposals: tuple[Proposal, ...]) -> tuple[str, ...]:
        """The clauses and sums that changed after the group's last review.

        A clause that was changed as the group wished is what it supports; a sum that was is reviewed again.
        """
        if not self.reviews:
            return ()
        changes = proposals[-1].changes_since(proposals[self.reviews[-1].revision - 1])
        changed = tuple(part for part in changes if part.startswith(("clause", "appropriation")))
        if not (self.answered_of and {*self.made} - {ChangeMade.NOT_MADE}):
            return changed
        since = proposals[-1].changes_since(proposals[self.answered_of - 1])
        return tuple(part for part in changed if part.startswith("appropriation") or part in since)

    def resumed(self, now: datetime) -> ReviewRound:
        """This round when the preparation goes on: the reminders of the time gone by are not sent."""
        return replace(self, reminded=max(self.reminded, ladder.passed(self.rungs, now)))

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
    """The steering group's code."""
    mandatory: bool
    """Without this review the proposal goes on no agenda."""
    revision: int
    """The revision that the group was asked about, from 1."""
    due: Deadline
    """The last moment for the answer, with the rule or the setting that gave it."""
    rungs: tuple[Rung, ...]
    """The reminders that were still to come when it was asked."""
    anew: bool = False
    """The proposal was sent back to reviews, so that what the group said so far does not count."""

    def fold(self, state: Case, fact: Fact) -> Case:
        # Of one that is typed in after its last day nobody is reminded, and it does not fall due once more.
        overdue = self.due.at <= fact.recorded_at
        asked = ReviewRound(
            self.group,
            self.mandatory,
            self.due,
            self.rungs,
            overdue=overdue,
            anew=self.anew,
            asked=fact.happened_at,
            first_asked=local_day(fact.happened_at),
        )
        before = state.reviews.get(self.group)
        if before is not None:
            asked = replace(
                asked,
                reviews=before.reviews,
                anew=self.anew or before.anew,
                gone_against="" if self.anew else before.gone_against,
                first_asked=before.first_asked or before.due.counted_from,
            )
        return replace(state, reviews={**state.reviews, self.group: asked})

    def said(self) -> Said:
        return Said.fact("{group} was asked for its review by {due}.", group=self.group, due=self.due.day)


class ReviewRecalled(Content):
    """A group that had not answered is not asked any more."""

    group: str
    """Code of the group that is not asked any more."""
    reason: OwnWords
    """Why it need not answer, in the preparer's words."""
    heard: bool = True
    """The group had heard that it was asked, and so hears that it is not any more."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return replace(
            state, reviews={group: asked for group, asked in state.reviews.items() if group != self.group}
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
    """What the group said, of which revision and in which session."""
    renewed: bool = False
    """The group had given a review before; this one counts from now on."""
    late: bool = False
    """It came after the day on which it was due."""
    older: bool = False
    """It is of an earlier session than the review that counts, which goes on counting."""

    def fold(self, state: Case, fact: Fact) -> Case:
        asked = state.reviews[self.review.group]
        if self.older:
            at = sum(review.session <= self.review.session for review in asked.reviews[:-1])
            reviews = (*asked.reviews[:at], self.review, *asked.reviews[at:])
            asked = replace(asked, reviews=reviews)
            return replace(state, reviews={**state.reviews, self.review.group: asked})
        reviews = asked.reviews + (self.review,)  # noqa: RUF005 - copied once, not twice
        asked = replace(
            asked,
            reviews=reviews,
            awaited=False,
            answered=False,
            answer=None,
            made=(),
            answered_of=0,
            anew=False,
            gone_against="",
        )
        return replace(state, reviews={**state.reviews, self.review.group: asked})

    def said(self) -> Said:
        said: dict[str, Value] = {
            "group": self.review.group,
            "verdict": Term("review", self.review.verdict, TAKES.get(self.review.verdict, "")),
            "revision": self.review.revision,
            "session": self.review.session,
        }
        if self.older:
            return Said.fact(
                "{group} {verdict} revision {revision} (session {session}); its later session counts.", **said
            )
        if not self.renewed:
            return Said.fact("{group} {verdict} revision {revision} (session {session}).", **said)
        return Said.fact(
            "{group} {verdict} revision {revision} (session {session}); its earlier review is replaced.",
            **said,
        )


class ReviewAnswered(Content):
    """The preparer answered a group's comment."""

    group: str
    """Code of the group whose comment was answered."""
    text: Written
    """The preparer's answer: what was done about the comment."""
    made: tuple[ChangeMade, ...] = ()
    """Whether the changes were made that the group wished, in their order."""
    revision: int = Field(default=0, exclude_if=not_)
    """The revision of which that was said, from 1; 0 of what an older version wrote down."""

    def fold(self, state: Case, fact: Fact) -> Case:
        asked = replace(state.reviews[self.group], answered=True, answer=self.text, made=self.made)
        asked = replace(asked, answered_of=self.revision)
        return replace(state, reviews={**state.reviews, self.group: asked})

    def said(self) -> Said:
        if not self.made:
            return Said.fact("The comment of {group} was answered.", group=self.group)
        return Said.fact(
            "The comment of {group} was answered; its changes: {made}.",
            group=self.group,
            made=Listed.of(Term.of(each) for each in self.made),
        )
