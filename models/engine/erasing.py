"""Erasing: a sealed text goes for good, and the journal that names it says when, by whom and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.text import Plain
from models.base.words import Said
from models.base.written_form import HASH
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.state import State
from models.engine.world import Held, World
from models.law.openness import PUBLIC

Commitment = Annotated[str, PUBLIC, Field(pattern=HASH)]
"""The hash by which facts name a sealed text: 64 hexadecimal digits, as `pykala sealed list` shows them."""


class NoSuchSealedText(Refusal):
    """{journal} names no sealed text {commitment} that is not erased; `pykala sealed list` shows those that
    it names."""


class EraseText(Act[State]):
    """Erase a sealed text and its salt for good; the journal may be closed.

    With the title of a secret attachment goes its file, with a person's name their mail address. The chain
    stays whole, and papers stay as they are. Copies of the registry and of the store still hold the text.
    """

    noun: ClassVar[str] = "sealed"
    verb: ClassVar[str] = "erase"
    example: ClassVar[str] = (
        f"pykala sealed erase 'HEL 2021-002935' --reason 'Säilytysaika päättyi.' --commitment {'3f0a' * 16}"
    )

    commitment: Commitment
    """The hash by which the journal names the text: 64 digits and letters from a to f."""
    reason: Annotated[Plain, PUBLIC, Field(min_length=1, max_length=500)]
    """Why; it is kept and is public."""

    def waited_for(self, held: Held) -> bool:
        return False

    def decide(self, state: State, command: Command, world: World) -> Iterator[Content]:
        if not world.seals(command.journal, self.commitment):
            raise NoSuchSealedText(journal=command.journal, commitment=self.commitment)
        yield TextErased(commitment=self.commitment, reason=self.reason)


class TextErased(Content):
    """It was ordered that a sealed text be erased, which is carried out at once, or as soon as it can be."""

    commitment: str
    """The hash that the text had; it says nothing without the salt, which is erased too."""
    reason: str
    """Why it was erased, in words that are public."""

    def fold(self, state: State, fact: Fact) -> State:
        return state

    def said(self) -> Said:
        return Said.fact(
            "The erasing of the sealed text {commitment}… was ordered; `pykala sealed list` tells when it is "
            "done: {reason}",
            commitment=self.commitment[:12],
            reason=self.reason,
        )


def erases(facts: Iterable[Fact], commitment: str) -> bool:
    """Whether one of these facts erased it."""
    contents = (fact.content for fact in facts)
    return any(isinstance(said, TextErased) and said.commitment == commitment for said in contents)
