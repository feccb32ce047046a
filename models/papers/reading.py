"""Reading what is confidential: who read what, and when, is a fact in the journal that it is of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from models.base.language import Language
from models.base.refusal import Refusal
from models.base.words import Said
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.state import State
from models.engine.where import Where
from models.engine.world import Held, World
from models.law.openness import PUBLIC, Code
from models.matter.item import Item
from models.meeting.meeting import Meeting
from models.papers import edition
from models.papers.asking import ordered
from models.papers.kept_back import items_shown, kept_back
from models.papers.recused import refuse_recused


class NoWholePaper(Refusal):
    """{journal} has no {template} with anything confidential in it; `pykala paper list` shows papers, and
    `pykala paper open` gives the public ones."""


class ReadingFact(Content):
    """Somebody read what is confidential; nothing else changes."""

    passive: ClassVar[bool] = True


class ReadingAct(Act[State]):
    """An act of somebody who reads what is confidential, where those may who have to do with it."""

    def located(self, state: State) -> Where:
        return state.where_read()

    def waited_for(self, held: Held) -> bool:
        return False


def cases_of(items: Iterable[Item]) -> Iterator[str]:
    """The cases of items of which something is not for everybody."""
    yield from dict.fromkeys(item.case for item in items if item.case and edition.is_guarded(item))


class ReadPaper(ReadingAct):
    """Read the whole edition of a paper, with what is confidential in it in its place.

    It is put into a folder of yours as PDF, says on every page that it is confidential, and is yours to
    guard. That you read it, and when, is kept with the case.
    """

    noun: ClassVar[str] = "paper"
    verb: ClassVar[str] = "read"
    example: ClassVar[str] = "pykala paper read khs-2021-03-15 --template minutes --role secretary"
    into_a_folder: ClassVar[bool] = True

    template: Code
    """The kind of paper, as `pykala paper list` shows it: `proposal`, `agenda`, `minutes`, `extract`; also a
    public one of before the case became confidential that nobody had published."""
    of: int = Field(default=0, ge=0)
    """The number of the fact that called for it; the last of its kind by default."""
    subject: Code = ""
    """Which of several papers of that kind: the number of the item; else nothing."""
    language: Annotated[Language | None, PUBLIC] = None
    """The language in which it was made; the first one by default."""

    def decide(self, state: State, command: Command, world: World) -> Iterator[Content | Entry]:
        facts = world.facts_of(command.journal)
        known = [order for order in dict.fromkeys(ordered(facts)) if order.document == self._document]
        known = [order for order in known if self.of in (0, order.seq)]
        kept = {order: kept_back(order, facts, world.held, world.facts_of) for order in known}
        made = [order for order in known if order.whole or kept[order]]
        made = [order for order in made if self.subject in ("", order.subject)]
        made = [order for order in made if self.language in (None, order.language)]
        if not made:
            raise NoWholePaper(journal=command.journal, template=self.template)
        order = max(made, key=lambda each: (each.seq, each.whole))
        refuse_recused(state, items_shown(order, facts), command, world)
        read = PaperRead(
            template=order.document,
            of=order.seq,
            language=order.language,
            subject=order.subject,
            public_before=not order.whole,
        )
        yield read
        if isinstance(state, Meeting):
            for case in kept[order] or cases_of(items_shown(order, facts)):
                yield Entry(journal=case, content=read.model_copy(update={"journal": command.journal}))

    @property
    def _document(self) -> str:
        return edition.document(self.template)


class PaperRead(ReadingFact):
    """Somebody read the whole edition of a paper."""

    template: str
    """The kind of paper: minutes, extract and so on."""
    of: int
    """The number of the fact that called for it."""
    language: Language
    """The language in which it was made."""
    subject: str = ""
    """Which of several papers of that kind; empty for the only one."""
    journal: str = ""
    """The meeting whose paper it is; empty for one of this journal."""
    public_before: bool = False
    """It is the public edition, made before its case became confidential; there it is told in full."""

    def fold(self, state: State, fact: Fact) -> State:
        return state

    def said(self) -> Said:
        if self.public_before:
            return Said.fact(
                "A paper of before the case became confidential was read: {template}, {language}.",
                template=self.template,
                language=self.language,
            )
        return Said.fact(
            "The whole edition of a paper was read: {template}, {language}.",
            template=self.template,
            language=self.language,
        )
