"""Presenting: the presenter approves a proposal for a body's agenda."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.bodies.body import Body
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.case.going_against import opposing, went_against
from models.case.reviews_that_lack import reviews_that_lack
from models.case.visas import visas_that_lack
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.where import Where
from models.engine.world import NotSeenFromHere
from models.law.appeal import LegalGround
from models.law.openness import Code, Ground, PublicText
from models.law.rules import Rulebook
from models.matter.stage import Stage
from models.meeting.meeting import Meeting
from models.preparation.claimed import refuse_claim_elsewhere, refuse_examined_late
from models.preparation.correcting import refuse_correction
from models.preparation.for_the_council import PreparedBy, proposed_by_the_board, refuse_prepared_nowhere
from models.preparation.going_on import beginning, refuse_another, refuse_to_itself
from models.preparation.naming import speaking_of_others
from models.preparation.remedy import refuse_unconfirmed

if TYPE_CHECKING:
    from models.engine.world import World


class NotReady(Refusal):
    """The proposal goes no further yet: {reasons}. Reviews are asked for, given and answered (in a case file
    `request reviews:`, `give review:`, `answer review:`); against a group that opposes it, it goes on with
    --against and --because, in a case file `against:` and `because:`."""


class VisasLack(Refusal):
    """The proposal has not been through its chain of approval: {reasons}."""

    vain: ClassVar[bool] = True


class MoreThanVisasLacks(VisasLack):
    """The proposal has not been through its chain of approval: {reasons}. And else: {others}"""


class NoProposal(Refusal):
    """There is no proposal yet; write it first."""

    vain: ClassVar[bool] = True


class ApproveForAgenda(Act[Case]):
    """As presenter, approve the proposal for the agenda of a body.

    It goes on against a group that opposes it only with a ground, which is printed.
    """

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "approve"
    example: ClassVar[str] = "pykala case approve 'HEL 2021-002935' --body khs --actor 'Sami Sarvilinna'"

    body: Code
    """The body that is to decide."""
    legal_ground: LegalGround | None = None
    """The proposal's legal ground, confirmed; needed where it leaves nobody a claim or an appeal."""
    against: tuple[Code, ...] = ()
    """Groups that oppose the proposal, by their codes, and against which it goes on."""
    because: Ground = ""
    """Why it goes on against them; papers print it. Sealed where the case is confidential."""
    prepared_by: PreparedBy | None = None
    """Who prepared a matter of the council, where no proposal of the board in this case did: board,
    audit_committee, temporary_committee, or council for the inner organisation of its own work."""
    prepared_in: PublicText = Field(default="", max_length=200)
    """In which decision they did: body, day and section; it is public."""

    def located(self, state: Case) -> Where:
        return state.where().at("body", self.body)

    def refuse_no_place(self, command: Command, world: World) -> None:
        bodies_on(world, local_day(command.happened_at)).get(self.body)

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        if not state.proposals:
            raise NoProposal
        day = local_day(command.happened_at)
        refuse_without_visas(state, lambda: self._other_hindrances(state, world, day))
        bodies = bodies_on(world, day)
        body = bodies.get(self.body)
        refuse_another(state, body, bodies, day)
        state, begun = beginning(state, self.body)
        refuse_to_itself(state, body)
        refuse_correction(state, body, bodies, day)
        refuse_claim_elsewhere(state.proposals[-1], body, bodies)
        refuse_examined_late(state)
        rules = body.rules(Rulebook.load(), day)
        body.quorum(day, rules)  # NoSeats for a body that decides nothing
        against = tuple(went_against(state, self.against, self.because))
        if reasons := opposing(state, against).blocked_by(rules):
            raise NotReady(reasons=Listed.of(reasons, ";"))
        refuse_unconfirmed(state.proposals[-1], self.legal_ground, body.kind, day)
        refuse_prepared_nowhere(self.prepared_by, self.prepared_in)
        asked = rules.for_kind("agenda.prepared_by_board", body.kind).value
        prepared = bool(self.prepared_by or proposed_by_the_board(state, body, bodies.bodies))
        late_for = _late_for(state, body, day, world) if rules.int("proposals.due_before") else None
        yield from begun
        yield from against
        yield ApprovedForAgenda(
            body=self.body,
            revision=len(state.proposals),
            late_for=late_for.id if late_for else "",
            confirmed=self.legal_ground,
            prepared_by=self.prepared_by,
            prepared_in=self.prepared_in,
            unprepared=bool(asked) and not prepared,
            others=speaking_of_others(state.proposals[-1], body, bodies, world.text),
        )

    def _other_hindrances(self, state: Case, world: World, day: date) -> Iterator[Said]:
        """What stands in the way beside visas, all at once: who waits for these hears of it in time."""
        try:
            bodies = bodies_on(world, day)
        except NotSeenFromHere:
            return
        body = bodies.bodies.get(self.body)
        if body is None:
            return
        rules, proposal = body.rules(Rulebook.load(), day), state.proposals[-1]
        if lacking := Listed.of(reviews_that_lack(state, rules), ";"):
            yield NotReady(reasons=lacking).said
        refused: tuple[Callable[[], None], ...] = (
            lambda: refuse_another(state, body, bodies, day),
            lambda: refuse_correction(state, body, bodies, day),
            lambda: refuse_claim_elsewhere(proposal, body, bodies),
            lambda: refuse_examined_late(state),
            lambda: refuse_unconfirmed(proposal, self.legal_ground, body.kind, day),
        )
        for refuse in refused:
            try:
                refuse()
            except Refusal as refusal:
                yield refusal.said


def _late_for(state: Case, body: Body, day: date, world: World) -> Meeting | None:
    """The meeting that the case is meant for, else the next one, if its last day for proposals has passed."""
    wished = (state.wish.meeting,) if state.wish else ()
    called = (world.held(journal).of(Meeting) for journal in (*wished, *world.meetings(body.id)))
    first = next((each for each in called if each.body == body.id and each.can_be_held), None)
    due = first.proposals_due if first else None
    return first if due and day > due.day else None


def refuse_without_visas(state: Case, others: Callable[[], Iterable[Said]] = tuple) -> None:
    """VisasLack while a visa of the chain of approval is missing, with what else stands in the way."""
    if reasons := Listed.of(visas_that_lack(state), ";"):
        if more := Listed.of(others(), ""):
            raise MoreThanVisasLacks(reasons=reasons, others=more)
        raise VisasLack(reasons=reasons)


class ApprovedForAgenda(Content):
    """The presenter approved the proposal for a body's agenda."""

    body: str
    """The body that may now place it on an agenda, by its code."""
    revision: int
    """The revision that was approved, from 1: the last one."""
    late_for: str = ""
    """The meeting whose last day for proposals had passed, which takes it in by name only; empty if none."""
    confirmed: LegalGround | None = None
    """The legal ground that the presenter confirmed; None where the proposal's was not asked for."""
    prepared_by: PreparedBy | None = None
    """Who prepared it for the council, where the board did not in this very case; else None."""
    prepared_in: str = ""
    """In which decision they did; empty where that is not said."""
    unprepared: bool = False
    """The body takes only what the board prepared, and the board has not prepared it."""
    others: tuple[int, ...] = ()
    """The clauses that tell what another body decides, and nothing that this one does."""

    def fold(self, state: Case, fact: Fact) -> Case:
        approved = local_day(fact.happened_at)
        return replace(
            state, stage=Stage.READY, body=self.body, approved=approved, unprepared=self.unprepared
        )

    def said(self) -> Said:
        if self.others:
            return Said.fact(
                "{approved} But another body than {body} decides in clause {clauses}: is that right?",
                approved=self._approved(),
                body=self.body,
                clauses=Listed.of(self.others),
            )
        return self._approved()

    def _approved(self) -> Said:
        if self.late_for:
            return Said.fact(
                "Revision {revision} was approved for the agenda of {body}, after the last day for proposals "
                "to {meeting}; its secretary may take it in by name.",
                revision=self.revision,
                body=self.body,
                meeting=self.late_for,
            )
        if self.unprepared:
            return Said.fact(
                "Revision {revision} was approved for the agenda of {body}. The board has not prepared it, "
                "so that it is taken up unanimously only.",
                revision=self.revision,
                body=self.body,
            )
        return Said.fact(
            "Revision {revision} was approved for the agenda of {body}.",
            revision=self.revision,
            body=self.body,
        )
