"""Correcting who led a session of a steering group, who was there, and which cases it looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.case.case import Case
from models.engine.command import Act, Command
from models.engine.concern import Concern
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.groups.session import GroupSession
from models.law.openness import Code, Name


class SessionAsItIs(Refusal):
    """The record of {session} says so already: {chair} led it, {present} was there, and it looked at
    {cases}."""

    vain: ClassVar[bool] = True


class ReviewedThere(Refusal):
    """{group} gave its review of {case} of this session, so that it looked at it."""


class CorrectSession(Act[GroupSession]):
    """Correct who led a session, who was there, or which cases it looked at.

    What was recorded first stays in its journal. Where its memo is written already, writing it up again makes
    its next version, which names the cases that were recorded before.
    """

    noun: ClassVar[str] = "session"
    verb: ClassVar[str] = "correct"
    example: ClassVar[str] = (
        "pykala session correct digijory-2021-02-18 --present 'Jäsen A' --present 'Jäsen C' --role reviewer"
    )

    chair: Name = ""
    """Who led it, as the memo names them; left out, who was recorded."""
    present: tuple[Name, ...] = Field(default=())
    """Everybody who was there beside the chair; left out, those who were recorded."""
    cases: tuple[Code, ...] = ()
    """Every case that it looked at, by their register numbers; left out, those that were recorded."""

    def about(self, state: GroupSession) -> Concern:
        return Concern(cases=frozenset(self.cases))

    def decide(self, state: GroupSession, command: Command, world: World) -> Iterator[Content]:
        chair = self.chair or state.chair
        present = tuple(dict.fromkeys(each for each in self.present or state.present if each != chair))
        cases = tuple(dict.fromkeys(self.cases)) or state.cases
        if (chair, present, cases) == (state.chair, state.present, state.cases):
            there, looked_at = (Listed.of(each, "and") for each in (state.present, state.cases))
            raise SessionAsItIs(session=state.id, chair=chair, present=there, cases=looked_at)
        if (chair, present) != (state.chair, state.present):
            yield PresenceCorrected(chair=chair, present=present)
        if cases != state.cases:
            _refuse_reviewed(state, [case for case in state.cases if case not in cases], world)
            for case in cases:
                world.held(case).of(Case)
            yield SessionCasesCorrected(cases=cases)


def _refuse_reviewed(session: GroupSession, left_out: list[str], world: World) -> None:
    for case in left_out:
        asked = world.held(case).of(Case).reviews.get(session.group)
        if asked and any(review.session == session.day for review in asked.reviews):
            raise ReviewedThere(group=session.group, case=case)


class PresenceCorrected(Content):
    """Who led a session, or who was there, was recorded wrongly."""

    chair: str
    """Who led it."""
    present: tuple[str, ...]
    """Who was there beside the chair."""

    def fold(self, state: GroupSession, fact: Fact) -> GroupSession:
        return replace(state, chair=self.chair, present=self.present, corrected=True)

    def said(self) -> Said:
        return Said.fact(
            "Corrected: {chair} led the session, and {present} was there.",
            "Corrected: {chair} led the session, and {present} were there.",
            count=len(self.present),
            chair=self.chair,
            present=Listed.of(self.present, "and"),
        )


class SessionCasesCorrected(Content):
    """Which cases a session looked at was recorded wrongly."""

    cases: tuple[str, ...]
    """Register numbers of the cases that it looked at."""

    def fold(self, state: GroupSession, fact: Fact) -> GroupSession:
        before = state.cases_before or (state.cases if state.version else ())
        return replace(state, cases=self.cases, cases_before=before, corrected=True)

    def said(self) -> Said:
        return Said.fact("Corrected: the session looked at {cases}.", cases=Listed.of(self.cases, "and"))
