"""The messages between workflows and activities."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Self

from pydantic import AwareDatetime, BeforeValidator

from models.base.frozen import Message
from models.base.refusal import Refusal
from models.base.words import Said
from models.engine.command import Answer, Command
from models.engine.journal import BEGINNING, Fact
from models.engine.look import Look
from models.engine.snapshot import Snapshot
from models.engine.telling import Telling
from models.engine.world import Held


class Origin(Message):
    """What a workflow is started with. Its journal is its id; a rehearsal's clock is an offset."""

    offset: timedelta = timedelta(0)
    """How far a rehearsal's clock is from the real one; it counts in a registry made for rehearsal only."""


class CommitOrder(Message):
    """A command to be committed by a workflow that has read its journal so far."""

    command: Command
    """The act that somebody asked for, with its sender."""
    since: int
    """The last fact that the workflow has folded; 0 if none."""
    head: str = BEGINNING
    """That fact's hash: a registry that has another one was restored from an older copy."""
    now: AwareDatetime
    """The workflow's clock, by which the command is decided where the registry was made for rehearsal."""
    offset: timedelta = timedelta(0)
    """How far that clock was set from the real one: refused unless the registry was made for rehearsal."""
    signalled: bool = False
    """Nobody waits for the answer; a refusal is kept for its sender to ask for."""
    messaged: bool = False
    """It came to the workflow in a message, which whoever reaches Temporal can write."""
    told: Telling | None = None
    """How the registry told the workflow of that fact; None where it has no key for that."""
    registers: bool = False
    """From a workflow that drives no journal: it is told of the command's own facts, and of no others."""


class Registration(Message):
    """What begins a journal, on its way to a registrar."""

    command: Command
    """What was asked for, with an id that makes it one however often it is sent."""
    origin: Origin
    """Where the workflow of the journal that it begins comes from."""
    now: AwareDatetime
    """The sender's clock, which ticks in minutes; it counts in a registry made for rehearsal only."""


class Refused(Message):
    """A refusal on its way back to the sender."""

    type: str
    """The refusal's class, a stable name for programs."""
    sentence: str
    """What a program is told, in English."""
    said: Annotated[Said | None, BeforeValidator(Said.read)] = None
    """The same with its facts, to be worded where it is read; None in histories of older versions, and where
    a newer one said it in a way that is not known here."""

    @classmethod
    def of(cls, refusal: Refusal) -> Self:
        """A refusal as it travels."""
        return cls(type=refusal.type, sentence=refusal.sentence, said=refusal.said)

    @property
    def refusal(self) -> Refusal:
        """The refusal as it was made."""
        return Refusal.again(self.type, self.said, self.sentence)


class Committed(Message):
    """What the registry holds beyond what the workflow had read, and what became of the command."""

    tail: tuple[Fact, ...]
    """The facts of the journal after `since`, whoever wrote them."""
    answer: Answer | None = None
    """What the command became; None if it was refused."""
    refused: Refused | None = None
    """Why it became nothing; None if it was carried out."""
    nudges: int = 0
    """How many workflows of other journals wait to be told."""
    own_clock: bool = False
    """The registry takes its own clock, so that no offset counts; False where it was made for rehearsal."""
    more: bool = False
    """Further facts follow, which are asked for next: reading too many at once looks like hanging."""
    snapshot: Snapshot | None = None
    """What a long journal is begun from, where it is read from its beginning; `tail` is what follows."""
    signs: bool = False
    """The registry takes only what is signed, so that what is not gets no courtesy: it is to be seen."""
    telling: Telling | None = None
    """By what it can be proven later that this was told; None where nothing was, or no key is there."""
    commands: tuple[str, ...] = ()
    """The ids of the commands whose facts are folded into the snapshot."""

    def taken_in(self, held: Held) -> Held:
        """A journal as it is held after what is told here."""
        begun = self.snapshot.held if self.snapshot else held
        return begun.after(self.tail)


UNASKED = "message/"
"""How the ids begin under which messages are kept that are no commands."""


class Unread(Message):
    """A signal that holds no command of its journal, and is passed over."""

    id: str
    """By what it is told from others, beginning as UNASKED says."""
    journal: str
    """The journal to which it was sent, by name."""
    act: str
    """The name that it bore."""
    refused: Refused
    """What is wrong with it."""
    now: AwareDatetime
    """The workflow's clock; it counts in a registry made for rehearsal only."""


class TailOrder(Message):
    """A workflow asks for what follows in its journal; by asking it says that it has read so far."""

    journal: str
    """The journal that is read, by name."""
    since: int
    """The last fact that the workflow has folded; 0 if none."""
    head: str = BEGINNING
    """That fact's hash, to be compared with the registry's."""
    told: Telling | None = None
    """How the registry told the workflow of that fact; None where it has no key for that."""
    looks: tuple[Look, ...] = ()
    """The messages by which it was told to read on; none where it reads by itself."""


class NudgeOrder(Message):
    """A workflow asks that the workflows be told which wait, in the outbox of a journal, to be told."""

    journal: str
    """The journal under which they wait, by name."""
    offset: timedelta
    """How far a rehearsal's clock is from the real one; it counts in a registry made for rehearsal only."""


class Backlog(Message):
    """How much waits in the outbox, as Temporal's page shows it beside a drain."""

    depth: int
    """Papers, notices and erasings that wait, whoever does them."""
    oldest: AwareDatetime | None
    """When the oldest of them was ordered; None if nothing waits."""
    done: int = 0
    """How many this drain has done in its turn."""


class Turn(Message):
    """What a drain did until it had done much, or was told to stop."""

    done: int
    """How many effects were done."""
    sent: tuple[str, ...] = ()
    """The notices that went into the post, by the beginnings of their Message-IDs."""
    stopped: bool = False
    """Whether its worker was told to stop, and what it held was given back."""


class DeliverOrder(Message):
    """A workflow of the first release asked for the effects of its journal to be done: histories say so."""

    journal: str
    """The journal whose effects were waited for, by name."""
    since: int
    """The last fact that the workflow had folded then."""
    only_nudges: bool = False
    """Whether papers and notices were left to another workflow."""
