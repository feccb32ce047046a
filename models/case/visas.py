"""Visas: asked for by the preparer, given step by step, delegated, reminded of when they are late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from models.base.calendar import local_day
from models.base.text import Text
from models.base.words import Listed, Said
from models.base.writing import Written
from models.case.approval import Approval, Visa, VisaTurn
from models.engine.journal import Content, Fact

if TYPE_CHECKING:
    from models.case.case import Case


def visas_passing(approval: Approval, at: datetime) -> Iterator[Content]:
    """What happens to the visas that are awaited when the clock reaches `at`."""
    for step, each in approval.awaited.items():
        turn = each.turn
        if turn.due is None:
            continue
        for number, rung in enumerate(turn.rungs[each.reminded :], start=each.reminded):
            if rung.at <= at:
                yield VisaReminded(
                    step=step,
                    title=turn.title,
                    rung=number,
                    day=rung.day,
                    due=turn.due.day,
                    to=rung.recipients,
                )
        if not each.overdue and turn.due.at <= at:
            yield VisaFellDue(step=step, title=turn.title, due=turn.due.day)


ADDRESS = ("kind", "to")
"""The parts of a proposal that say for whom it is."""


def changed_since(case: Case, revision: int) -> tuple[str, ...]:
    """The parts of its proposal that changed after a revision, as visas see them.

    Once a body proposed that one to another, for whom it is follows from its decision.
    """
    changed = case.proposals[-1].changes_since(case.proposals[revision - 1])
    proposed = any(one.goes_on and one.revision >= revision for one in case.handlings)
    return tuple(part for part in changed if not (proposed and part in ADDRESS))


def visas_that_lack(case: Case) -> Iterator[Said]:
    """Whose visas the chain of approval of a case still asks for."""
    given = case.visas()
    for step in case.chain.steps if case.chain else ():
        awaited = case.approval.awaited.get(step.id)
        if awaited and awaited.delegate:
            yield Said.why(
                "the visa of {step} is missing, which was delegated to {person}",
                step=step.title.name,
                person=awaited.delegate,
            )
        elif step.id not in given:
            yield Said.why("the visa of {step} is missing", step=step.title.name)


class VisasRequested(Content):
    """A revision of the proposal was sent through its chain of approval."""

    revision: int
    """The revision whose visas are asked for, from 1."""
    begun: tuple[VisaTurn, ...]
    """Whose turn it is first."""

    def fold(self, state: Case, fact: Fact) -> Case:
        asked = replace(state.approval.lapsed(), revision=self.revision)
        return replace(state, approval=asked.begun(self.begun, fact.recorded_at))

    def said(self) -> Said:
        return Said.fact(
            "Revision {revision} was sent for approval to: {steps}.",
            revision=self.revision,
            steps=Listed.of((turn.title.name for turn in self.begun), "and"),
        )


class VisaGiven(Content):
    """A step of the chain gave its visa."""

    step: str
    """Code of the step."""
    title: Text
    """Whose visa it is, as the chain calls it."""
    revision: int
    """The revision that it was given of, from 1."""
    comment: Written | None = None
    """What was written with it; None if nothing."""
    begun: tuple[VisaTurn, ...] = ()
    """Whose turn it is next; empty while others of its round are awaited, and after the last."""

    def fold(self, state: Case, fact: Fact) -> Case:
        visa = Visa(
            step=self.step,
            title=self.title,
            revision=self.revision,
            by=fact.principal,
            day=local_day(fact.happened_at),
            deputy=fact.actor if fact.on_behalf_of else "",
            comment=self.comment,
        )
        return replace(state, approval=state.approval.given(visa).begun(self.begun, fact.recorded_at))

    def said(self) -> Said:
        if self.comment:
            return Said.fact(
                "The visa of {step} was given of revision {revision}, with a comment.",
                step=self.title.name,
                revision=self.revision,
            )
        return Said.fact(
            "The visa of {step} was given of revision {revision}.",
            step=self.title.name,
            revision=self.revision,
        )


class VisaDelegated(Content):
    """One visa that is awaited was delegated to a named person."""

    step: str
    """Code of the step."""
    title: Text
    """Whose visa it is, as the chain calls it."""
    to: str
    """Who may give it, beside whoever is approver there."""

    def fold(self, state: Case, fact: Fact) -> Case:
        awaited = replace(state.approval.awaited[self.step], delegate=self.to)
        return replace(state, approval=state.approval.with_(awaited))

    def said(self) -> Said:
        return Said.fact(
            "The visa of {step} was delegated to {person}.", step=self.title.name, person=self.to
        )


class VisaReminded(Content):
    """Whoever is awaited was reminded of a visa."""

    step: str
    """Code of the step."""
    title: Text
    """Whose visa it is, as the chain calls it."""
    rung: int
    """Which of the reminders it was, from 0."""
    day: date
    """The local day for which the reminder was planned."""
    due: date
    """The last day for the visa."""
    to: tuple[str, ...]
    """The roles that are reminded: approver, and at the end preparer."""

    def fold(self, state: Case, fact: Fact) -> Case:
        awaited = replace(state.approval.awaited[self.step], reminded=self.rung + 1)
        return replace(state, approval=state.approval.with_(awaited))

    def said(self) -> Said:
        return Said.fact("{step} was reminded of a visa, due {due}.", step=self.title.name, due=self.due)


class VisaFellDue(Content):
    """The last day for a visa passed without it."""

    step: str
    """Code of the step."""
    title: Text
    """Whose visa it is, as the chain calls it."""
    due: date
    """The last day for it, now gone by."""

    def fold(self, state: Case, fact: Fact) -> Case:
        awaited = replace(state.approval.awaited[self.step], overdue=True)
        return replace(state, approval=state.approval.with_(awaited))

    def said(self) -> Said:
        return Said.fact(
            "The visa of {step} fell due on {due} and has not been given.", step=self.title.name, due=self.due
        )
