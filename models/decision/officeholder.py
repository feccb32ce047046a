"""Decisions of officeholders: made without a meeting, signed at once, numbered by office and year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Listed
from models.bodies.body import NoAuthority
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.case.decision_status import handling_of, made_on
from models.case.going_against import opposing, went_against
from models.case.proposal import Proposal
from models.decision.answering import answered
from models.decision.decision import CaseHandled
from models.decision.replacing import replacing
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content
from models.engine.where import Where
from models.engine.world import Held, World
from models.follow_up.beginning import begin_follow_up
from models.force.force import DecisionChecked
from models.force.left_out import LeavesOut, refuse_unseen
from models.force.publication import published
from models.law.appeal import LegalGround, appeal_rule
from models.law.body_kind import BodyKind
from models.law.openness import Code, Ground
from models.law.outcome import Outcome
from models.law.rules import Rulebook
from models.matter.handling import ClauseOutcome, Handling
from models.meeting.wished import meant_no_more
from models.preparation.claimed import refuse_claim_elsewhere, refuse_examined_late, refuse_nobody_above
from models.preparation.correcting import refuse_correction
from models.preparation.going_on import beginning, refuse_another, refuse_to_itself
from models.preparation.presenting import NoProposal, NotReady, refuse_without_visas
from models.preparation.remedy import refuse_unconfirmed


class NotAnOfficeholder(Refusal):
    """{body} is a {kind} and decides in a meeting; put the case on its agenda."""


class PublishedWithMinutes(Refusal):
    """{decision} was made in {meeting} and is published with its minutes."""

    vain: ClassVar[bool] = True


class AlreadyPublished(Refusal):
    """{decision} was published on {day}."""

    vain: ClassVar[bool] = True


class NeedsACase(Refusal):
    """{matter} is an inner matter of {body}: without a case an official only prepares, implements or
    organises, and grants nothing. Open a case."""


class DecideAlone(Act[Case]):
    """As an officeholder, decide the case without a meeting: the decision is the proposal as it stands.

    It gets the office's next section number and is signed at once; publish it, so that its periods begin.
    """

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "decide"
    example: ClassVar[str] = "pykala case decide 'HEL 2021-002935' --body strj --role officeholder"

    body: Code
    """The office that decides."""
    on_presentation: bool = False
    """The official who presents the proposal presented it; the decision names them."""
    against: tuple[Code, ...] = ()
    """Groups that oppose the proposal, by their codes, and against which it is decided."""
    because: Ground = ""
    """Why it is decided against them; papers print it. Sealed where the case is confidential."""
    legal_ground: LegalGround | None = None
    """The proposal's legal ground, confirmed; needed where it leaves nobody a claim or an appeal."""

    def located(self, state: Case) -> Where:
        return state.where().at("body", self.body)

    def refuse_no_place(self, command: Command, world: World) -> None:
        bodies_on(world, local_day(command.happened_at)).get(self.body)

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content | Entry]:
        if not state.proposals:
            raise NoProposal
        refuse_without_visas(state)
        day = local_day(command.happened_at)
        bodies = bodies_on(world, day)
        body = bodies.get(self.body)
        if body.kind is BodyKind.STEERING_GROUP:
            raise NoAuthority(body=self.body, kind=body.kind)
        if body.kind is not BodyKind.OFFICEHOLDER:
            raise NotAnOfficeholder(body=self.body, kind=body.kind)
        refuse_another(state, body, bodies, day)
        state, begun = beginning(state, self.body)
        refuse_to_itself(state, body)
        refuse_correction(state, body, bodies, day)
        refuse_claim_elsewhere(state.proposals[-1], body, bodies)
        refuse_examined_late(state)
        against = tuple(went_against(state, self.against, self.because))
        if reasons := opposing(state, against).blocked_by(body.rules(Rulebook.load(), day)):
            raise NotReady(reasons=Listed.of(reasons, ";"))
        proposal = state.proposals[-1]
        _refuse_inner_matter(state, self.body, proposal)
        outcome = Outcome.NOTED if proposal.noting else Outcome.APPROVED
        signed = (ClauseOutcome(number=clause.number, outcome=outcome) for clause in proposal.clauses)
        became = answered(proposal, outcome, signed)
        refuse_unconfirmed(proposal, self.legal_ground, body.kind, day)
        rule = appeal_rule(proposal.nature(became.outcome, body.kind), day)
        refuse_nobody_above(body, bodies, rule.appeal)
        handling = Handling(
            body=self.body,
            meeting="",
            item=0,
            case=state.id,
            section=world.allot(f"§ {self.body} {day.year}"),
            year=day.year,
            day=day,
            revision=len(state.proposals),
            outcome=became.outcome,
            clauses=became.clauses,
            appeal=rule.appeal,
            appeal_rule=rule.id,
            kind=proposal.kind,
            to=proposal.to,
            corrects=proposal.corrects,
            noting=proposal.noting,
            refusing=became.answers,
            presented=self.on_presentation,
        )
        yield from begun
        yield from against
        yield CaseHandled(handling=handling)
        yield DecisionChecked(decision=handling.key, day=day, alone=True)
        yield from replacing(handling, state, day, world)
        yield from meant_no_more(state.id, state.meant_for)
        yield from begin_follow_up(handling, state, day, world)


def _refuse_inner_matter(case: Case, body: str, proposal: Proposal) -> None:
    """NeedsACase for an inner matter that another office decides, or by which anybody gets anything."""
    if case.register_number:
        return
    pays = proposal.appropriation is not None or any(clause.text.sums for clause in proposal.clauses)
    organises = proposal.legal_ground is LegalGround.PREPARATION and not pays
    office = case.id.partition(" ")[0]
    if office != body or not organises:
        raise NeedsACase(matter=case.id, body=office)


class PublishDecision(Act[Case]):
    """Record that an officeholder's signed decision was published online. Its periods count from then."""

    noun: ClassVar[str] = "decision"
    verb: ClassVar[str] = "publish"
    example: ClassVar[str] = (
        "pykala decision publish 'HEL 2021-002935' --decision strj-2021-4 --role officeholder"
    )

    decision: Code
    """The decision: office, year and section."""
    leaves_out: LeavesOut = None
    """At how many places the public edition leaves out personal data, as you have seen; none by default."""

    def located(self, state: Case) -> Where:
        return state.where_decided(self.decision)

    def builds_on(self, held: Held) -> datetime | None:
        return made_on(held.of(Case), self.decision)

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content | Entry]:
        handling = handling_of(state, self.decision)
        if handling.meeting:
            raise PublishedWithMinutes(decision=self.decision, meeting=handling.meeting)
        if day := state.decisions[self.decision].published:
            raise AlreadyPublished(decision=self.decision, day=day)
        refuse_unseen([(state, handling)], self.leaves_out)
        yield from published(handling, state, command, world)
