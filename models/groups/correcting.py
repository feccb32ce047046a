"""Correcting who led a session of a steering group, and who was there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.groups.session import GroupSession
from models.law.openness import Name


class PresenceAsItIs(Refusal):
    """The record of {session} says so already: {chair} led it, and {present} was there."""

    vain: ClassVar[bool] = True


class CorrectPresence(Act[GroupSession]):
    """Correct who led a session, or who was there; what was recorded first stays in its journal.

    Where its memo is written already, writing it up again makes its next version.
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

    def decide(self, state: GroupSession, command: Command, world: World) -> Iterator[Content]:
        chair = self.chair or state.chair
        there = dict.fromkeys(each for each in self.present or state.present if each != chair)
        if (chair, tuple(there)) == (state.chair, state.present):
            raise PresenceAsItIs(session=state.id, chair=chair, present=Listed.of(state.present, "and"))
        yield PresenceCorrected(chair=chair, present=tuple(there))


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
