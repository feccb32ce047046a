"""A command: an act that somebody asks for, and the answer that it gets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import AwareDatetime, Field, SerializeAsAny, ValidationInfo, field_validator

from models.base.bad_value import BadValue
from models.base.canonical import canonical
from models.base.frozen import Frozen
from models.base.language import Language
from models.base.text import Plain
from models.base.words import Said, ended
from models.engine.journal import Content, Fact

if TYPE_CHECKING:
    from models.engine.world import World


class NoSuchAct(BadValue):
    """There is no act named {act}."""


class Act(Frozen):
    """What somebody asks for. A subclass is an act; the class says the noun it belongs to and its verb.

    `on` names the kind of journal the act is addressed to; an act that begins a journal has none.
    """

    catalogue: ClassVar[dict[str, type[Act]]] = {}
    noun: ClassVar[str]
    verb: ClassVar[str]
    on: ClassVar[str | None]
    example: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "verb" in cls.__dict__:
            Act.catalogue[cls.name()] = cls

    @classmethod
    def name(cls) -> str:
        """The act's name in commands, policy and messages, for example `handle_item`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def about(self) -> frozenset[int]:
        """The items of a meeting that it is about; none if it is about the whole meeting."""
        return frozenset({getattr(self, "item", 0)} - {0})

    def decide(self, state: Any, command: Command, world: World) -> Iterable[Content | Entry]:
        """The facts that this act gives in this state, or a Refusal."""
        raise NotImplementedError(self.name())


class Entry(Frozen):
    """A fact for a journal other than the one the command is addressed to."""

    journal: str
    content: SerializeAsAny[Content]


class Command(Frozen):
    """An act with its sender. The id makes it one command, however often it is sent."""

    id: str = Field(min_length=1, max_length=200)
    journal: str = Field(default="", description="The journal it is addressed to; empty if it begins one.")
    name: str
    act: SerializeAsAny[Act]
    actor: Plain = Field(min_length=1, max_length=200)
    role: str
    authenticated: str = "local"
    happened_at: AwareDatetime
    registry: str = Field(default="", description="The registry it is meant for; empty if nobody said.")
    seen: int | None = Field(
        default=None, ge=0, description="The last fact of the journal that its sender had seen."
    )

    @field_validator("act", mode="before")
    @classmethod
    def _act_of_its_name(cls, act: Any, info: ValidationInfo) -> Any:
        if not isinstance(act, dict):
            return act
        known = Act.catalogue.get(info.data.get("name", ""))
        if known is None:
            raise NoSuchAct(act=info.data.get("name", ""))
        return known.model_validate(act)

    @field_validator("happened_at")
    @classmethod
    def _as_the_registry_keeps_it(cls, instant: datetime) -> datetime:
        # The hash is over this text: another offset or a fraction of a second would not come back as it went.
        return instant.astimezone(UTC).replace(microsecond=0)

    def digest(self) -> str:
        """Tells two commands with the same id apart."""
        content = [self.journal, self.name, self.act.model_dump(mode="json"), self.actor, self.role]
        return hashlib.sha256(canonical(content).encode()).hexdigest()


class Answer(Frozen):
    """What the sender of a command is told: what it became, as messages and as values.

    `sentence` says the same in English, for programs.

    `seq` is the number of its last fact: who has seen it has seen the journal so far.
    """

    command_id: str
    journal: str
    sentence: str
    seq: int = 0
    values: dict[str, str | int] = Field(default_factory=dict)
    said: tuple[Said, ...] = ()

    @classmethod
    def of(cls, command: Command, facts: Iterable[Fact]) -> Answer:
        """The answer to a command that became these facts, the addressed journal's first."""
        facts = tuple(facts)
        journal = command.journal or facts[0].journal
        own = [fact.content for fact in facts if fact.journal == journal]
        said = tuple(dict.fromkeys(content.said() for content in own))
        return cls(
            command_id=command.id,
            journal=journal,
            seq=max((fact.seq for fact in facts if fact.journal == journal), default=0),
            sentence=" ".join(ended(str(message)) for message in said),
            values={name: value for content in own for name, value in content.answers().items()},
            said=said,
        )

    def say(self, language: Language) -> str:
        """What its sender is told, in a language."""
        return " ".join(ended(message.say(language)) for message in self.said) or self.sentence
