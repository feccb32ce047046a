"""Giving a case another title; papers made before keep the one that they have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.case.case import Case
from models.case.former_title import FormerTitle
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.world import Held, World
from models.law.openness import PublicText


class SameTitle(Refusal):
    """The case is called that already: {title}."""


class RetitleCase(Act[Case]):
    """Give the case another title. Papers from now on have it; of a decision that was made, the old one."""

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "retitle"
    example: ClassVar[str] = "pykala case retitle 'HEL 2021-002935' --title 'Kirjaston aukioloajat'"

    title: PublicText = Field(min_length=1, max_length=500)
    """What the case is about, as it is made public from now on; neutral if it is confidential."""
    title_in: dict[Language, PublicText] = Field(default_factory=dict)
    """Its title in other languages, by language, for papers that are made in them: `sv=Biblioteket`."""

    def waited_for(self, held: Held) -> bool:
        return False

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        if (self.title, self.title_in) == (state.title, state.title_in):
            raise SameTitle(title=self.title)
        gone = tuple(language for language in state.title_in if language not in self.title_in)
        yield CaseRetitled(title=self.title, title_in=self.title_in, left_out=gone)


class CaseRetitled(Content):
    """The case got another title."""

    title: str
    """What it is about, as it is made public from now on."""
    title_in: dict[Language, str] = Field(default_factory=dict)
    """Its title in other languages, by language."""
    left_out: tuple[Language, ...] = ()
    """The languages in which it had a title of its own until now, and has none any more."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return replace(retitled(state, self.title, fact), title_in=self.title_in)

    def said(self) -> Said:
        if not self.left_out:
            return Said.fact("The case is now called: {title}.", title=self.title)
        return Said.fact(
            "The case is now called: {title}. Its titles in other languages went with the old one; "
            "{options} says a new one.",
            title=self.title,
            options=Listed.of(f"--title-in {language}=…" for language in self.left_out),
        )


def retitled(state: Case, title: str, fact: Fact) -> Case:
    """The case under another title, with the one that it had."""
    if not title or title == state.title:
        return state
    until = local_day(fact.happened_at)
    former = FormerTitle(title=state.title, until=until, handlings=len(state.handlings))
    return replace(state, title=title, title_in={}, titles=(*state.titles, former))
