"""Showing sealed texts to those who may read them, each time a fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from models.base.refusal import Refusal
from models.base.words import Said
from models.engine.command import Command, Entry
from models.engine.erasing import Commitment, NoSuchSealedText
from models.engine.journal import Content, Fact
from models.engine.state import State
from models.engine.world import World
from models.law.secrecy import written_in
from models.meeting.meeting import Meeting
from models.papers.reading import ReadingAct, ReadingFact, cases_of
from models.papers.recused import refuse_recused


class NothingSealed(Refusal):
    """{journal} names no sealed text that is still kept; `pykala sealed list` shows what became of each."""


class ShowSealed(ReadingAct):
    """Show the sealed texts that a journal names, all of them or those that are asked for.

    That you read them, and when, is kept with the case.
    """

    noun: ClassVar[str] = "sealed"
    verb: ClassVar[str] = "show"
    example: ClassVar[str] = "pykala sealed show 'HEL 2021-002935' --role preparer"

    commitments: tuple[Commitment, ...] = ()
    """The hashes by which the journal names them, as `pykala sealed list` has them; all by default."""

    def decide(self, state: State, command: Command, world: World) -> Iterator[Content | Entry]:
        refuse_recused(state, state.items.values() if isinstance(state, Meeting) else (), command, world)
        facts = world.facts_of(command.journal)
        texts = (text for fact in facts for _, text in written_in(fact.content) if text.sealed)
        named = tuple(dict.fromkeys(text.sha256 for text in texts))
        for wanted in self.commitments:
            if wanted not in named or not world.seals(command.journal, wanted):
                raise NoSuchSealedText(journal=command.journal, commitment=wanted)
        kept = self.commitments or tuple(each for each in named if world.seals(command.journal, each))
        if not kept:
            raise NothingSealed(journal=command.journal)
        shown = SealedShown(commitments=kept)
        yield shown
        if isinstance(state, Meeting):
            for case in cases_of(state.items.values()):
                yield Entry(journal=case, content=shown.model_copy(update={"journal": command.journal}))


class SealedShown(ReadingFact):
    """Sealed texts were shown to somebody."""

    commitments: tuple[str, ...]
    """The hashes of the texts."""
    journal: str = ""
    """The meeting that names them; empty where this journal does."""

    def fold(self, state: State, fact: Fact) -> State:
        return state

    def said(self) -> Said:
        return Said.fact(
            "{count} sealed text was read.", "{count} sealed texts were read.", count=len(self.commitments)
        )
