"""Reviews: steering groups are asked, answer for a session, and answer again when the proposal changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models import deadline
from models.body import Body
from models.body_register import bodies_on
from models.calendar import local_day
from models.command import Act, Command
from models.deadline import Deadline, Rung
from models.frozen import Frozen
from models.journal import Content, Fact
from models.proposal import Proposal
from models.refusal import DueBeforeToday, Refusal
from models.rules import Rulebook, Rules
from models.writing import Written

if TYPE_CHECKING:
    from models.case import Case
    from models.world import World


class NothingToReview(Refusal):
    """There is no proposal yet; write it first, then ask for reviews."""


class NotAsked(Refusal):
    """{group} has not been asked to review this case; ask it first."""


class NotReviewed(Refusal):
    """{group} has not given a review yet, so there is nothing to answer."""


class SessionToCome(Refusal):
    """The session of {session} has not been held yet on {today}; a review is given of a session that was."""


class NoSuchCriterion(Refusal):
    """{group} has no criterion {criterion}; its criteria are {criteria}."""


class Verdict(StrEnum):
    """What a group thinks of a proposal."""

    SUPPORTS = "supports"
    SUPPORTS_WITH_CHANGES = "supports_with_changes"
    OPPOSES = "opposes"
    NO_POSITION = "no_position"


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

    def blocks(self, proposals: tuple[Proposal, ...], rules: Rules) -> str:
        """Why this review keeps the proposal from an agenda by the body's rules; empty if it does not."""
        if not self.mandatory:
            return ""
        if not self.reviews:
            return f"{self.group} has not given its review" * rules.flag("review.missing_blocks")
        if self.reviews[-1].verdict is Verdict.OPPOSES and rules.flag("review.opposing_blocks"):
            return f"{self.group} opposes it"
        stale = self.stale(proposals) if rules.flag("review.stale_blocks") else ()
        return f"the review of {self.group} is stale: {', '.join(stale)} changed after it" if stale else ""

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


class RequestReviews(Act):
    """Ask steering groups for their review, all in parallel, by a due date.

    A mandatory review that is missing, opposing or stale keeps the proposal from every agenda.
    """

    noun: ClassVar[str] = "review"
    verb: ClassVar[str] = "request"
    on: ClassVar[str | None] = "case"
    example: ClassVar[str] = (
        "pykala review request 'HEL 2021-002935' --groups digijory --groups kaupjory --due 2021-02-19"
    )

    groups: tuple[str, ...] = Field(min_length=1, description="Groups that are asked.")
    due: date | None = Field(default=None, description="Last day; by default the rule `review.due_after`.")
    voluntary: bool = Field(default=False, description="The reviews do not block the agenda.")

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        if not state.proposals:
            raise NothingToReview
        today = local_day(command.happened_at)
        rules = Rulebook.load().on(today)
        bodies = bodies_on(world, today)
        for group in dict.fromkeys(self.groups):
            bodies.get(group)
            due = deadline.review_due(f"review/{group}", today, rules, on=self.due)
            if due.at <= world.now:
                raise DueBeforeToday(due=due.day, today=local_day(world.now))
            before = state.reviews.get(group)
            rungs = deadline.ladder(due, rules.ladder("review.ladder"), rules)
            yield ReviewRequested(
                group=group,
                mandatory=not self.voluntary or bool(before and before.mandatory),
                revision=len(state.proposals),
                due=due,
                rungs=rungs[deadline.passed(rungs, world.now) :],
            )


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

    def said(self) -> str:
        return f"{self.group} was asked for its review by {self.due.day}."


class GiveReview(Act):
    """Give a group's review of the proposal as it stands, for one of the group's sessions.

    Giving one again renews it: the latest counts, and earlier ones stay in the journal.
    """

    noun: ClassVar[str] = "review"
    verb: ClassVar[str] = "give"
    on: ClassVar[str | None] = "case"
    example: ClassVar[str] = (
        "pykala review give 'HEL 2021-002935' --group digijory --session 2021-02-18 --verdict supports"
    )

    group: str = Field(description="The group whose review this is.")
    session: date = Field(description="Day of the group's session.")
    verdict: Verdict = Field(description="supports, supports_with_changes, opposes or no_position.")
    comment: Written | None = Field(default=None, description="The group's comment.")
    scores: dict[str, int] = Field(default={}, description="Points from 0 to 5 by criterion.")

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        asked = state.reviews.get(self.group)
        if asked is None:
            raise NotAsked(group=self.group)
        today = local_day(command.happened_at)
        if self.session > today:
            raise SessionToCome(session=self.session, today=today)
        criteria = criteria_of(bodies_on(world, today).get(self.group))
        for criterion, points in self.scores.items():
            if criterion not in criteria or not 0 <= points <= 5:
                raise NoSuchCriterion(
                    group=self.group,
                    criterion=f"{criterion}: {points}",
                    criteria=f"{', '.join(criteria)} (0–5)",
                )
        review = Review(
            group=self.group,
            session=self.session,
            verdict=self.verdict,
            comment=self.comment,
            scores=self.scores,
            revision=len(state.proposals),
        )
        late = today > asked.due.day
        yield ReviewGiven(review=review, renewed=bool(asked.reviews), late=late)


def criteria_of(group: Body) -> tuple[str, ...]:
    """The ids of the criteria by which a group scores."""
    return tuple(criterion.id for criterion in group.criteria)


class ReviewGiven(Content):
    """A group gave its review."""

    review: Review
    renewed: bool = False
    late: bool = False

    def fold(self, state: Case, fact: Fact) -> Case:
        asked = state.reviews[self.review.group]
        asked = replace(asked, reviews=(*asked.reviews, self.review), awaited=False)
        return state.with_(reviews={**state.reviews, self.review.group: asked})

    def said(self) -> str:
        verdict = self.review.verdict.replace("_", " ")
        return (
            f"{self.review.group} {verdict} revision {self.review.revision} (session {self.review.session})."
        )


class AnswerReview(Act):
    """Answer a group's comment, so that the record shows what was done about it."""

    noun: ClassVar[str] = "review"
    verb: ClassVar[str] = "answer"
    on: ClassVar[str | None] = "case"
    example: ClassVar[str] = (
        "pykala review answer 'HEL 2021-002935' --group digijory --text 'Kohta 1 täsmennettiin.'"
    )

    group: str = Field(description="The group that is answered.")
    text: Written = Field(description="The answer.")

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        asked = state.reviews.get(self.group)
        if asked is None or not asked.reviews:
            raise NotReviewed(group=self.group)
        yield ReviewAnswered(group=self.group, text=self.text)


class ReviewAnswered(Content):
    """The preparer answered a group's comment."""

    group: str
    text: Written

    def fold(self, state: Case, fact: Fact) -> Case:
        return state

    def said(self) -> str:
        return f"The comment of {self.group} was answered."


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

    def said(self) -> str:
        return f"{self.group} was reminded of its review, due {self.due}."


class ReviewFellDue(Content):
    """The last day for a review passed without one."""

    group: str
    due: date

    def fold(self, state: Case, fact: Fact) -> Case:
        asked = replace(state.reviews[self.group], overdue=True)
        return state.with_(reviews={**state.reviews, self.group: asked})

    def said(self) -> str:
        return f"The review of {self.group} fell due on {self.due} and has not been given."
