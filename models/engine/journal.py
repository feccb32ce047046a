"""The journal: what happened, fact after fact, each bound to the one before by its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from operator import not_
from typing import TYPE_CHECKING, ClassVar, Never

from pydantic import AwareDatetime, Field, SerializeAsAny, ValidationInfo, field_serializer, field_validator

from models.base.calendar import local_day
from models.base.canonical import canonical
from models.base.frozen import Frozen
from models.base.words import Said
from models.engine.kinds import Kinds

if TYPE_CHECKING:
    from models.engine.state import State

BEGINNING = "0" * 64
"""The hash before the first fact of a journal."""


class Content(Frozen):
    """What a fact says. A subclass that folds is a kind of fact; its name, in the past tense, is the kind."""

    kinds: ClassVar[Kinds[Content]] = Kinds("facts")
    reversible: ClassVar[bool] = False
    """Whether a meeting goes back to what it was before this fact when its last act is undone."""
    passive: ClassVar[bool] = False
    """Whether it changes nothing, so that nobody who looks back needs to see it."""
    instead: ClassVar[str] = ""
    """What is done instead, where it cannot be undone."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "fold" in cls.__dict__:
            Content.kinds[cls.__name__] = cls

    @property
    def kind(self) -> str:
        """The fact's kind, as it stands in the journal."""
        return type(self).__name__

    def fold(self, state: Never, fact: Fact) -> State:
        """The state after this fact; a kind that begins a journal takes None."""
        raise NotImplementedError(self.kind)

    def about(self) -> frozenset[int]:
        """The items of a meeting that it is about; none if it is about the whole meeting."""
        return frozenset()

    def can_be_undone(self) -> bool:
        """Whether it stands in its meeting's journal alone and can be undone as the last act."""
        return self.reversible

    def answers(self) -> dict[str, str | int]:
        """The values that the sender of the act is told, for example the section number."""
        return {}

    def said(self) -> Said:
        """The fact as one sentence, which is worded in the language of its reader."""
        raise NotImplementedError(self.kind)


class Fact(Frozen):
    """One line of a journal, bound to the one before it by its hash."""

    journal: str
    """The journal that it is a line of, by name."""
    seq: int
    """Its place in its journal, from 1 and without gaps."""
    kind: str
    """The name of its content's class, by which the content is read back."""
    content: SerializeAsAny[Content]
    """What it says; only what differs from defaults is written and hashed."""
    happened_at: AwareDatetime
    """When it happened in the world, from which the law counts; in UTC."""
    recorded_at: AwareDatetime
    """When the registry took it, to the minute; in UTC."""
    actor: str
    """Who acted, as the record names them."""
    on_behalf_of: str = Field(default="", exclude_if=not_)
    """In whose name, where it was not the actor's own; empty where it was."""
    role: str
    """In which role they acted."""
    authenticated: str
    """How the actor was known: engine where time acted, a key that signed, else unproven; once local."""
    later_because: str = Field(default="", exclude_if=not_)
    """Why it was recorded later than it happened; empty where nobody said."""
    command_id: str
    """The id of the command that it came of; other facts may have the same."""
    before: str
    """Hash of the fact before it in the journal; 64 zeros for the first."""
    hash: str
    """Hash over everything here but itself and the position, as canonical text."""
    position: int = 0
    """Its place among the facts of all journals, given by the registry; 0 until then."""

    @field_validator("content", mode="before")
    @classmethod
    def _content_of_its_kind(cls, content: object, info: ValidationInfo) -> object:
        return (
            Content.kinds[info.data["kind"]].model_validate(content) if isinstance(content, dict) else content
        )

    @field_serializer("content")
    def _only_what_was_said(self, content: Content) -> dict[str, object]:
        # A default that a later version adds must not change the text, and with it the hash, of an old fact.
        return content.model_dump(mode="json", exclude_defaults=True)

    @property
    def principal(self) -> str:
        """In whose name it was done: the actor's own, or that of somebody for whom they acted."""
        return self.on_behalf_of or self.actor

    @property
    def hands(self) -> tuple[str, ...]:
        """Everybody by whom it was done: the actor, and in whose name."""
        return (self.actor, self.on_behalf_of) if self.on_behalf_of else (self.actor,)

    @property
    def recorded_later(self) -> bool:
        """Whether it was recorded on a later local day than the one on which it happened; papers say so."""
        return local_day(self.recorded_at) > local_day(self.happened_at)

    def without_a_needless_ground(self) -> Fact:
        """This fact with its own hash; why it is recorded later is left out where it is not."""
        return (self if self.recorded_later else self.model_copy(update={"later_because": ""})).sealed()

    def sealed(self) -> Fact:
        """This fact with its own hash."""
        return self.model_copy(update={"hash": self.computed_hash()})

    def computed_hash(self) -> str:
        """The hash that the fact ought to bear."""
        return hashlib.sha256(
            canonical(self.model_dump(mode="json", exclude={"hash", "position"})).encode()
        ).hexdigest()


def broken_links(facts: Iterable[Fact]) -> Iterator[Said]:
    """Where and how a journal's chain is broken, link by link; none if it proves itself."""
    before, expected = BEGINNING, 1
    for fact in facts:
        if fact.seq != expected:
            yield Said.of("fault", "Fact {fact} is missing.", fact=expected)
        elif fact.before != before:
            yield Said.of("fault", "Fact {fact} does not follow the one before it.", fact=fact.seq)
        if fact.hash != fact.computed_hash():
            yield Said.of("fault", "Fact {fact} ({kind}) was altered.", fact=fact.seq, kind=fact.kind)
        before, expected = fact.hash, fact.seq + 1


def broken_link(facts: Iterable[Fact]) -> Said | None:
    """Where and how a journal's chain is first broken, or None if it proves itself."""
    return next(broken_links(facts), None)
