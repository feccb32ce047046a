"""Approving: visas are asked for, given and delegated, as the municipality's chain of approval says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Listed
from models.base.writing import Written
from models.case.approval import Visa, VisaTurn, next_steps
from models.case.case import Case
from models.case.visas import VisaDelegated, VisaGiven, VisasRequested
from models.engine.command import Act, Command
from models.engine.journal import Content
from models.engine.where import Where
from models.law import deadline, ladder
from models.law.openness import Code, Name
from models.law.rules import Rulebook
from models.municipality.approval_step import ApprovalStep
from models.people.people_register import NoSuchPerson
from models.preparation.unit import units_of

if TYPE_CHECKING:
    from models.engine.world import Held, World


class NoChain(Refusal):
    """No chain of approval holds for this case; its presenter approves it without visas."""


class VisasAreAskedFor(Refusal):
    """The visas of revision {revision} are asked for already; awaited: {steps}."""


class VisasAreGiven(Refusal):
    """All visas of the chain are given, and they hold for the proposal as it stands."""


class NotSentForApproval(Refusal):
    """Revision {revision} has not been sent for approval; its preparer asks for the visas:
    `pykala visa request`."""


class NoSuchStep(Refusal):
    """There is no step {step}; there are {steps}."""


class VisaNotAwaited(Refusal):
    """The visa of {step} is not awaited now; awaited: {steps}."""


class RequestVisas(Act[Case]):
    """Send the proposal as it stands through its chain of approval: those whose turn is first are asked.

    Visas of an earlier revision that still count are not asked for again.
    """

    noun: ClassVar[str] = "visa"
    verb: ClassVar[str] = "request"
    example: ClassVar[str] = "pykala visa request 'SRV 2026-000031' --role preparer"

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        _refuse_chainless(state)
        if state.approval.awaited:
            raise VisasAreAskedFor(revision=len(state.proposals), steps=_awaited(state))
        day = local_day(command.happened_at)
        if not (turns := turns_after(state, day, world)):
            raise VisasAreGiven
        yield VisasRequested(revision=len(state.proposals), begun=turns)

    def waited_for(self, held: Held) -> bool:
        case = held.of(Case)
        lacks = case.chain and case.proposals and next_steps(case.chain, case.visas())
        return bool(lacks) and not case.approval.awaited


class VisaAct(Act[Case]):
    """An act on one visa that is awaited."""

    step: Code
    """The step of the chain, by its code."""

    def located(self, state: Case) -> Where:
        return state.where_given(self.step)

    def waited_for(self, held: Held) -> bool:
        return self.step in held.of(Case).approval.awaited

    def turn_in(self, state: Case) -> VisaTurn:
        """The turn of the step; a Refusal says why its visa is not awaited."""
        _refuse_chainless(state)
        chain = state.chain
        if not state.approval.awaited:
            if chain and not next_steps(chain, state.visas()):
                raise VisasAreGiven
            raise NotSentForApproval(revision=len(state.proposals))
        step = chain.step(self.step) if chain else None
        if chain and step is None:
            raise NoSuchStep(step=self.step, steps=Listed.of((each.id for each in chain.steps), "or"))
        if step and step.id not in state.approval.awaited:
            raise VisaNotAwaited(step=step.title.name, steps=_awaited(state))
        return state.approval.awaited[self.step].turn


class GiveVisa(VisaAct):
    """Give a visa of the proposal as it stands, with or without a comment.

    Who does not want to give it sends the proposal back: `pykala case send-back`.
    """

    noun: ClassVar[str] = "visa"
    verb: ClassVar[str] = "give"
    example: ClassVar[str] = (
        "pykala visa give 'SRV 2026-000031' --step talous --comment 'Rahoitus on talousarviossa.'"
    )

    step: Code
    """The step whose visa it is."""
    comment: Written | None = None
    """What goes with it; sealed where the case is confidential."""

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        title, day = self.turn_in(state).title, local_day(command.happened_at)
        visa = Visa(self.step, title, len(state.proposals), command.actor, day)
        after = replace(state, approval=state.approval.given(visa))
        yield VisaGiven(
            step=self.step,
            title=title,
            revision=len(state.proposals),
            comment=self.comment,
            begun=turns_after(after, day, world),
        )


class DelegateVisa(VisaAct):
    """Delegate one visa that is awaited to a named person, who may give it beside its approver."""

    noun: ClassVar[str] = "visa"
    verb: ClassVar[str] = "delegate"
    example: ClassVar[str] = "pykala visa delegate 'SRV 2026-000031' --step talous --to jlaine"

    step: Code
    """The step whose visa it is."""
    to: Name = Field(min_length=1)
    """Who may give it: by id, where the registry knows its people."""

    def located(self, state: Case) -> Where:
        awaited = state.approval.awaited.get(self.step)
        return state.where().at("step", awaited.turn.of if awaited else self.step)

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        title, rights = self.turn_in(state).title, world.rights()
        if rights and not rights.knows(self.to, local_day(world.now)):
            raise NoSuchPerson(person=self.to)
        yield VisaDelegated(step=self.step, title=title, to=self.to)


def turns_after(state: Case, day: date, world: World) -> tuple[VisaTurn, ...]:
    """The turns that begin on a day: of the steps that come next, and are not awaited already."""
    steps = next_steps(state.chain, state.visas()) if state.chain else ()
    return tuple(turn_of(step, state, day, world) for step in steps if step.id not in state.approval.awaited)


def turn_of(step: ApprovalStep, state: Case, day: date, world: World) -> VisaTurn:
    """The turn of a step that begins on a day, with its last day and the reminders that are still to come."""
    units = units_of(state.preparer, local_day(world.now), world) if step.own_unit else ()
    turn = VisaTurn(step=step.id, title=step.title, of=units or (step.of or step.id,))
    if step.days is None:
        return turn
    rules = Rulebook.load().on(day)
    due = deadline.visa_due(f"visa/{step.id}", day, step.days, rules)
    rungs = ladder.reminders_of(due, rules.ladder("visa.ladder"), rules)
    return turn.model_copy(update={"due": due, "rungs": rungs[ladder.passed(rungs, world.now) :]})


def _refuse_chainless(state: Case) -> None:
    if state.chain is None or not state.proposals:
        raise NoChain


def _awaited(state: Case) -> Listed:
    return Listed(tuple(each.turn.title.name for each in state.approval.awaited.values()), "and")
