"""Asking for a paper in another language: law and body ask for some, people may ask for any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from pydantic import Field

from models.base.language import Language
from models.base.refusal import Refusal
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.state import State
from models.engine.world import Held, World
from models.law.openness import Code
from models.papers.paper import papers
from models.papers.paper_asked import PaperAsked
from models.papers.paper_order import PaperOrder


class NoSuchPaper(Refusal):
    """Fact {of} of {journal} calls for no {template}; `pykala paper list` shows papers and their facts."""


class PaperIsThere(Refusal):
    """That paper is there in {language} already; `pykala paper list` shows it."""


class AskForPaper(Act[State]):
    """Ask for a paper in a language in which it was not made. It shows the record as it stands by now."""

    noun: ClassVar[str] = "paper"
    verb: ClassVar[str] = "ask"
    example: ClassVar[str] = (
        "pykala paper ask 'HEL 2021-002935' --template extract --of 40 --language en --role secretary"
    )

    template: Code
    """The kind of paper, as `pykala paper list` shows it: `extract`, `minutes`."""
    of: int = Field(ge=1)
    """The number of the fact that called for it."""
    language: Language
    """The language in which it is asked for: `fi`, `sv` or `en`."""
    subject: Code = ""
    """Which of several papers of that kind: an item, a project; else nothing."""

    def waited_for(self, held: Held) -> bool:
        return False

    def decide(self, state: State, command: Command, world: World) -> Iterator[Content]:
        journal, facts = command.journal, world.facts_of(command.journal)
        asked = PaperOrder(
            template=self.template, language=self.language, journal=journal, seq=self.of, subject=self.subject
        )
        known = {order.model_copy(update={"language": self.language}) for order in ordered(facts)}
        if asked not in known:
            raise NoSuchPaper(of=self.of, journal=journal, template=self.template)
        if asked in set(ordered(facts)):
            raise PaperIsThere(language=self.language)
        yield PaperAsked(template=self.template, of=self.of, language=self.language, subject=self.subject)


def ordered(facts: Iterable[Fact]) -> Iterator[PaperOrder]:
    """Every paper that the facts of a journal have called for."""
    held = Held("")
    for fact in facts:
        held = held.after([fact])
        yield from papers(fact, held.begun())
