"""Reviewing: the preparer asks and answers, a group gives its review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.refusal import DueBeforeToday, Refusal
from models.base.words import NONE, Listed
from models.base.writing import Written
from models.bodies.body import Body
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.case.review import (
    Review,
    ReviewGiven,
    ReviewRecalled,
    ReviewRequested,
    Verdict,
)
from models.case.reviews_that_lack import groups_that_must_review
from models.engine.command import Act, Command
from models.engine.journal import Content
from models.engine.where import Where
from models.law import deadline, ladder
from models.law.openness import Code, Comment, Reason
from models.law.rules import Rulebook
from models.people.person import Duty

if TYPE_CHECKING:
    from models.engine.world import Held, World


class NoChangesWished(Refusal):
    """A group that supports a proposal with changes says which; {verdict} wishes none."""


class NothingToReview(Refusal):
    """There is no proposal yet; write it first, then ask for reviews."""

    vain: ClassVar[bool] = True


class NotAsked(Refusal):
    """{group} has not been asked to review this case; ask it first."""

    vain: ClassVar[bool] = True


class NobodyToAsk(Refusal):
    """No rule asks a further group for its review of this proposal; name the groups that you want to ask."""


class AskedAsMandatory(Refusal):
    """{group} was asked for a review that the proposal needs; its preparer does not take that back, its
    presenter may."""


class AskedByRule(Refusal):
    """{group} has to review this proposal, as {rule} wants; nobody takes that back."""


class AlreadyReviewed(Refusal):
    """{group} gave its review of its session of {session}; a request that was answered is not recalled."""

    vain: ClassVar[bool] = True


class SessionToCome(Refusal):
    """The session of {session} has not been held yet on {today}; a review is given of a session that was."""


class SessionBeforeRequest(Refusal):
    """{group} was asked on {asked}; its session of {session} had nothing to review."""


class NoSuchCriterion(Refusal):
    """{group} has no criterion {criterion}; its criteria are {criteria}."""


class NoSuchScore(Refusal):
    """A group gives from 0 to 5 points by a criterion; {points} for {criterion} is not one of these."""


class RequestReviews(Act[Case]):
    """Ask steering groups for their review, all in parallel, by a due date.

    A mandatory review that is missing, opposing or stale keeps the proposal from every agenda. Which groups
    have to review it follows from the municipality's rules; without groups those are asked. What these rules
    want is mandatory, whatever is said here.
    """

    noun: ClassVar[str] = "review"
    verb: ClassVar[str] = "request"
    example: ClassVar[str] = (
        "pykala review request 'HEL 2021-002935' --groups digijory --groups kaupjory --due 2021-02-19"
    )

    groups: tuple[Code, ...] = ()
    """Steering groups that are asked, by their codes; left out, those that a rule asks and nobody has yet."""
    due: date | None = None
    """Last day; left out, the one that the rules give."""
    voluntary: bool = False
    """The reviews of further groups, which no rule asks, do not block the agenda."""

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        if not state.proposals:
            raise NothingToReview
        by_rule = [group for group in groups_that_must_review(state) if group not in state.reviews]
        if not (groups := self.groups or by_rule):
            raise NobodyToAsk
        for group in dict.fromkeys(groups):
            yield request_of(group, state, command, world, due=self.due, voluntary=self.voluntary)


def request_of(
    group: str,
    state: Case,
    command: Command,
    world: World,
    *,
    due: date | None = None,
    voluntary: bool = False,
    anew: bool = False,
) -> ReviewRequested:
    """The request to a group, due on a day or by the rule; a mandatory review does not become voluntary.

    Raises NoSuchBody or DueBeforeToday.
    """
    today, before = local_day(command.happened_at), state.reviews.get(group)
    rules = Rulebook.load().on(today)
    bodies_on(world, today).get(group)
    last = deadline.review_due(f"review/{group}", today, rules, on=due)
    if last.at <= command.happened_at:
        raise DueBeforeToday(due=last.day, today=today)
    rungs = ladder.reminders_of(last, rules.ladder("review.ladder"), rules)
    stays_mandatory = bool(before and before.mandatory) or group in groups_that_must_review(state)
    return ReviewRequested(
        group=group,
        mandatory=stays_mandatory or not (voluntary or anew),
        revision=len(state.proposals),
        due=last,
        rungs=rungs[ladder.passed(rungs, world.now) :],
        anew=anew,
    )


class RecallRequest(Act[Case]):
    """Recall a request for a review, for example one to the wrong group; it blocks the agenda no more.

    A review that was given stays: a recalled request is one that nobody has answered. The preparer recalls
    what was asked as voluntary, the presenter what the proposal needs; what a rule asks is not recalled.
    """

    noun: ClassVar[str] = "review"
    verb: ClassVar[str] = "recall"
    example: ClassVar[str] = (
        "pykala review recall 'HEL 2021-002935' --group kaupjory --reason 'Pyydettiin väärältä ryhmältä.'"
    )

    group: Code
    """The group that is not asked any more."""
    reason: Reason
    """Why it need not answer; it is public, or sealed where the case is confidential."""

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        asked = state.reviews.get(self.group)
        if asked is None:
            raise NotAsked(group=self.group)
        if asked.reviews:
            raise AlreadyReviewed(group=self.group, session=asked.reviews[-1].session)
        if rule := groups_that_must_review(state).get(self.group):
            raise AskedByRule(group=self.group, rule=rule)
        if asked.mandatory and command.role == Duty.PREPARER:
            raise AskedAsMandatory(group=self.group)
        yield ReviewRecalled(group=self.group, reason=self.reason, heard=not asked.asked_in_vain)


class GiveReview(Act[Case]):
    """Give a group's review of the proposal as it stands, for one of the group's sessions.

    Giving one again renews it: the latest counts, and earlier ones stay in the journal.
    """

    noun: ClassVar[str] = "review"
    verb: ClassVar[str] = "give"
    example: ClassVar[str] = (
        "pykala review give 'HEL 2021-002935' --group digijory --session 2021-02-18 --verdict supports"
    )

    group: Code
    """The group whose review this is."""
    session: date
    """Day of the group's session."""
    verdict: Verdict
    """What it thinks: supports, supports_with_changes, opposes or no_position."""
    comment: Written | None = None
    """The group's comment, which the preparer answers."""
    changes: tuple[Comment, ...] = ()
    """What the group wishes to be changed, one by one; the preparer says of each whether it was made."""
    scores: dict[Code, int] = Field(default={})
    """Points from 0 to 5 by criterion."""

    def located(self, state: Case) -> Where:
        return state.where().at("body", self.group)

    def refuse_no_place(self, command: Command, world: World) -> None:
        bodies_on(world, local_day(command.happened_at)).get(self.group)

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        today = local_day(command.happened_at)
        group = bodies_on(world, today).get(self.group)
        asked = state.reviews.get(self.group)
        if asked is None:
            raise NotAsked(group=self.group)
        if self.session > today:
            raise SessionToCome(session=self.session, today=today)
        if asked.first_asked and self.session < asked.first_asked:
            raise SessionBeforeRequest(group=self.group, asked=asked.first_asked, session=self.session)
        criteria = criteria_of(group)
        for criterion, points in self.scores.items():
            if criterion not in criteria:
                raise NoSuchCriterion(
                    group=self.group, criterion=criterion, criteria=Listed.of(criteria) or NONE
                )
            if not 0 <= points <= 5:
                raise NoSuchScore(criterion=criterion, points=points)
        if self.changes and self.verdict is not Verdict.SUPPORTS_WITH_CHANGES:
            raise NoChangesWished(verdict=self.verdict)
        review = Review(
            group=self.group,
            changes=self.changes,
            session=self.session,
            verdict=self.verdict,
            comment=self.comment,
            scores=self.scores,
            revision=state.revision_on(self.session),
        )
        counts = asked.reviews[-1].session if asked.reviews else self.session
        yield ReviewGiven(
            review=review,
            renewed=bool(asked.reviews),
            late=today > asked.due.day,
            older=self.session < counts,
        )

    def builds_on(self, held: Held) -> datetime | None:
        case = held.of(Case)
        asked = case.reviews.get(self.group)
        return asked.asked if asked and asked.asked else case.since

    def waited_for(self, held: Held) -> bool:
        case = held.of(Case)
        asked = case.reviews.get(self.group)
        return asked is not None and (asked.awaited or bool(asked.stale(case.proposals)))


def criteria_of(group: Body) -> tuple[str, ...]:
    """The ids of the criteria by which a group scores."""
    return tuple(criterion.id for criterion in group.criteria)
