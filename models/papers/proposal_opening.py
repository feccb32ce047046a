"""Opening the proposal of a confidential case to write it anew: what it shows is read by a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Said
from models.case.case import Case
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.where import Where
from models.engine.world import Held, World
from models.papers.reading import ReadingFact
from models.preparation.revising import ProposalRevised


class NothingToOpen(Refusal):
    """Nobody has written a proposal of {case} yet."""


class ProposalIsPublic(Refusal):
    """{case} is not confidential: its proposal is read without an act."""


class OpenProposal(Act[Case]):
    """Open the proposal of a confidential case to write it anew, with all that it says in its last revision.

    That you read it, and when, is kept with the case.
    """

    noun: ClassVar[str] = "proposal"
    verb: ClassVar[str] = "open"
    example: ClassVar[str] = "pykala proposal open 'HEL 2021-002935'"

    def located(self, state: Case) -> Where:
        return state.where_read()

    def waited_for(self, held: Held) -> bool:
        return False

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        if not state.confidential:
            raise ProposalIsPublic(case=state.id)
        if not state.proposals:
            raise NothingToOpen(case=state.id)
        yield ProposalOpened(revision=len(state.proposals))


class ProposalOpened(ReadingFact):
    """Somebody opened the proposal of a confidential case to write it anew."""

    revision: int
    """Which revision they read."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return state

    def said(self) -> Said:
        return Said.fact(
            "Revision {revision} of the proposal was opened to write it anew.", revision=self.revision
        )


def has_open(facts: Iterable[Fact], person: str, revision: int, day: date) -> bool:
    """Whether somebody opened a revision of a case's proposal on a day, or wrote it then.

    So each reads a revision once a day by a fact, however often the form of it is opened.
    """
    return any(
        isinstance(fact.content, ProposalOpened | ProposalRevised)
        and fact.content.revision == revision
        and fact.actor == person
        and local_day(fact.recorded_at) == day
        for fact in facts
    )
