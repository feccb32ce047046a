"""A claim, an appeal, a procurement correction or a call-up arrives: it gets a case of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from operator import not_
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.words import Said
from models.base.writing import Written
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.case.challenge import Against, Challenge, ChallengeKind
from models.case.challenge_period import own_period
from models.case.closing import not_final_after_all
from models.case.decision_status import DecisionStatus, handling_of, made_on, refuse_void
from models.case.link import CaseLink, LinkKind
from models.case.pending_again import pending_again
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.where import Where
from models.engine.world import Held, World
from models.law.appeal import Appeal
from models.law.body_kind import BodyKind
from models.law.deadline import Deadline
from models.law.openness import Code, PublicText
from models.law.secrecy import OnlySealed
from models.matter.handling import Handling
from models.preparation.kept_secret import said_before
from models.preparation.linking import CaseLinked
from models.preparation.opening import OpenCase

MadeBy = Annotated[Written, AfterValidator(OnlySealed("The name of who challenges a decision"))]
"""Who challenges a decision: behind a commitment, so that it can be erased."""

REMEDIES = {
    Appeal.PROHIBITED: frozenset[ChallengeKind](),
    Appeal.CLAIM: frozenset({ChallengeKind.CLAIM, ChallengeKind.CALL_UP}),
    Appeal.MUNICIPAL_APPEAL: frozenset({ChallengeKind.APPEAL}),
    Appeal.ADMINISTRATIVE_APPEAL: frozenset({ChallengeKind.APPEAL}),
    Appeal.PROCUREMENT: frozenset({ChallengeKind.CORRECTION, ChallengeKind.APPEAL}),
}
"""How a decision may be challenged → what may be made against it."""

BELOW_THE_BOARD = (BodyKind.COMMITTEE, BodyKind.SECTION, BodyKind.OFFICEHOLDER)


class NotThereToChallenge(Refusal):
    """{decision} comes into being when its minutes are checked; what arrives is recorded from then on, with
    the minute at which it arrived."""

    vain: ClassVar[bool] = True


class ArrivedBeforeDecision(Refusal):
    """{decision} was made on {day}; nothing arrives against it before."""


class NoCallUp(Refusal):
    """The board calls up what a committee, a section or an officeholder below it decided and what a claim may
    be made against; {decision} cannot be called up."""


class CallUpTooLate(Refusal):
    """{decision} could be called up inside its claim period, which ended {ended}."""


class RecordChallenge(Act[Case]):
    """Record that a decision was challenged, with the minute at which that arrived: give it with `--at`.

    It gets a case of its own, linked both ways, in which it is handled. While what came in time is pending,
    the decision does not become final. What came late, by a remedy that the decision does not have, or once
    the decision is in force no more, is recorded all the same, so that the body can decide not to examine it
    or that it lapsed; it holds nothing up.
    """

    noun: ClassVar[str] = "challenge"
    verb: ClassVar[str] = "record"
    example: ClassVar[str] = (
        "pykala challenge record 'HEL 2021-002935' --decision khs-2021-216 --kind claim "
        "--title 'Oikaisuvaatimus määrärahasta' --at '2021-04-08 15:59'"
    )

    decision: Code
    """The decision that is challenged: body, year and section."""
    kind: ChallengeKind
    """What arrived: claim, appeal, correction (of a procurement) or call_up (by the board)."""
    title: PublicText = Field(min_length=1, max_length=500)
    """What the case that is opened for it is called; public, and neutral where the case is confidential."""
    title_in: dict[Language, PublicText] = Field(default_factory=dict)
    """Its title in other languages, by language, for papers that are made in them: `sv=Biblioteket`."""
    counts_from: Code = ""
    """Whose period it is held to: `publication` for a member of the municipality, or the number of the
    service to whoever made it. Left out: the last one."""
    made_by: MadeBy | None = None
    """Who made it, sealed, so that it can be erased; nobody has to be named."""

    def located(self, state: Case) -> Where:
        return state.where_decided(self.decision)

    def builds_on(self, held: Held) -> datetime | None:
        return made_on(held.of(Case), self.decision)

    def waited_for(self, held: Held) -> bool:
        """While the day comes on which a decision gets legal force."""
        return any(status.coming for status in held.of(Case).decisions.values())

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content | Entry]:
        handling = handling_of(state, self.decision)
        status = state.decisions[self.decision]
        self._refuse_too_early(handling, status, command)
        ends = own_period(self.decision, status, self.kind, self.counts_from)
        if self._calls_up:
            refuse_void(state, self.decision)
            self._refuse_call_up(handling, ends, command, world)
        opening = OpenCase(
            title=self.title,
            title_in=self.title_in,
            task_class=state.task_class,
            publicity=state.publicity,
            ground=state.ground,
            language="sv" if state.language == "sv" else "fi",
            secret_until=said_before(state, world),
        )
        opened = next(opening.decide(None, command, world))
        challenge = Challenge(
            case=opened.journal,
            kind=self.kind,
            arrived=command.happened_at,
            ends=ends.at if ends else None,
            counts_from=self.counts_from,
            barred=self.kind not in REMEDIES[handling.appeal],
            void_since=_void_by_then(status, command),
        )
        against = Against(case=state.id, decision=self.decision, challenge=challenge, made_by=self.made_by)
        there = CaseLink(case=opened.journal, kind=LinkKind.CHALLENGES, back=True)
        several = len(status.services) + bool(status.publication_ends) > 1
        supposed = bool(ends and several and not (self.counts_from or challenge.barred or self._calls_up))
        yield DecisionChallenged(decision=self.decision, challenge=challenge, supposed=supposed)
        if challenge.holds_up:
            yield from pending_again(state, self.decision, world)
        yield CaseLinked(link=there)
        yield opened
        yield Entry(journal=opened.journal, content=ChallengeToExamine(against=against))
        here = CaseLink(case=state.id, kind=LinkKind.CHALLENGES)
        yield Entry(journal=opened.journal, content=CaseLinked(link=here))

    @property
    def _calls_up(self) -> bool:
        return self.kind is ChallengeKind.CALL_UP

    def _refuse_too_early(self, handling: Handling, status: DecisionStatus, command: Command) -> None:
        if status.checked is None:
            raise NotThereToChallenge(decision=self.decision)
        if local_day(command.happened_at) < handling.day:
            raise ArrivedBeforeDecision(decision=self.decision, day=handling.day)

    def _refuse_call_up(
        self, handling: Handling, ends: Deadline | None, command: Command, world: World
    ) -> None:
        body = bodies_on(world, handling.day).get(handling.body)
        if body.kind not in BELOW_THE_BOARD or self.kind not in REMEDIES[handling.appeal]:
            raise NoCallUp(decision=self.decision)
        if ends and command.happened_at > ends.at:
            raise CallUpTooLate(decision=self.decision, ended=ends.at)


def _void_by_then(status: DecisionStatus, command: Command) -> date | None:
    """Since when it was in force no more on the day that this arrived; None where it was still in force."""
    since = status.void_since
    return since if since and since <= local_day(command.happened_at) else None


class DecisionChallenged(Content):
    """A decision was challenged; if that came in time, the decision is not final before it is over."""

    decision: str
    """The decision's key: body, year and section."""
    challenge: Challenge
    """How it came, and the case that was opened for it."""
    supposed: bool = Field(default=False, exclude_if=not_)
    """Nobody said whose period it is held to, and there are several: it is held to the last."""

    def fold(self, state: Case, fact: Fact) -> Case:
        status = state.decisions[self.decision]
        status = replace(status, challenges=(*status.challenges, self.challenge))
        if not self.challenge.holds_up:
            return state.with_decision(self.decision, status)
        return not_final_after_all(state.with_decision(self.decision, replace(status, final_since=None)))

    def said(self) -> Said:
        said = Said.fact(
            "The decision {decision} was challenged: {challenge}; it is handled in {case}.",
            decision=self.decision,
            challenge=self.challenge.said(),
            case=self.challenge.case,
        )
        if not (self.supposed and self.challenge.ends):
            return said
        return Said.fact(
            "{said} Nobody said whose period counts, and the last was taken, until {ends}.",
            said=said,
            ends=self.challenge.ends,
        )

    def answers(self) -> dict[str, str | int]:
        return {"case": self.challenge.case}


class ChallengeToExamine(Content):
    """The case was opened to examine a challenge to a decision of another case."""

    against: Against
    """The decision that is challenged, how, and by whom."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return replace(state, against=self.against)

    def said(self) -> Said:
        return Said.fact(
            "It examines a challenge to {decision} of {case}: {challenge}.",
            decision=self.against.decision,
            case=self.against.case,
            challenge=self.against.challenge.said(),
        )
