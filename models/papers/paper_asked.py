"""A paper was asked for in a further language."""

from __future__ import annotations

from models.base.language import Language
from models.base.words import Said
from models.engine.journal import Content, Fact
from models.engine.state import State


class PaperAsked(Content):
    """Somebody asked for a paper in a language in which it had not been made."""

    template: str
    """The kind of paper: extract, minutes and so on."""
    of: int
    """The number of the fact that first called for it, in the same journal."""
    language: Language
    """The language in which it is made."""
    subject: str = ""
    """Which of several papers of that kind that fact calls for; empty for the only one."""

    def fold(self, state: State, fact: Fact) -> State:
        return state

    def said(self) -> Said:
        return Said.fact(
            "A paper of fact {of} was asked for in another language: {template}, {language}.",
            of=self.of,
            template=self.template,
            language=self.language,
        )
