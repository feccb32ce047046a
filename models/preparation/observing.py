"""Observers: who gets copies of a case's proposal and decisions without reviewing it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from models.base.refusal import Refusal
from models.base.words import NONE_YET, Listed, Said
from models.case.case import Case
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.world import Held, World
from models.law.openness import Name


class ObserverAlready(Refusal):
    """{observer} is an observer of the case already."""


class NoSuchObserver(Refusal):
    """{observer} is no observer of the case; its observers are: {observers}."""


class NameObserver(Act[Case]):
    """Name an observer, a person or a unit, who gets copies of the proposal and of decisions from now on.

    Observers hear when a presenter approves the proposal and when a decision is published. They are public:
    a private person is informed by the proposal.
    """

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "add-observer"
    example: ClassVar[str] = "pykala case add-observer 'HEL 2021-002935' --observer sivistystoimi"

    observer: Name
    """Who gets copies, by the key of the address book: a person's id, or the name of a unit."""

    def waited_for(self, held: Held) -> bool:
        return False

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        if self.observer in state.observers:
            raise ObserverAlready(observer=self.observer)
        yield ObserverNamed(observer=self.observer)


class ObserverNamed(Content):
    """Somebody gets copies of what becomes of the case."""

    observer: str
    """The key of the address book of whoever gets them."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return replace(state, observers=(*state.observers, self.observer))

    def said(self) -> Said:
        return Said.fact("{observer} gets copies from now on.", observer=self.observer)


class DismissObserver(Act[Case]):
    """Let an observer go, who gets no more copies."""

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "remove-observer"
    example: ClassVar[str] = "pykala case remove-observer 'HEL 2021-002935' --observer sivistystoimi"

    observer: Name
    """Who gets no more copies, by the key of the address book."""

    def waited_for(self, held: Held) -> bool:
        return False

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        if self.observer not in state.observers:
            observers = Listed.of(state.observers) or NONE_YET
            raise NoSuchObserver(observer=self.observer, observers=observers)
        yield ObserverDismissed(observer=self.observer)


class ObserverDismissed(Content):
    """Somebody gets no more copies."""

    observer: str
    """The key of the address book of whoever got them."""

    def fold(self, state: Case, fact: Fact) -> Case:
        left = tuple(observer for observer in state.observers if observer != self.observer)
        return replace(state, observers=left)

    def said(self) -> Said:
        return Said.fact("{observer} gets no more copies.", observer=self.observer)
