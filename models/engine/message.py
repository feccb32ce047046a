"""The messages between workflows and activities."""

from __future__ import annotations

from datetime import timedelta
from typing import Self

from pydantic import AwareDatetime, Field, JsonValue

from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.base.words import pack, unpack
from models.engine.command import Answer, Command
from models.engine.journal import BEGINNING, Fact


class Origin(Frozen):
    """What a workflow is started with. Its journal is its id; a rehearsal's clock is an offset."""

    offset: timedelta = timedelta(0)


class CommitOrder(Frozen):
    """A command to be committed by a workflow that has folded its journal up to `since`, its `head`."""

    command: Command
    since: int
    head: str = BEGINNING
    now: AwareDatetime
    signalled: bool = False


class Refused(Frozen):
    """A refusal on its way back to the sender."""

    type: str
    sentence: str
    facts: dict[str, JsonValue] = Field(default_factory=dict)

    @classmethod
    def of(cls, refusal: Refusal) -> Self:
        """A refusal as it travels: its name, its facts with their types, and its English sentence."""
        return cls(type=refusal.type, sentence=refusal.sentence, facts=pack(refusal.facts))

    @property
    def refusal(self) -> Refusal:
        """The refusal as it was made."""
        return Refusal.again(self.type, unpack(self.facts), self.sentence)


class Committed(Frozen):
    """What the registry holds after `since`, whoever wrote it, and what became of the command.

    `effects` wait to be done, `nudges` among them.
    """

    tail: tuple[Fact, ...]
    answer: Answer | None = None
    refused: Refused | None = None
    effects: int = 0
    nudges: int = 0


class TailOrder(Frozen):
    """A workflow asks for its journal after `since`; by asking it says that it has read so far."""

    journal: str
    since: int
    head: str = BEGINNING


class DeliverOrder(Frozen):
    """A workflow asks for the effects that wait under a journal to be done.

    `only_nudges` is for one that drives no journal: papers and notices are left to the one that does.
    """

    journal: str
    since: int
    offset: timedelta
    now: AwareDatetime
    only_nudges: bool = False
