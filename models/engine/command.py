"""A command: an act that somebody asks for, and the answer that it gets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from operator import not_
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, TypeVar, cast

from pydantic import (
    AwareDatetime,
    BeforeValidator,
    Field,
    SerializeAsAny,
    ValidationInfo,
    field_validator,
    model_validator,
)

from models.base.bad_value import BadValue
from models.base.canonical import canonical
from models.base.frozen import Frozen, Message
from models.base.language import Language
from models.base.text import Plain, composed
from models.base.words import Said, ended
from models.engine.concern import Concern
from models.engine.journal import Content, Fact
from models.engine.kinds import Kinds
from models.engine.policy import ENGINE
from models.engine.state import State
from models.engine.where import Where
from models.law.openness import PublicText

if TYPE_CHECKING:
    from pydantic._internal._generics import PydanticGenericMetadata

    from models.engine.world import Held, World

S = TypeVar("S", bound=State | None)

ANY = "any"
"""What an act is addressed to that every kind of journal takes."""


def _generic(kind: type) -> PydanticGenericMetadata | None:
    return getattr(kind, "__pydantic_generic_metadata__", None)


LATER_WITHOUT_A_GROUND = Said.fact(
    "It is entered later than on the day on which it happened, and papers will say so without a ground; "
    "--later-because, in a case file 'later because', gives one."
)


class NoSuchAct(BadValue):
    """There is no act named {act}."""


class AnyAct(Frozen):
    """What somebody asks for, of whatever kind of journal; its words are in one form of Unicode (NFC)."""

    catalogue: ClassVar[Kinds[AnyAct]] = Kinds("acts")
    noun: ClassVar[str]
    verb: ClassVar[str]
    on: ClassVar[str | None] = None
    example: ClassVar[str] = ""
    file: ClassVar[str] = ""
    """What a file that it takes may hold, as an example in YAML; empty where it takes none."""
    into_a_folder: ClassVar[bool] = False
    """Whether what it asks for is put into a folder of whoever asks."""
    one_of: ClassVar[tuple[str, ...]] = ()
    """Fields of which one at least is to be given, the usual one first."""

    @model_validator(mode="before")
    @classmethod
    def _in_one_form(cls, said: Any) -> Any:
        return composed(said)

    @classmethod
    def name(cls) -> str:
        """The act's name in commands, policy and messages, for example `handle_item`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def decided(self, held: Held, command: Command, world: World) -> Iterable[Content | Entry]:
        """The facts that it gives in the journal that it is addressed to, or a Refusal."""
        raise NotImplementedError(self.name())

    def concerned(self, held: Held) -> Concern | None:
        """What it concerns there; None where it does not say."""
        raise NotImplementedError(self.name())

    def where(self, held: Held) -> Where:
        """Where it is done: the places for which an office there is held, and who is named there already."""
        raise NotImplementedError(self.name())

    def builds_on(self, held: Held) -> datetime | None:
        """The instant before which it cannot have happened: the journal's last step, if there is one."""
        return held.state.since if held.state else None

    def refuse_no_place(self, command: Command, world: World) -> None:
        """Refuse to be done in a place that there is not; asked before who holds an office there."""

    @classmethod
    def also_said(cls, held: Held, now: datetime) -> tuple[str, ...]:  # noqa: ARG003 - most say nothing more
        """Its fields that may be left out elsewhere, and have to be said there now."""
        return ()

    def waited_for(self, held: Held) -> bool:
        """Whether somebody waits for it there; else it may be done, and nobody is told of it."""
        return True


class Act(AnyAct, Generic[S]):
    """An act on a kind of journal, which `S` is. A subclass says the noun it belongs to, and its verb.

    An act that begins a journal is an Act[None], one on any journal an Act[State].
    """

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: object) -> None:
        addressed = [meta["args"][0] for base in cls.__mro__ if (meta := _generic(base)) and meta["args"]]
        if addressed and addressed[0] not in (None, NoneType):
            cls.on = getattr(addressed[0], "noun", ANY)
        if "verb" in cls.__dict__:
            AnyAct.catalogue[cls.name()] = cls

    def decide(self, state: S, command: Command, world: World) -> Iterable[Content | Entry]:
        """The facts that this act gives in this state, or a Refusal."""
        raise NotImplementedError(self.name())

    def about(self, state: S) -> Concern | None:
        """What it is about in a journal that holds more than one matter; None where it does not say."""
        return None

    def located(self, state: S) -> Where:
        """Where it is done in a journal: where the journal is, unless the act names another place."""
        return state.where() if state is not None else Where()

    def decided(self, held: Held, command: Command, world: World) -> Iterable[Content | Entry]:
        return self.decide(cast("S", held.state), command, world)  # the engine looked whether it is one

    def concerned(self, held: Held) -> Concern | None:
        said = self.about(cast("S", held.state))
        return said if held.state is None else held.state.concerned(said)

    def where(self, held: Held) -> Where:
        return self.located(cast("S", held.state))


class Entry(Frozen):
    """A fact for a journal other than the one the command is addressed to."""

    journal: str
    """The journal that the fact is for; a name that nobody has had begins one."""
    content: SerializeAsAny[Content]
    """What that journal's fact will say."""


class Command(Frozen):
    """An act with its sender. The id makes it one command, however often it is sent."""

    id: str = Field(min_length=1, max_length=200)
    """The name that makes it one command: sent again, it gives the answer that it gave before."""
    journal: str = Field(default="", max_length=200)
    """The journal it is addressed to; empty if it begins one."""
    name: str
    """The act's name, for example handle_item, by which the act is read."""
    act: SerializeAsAny[AnyAct]
    """What is asked for, with its fields."""
    actor: Plain = Field(min_length=1, max_length=200)
    """Who acts, as the record will name them."""
    on_behalf_of: Plain = Field(default="", max_length=200, exclude_if=not_)
    """In whose name, where it is not the actor's own; the actor needs the right to act for them."""
    role: str = Field(max_length=40)
    """In which role, as the sender says; the policy table knows what it may do."""
    authenticated: str = Field(default="unproven", max_length=40)
    """How the actor is known, as the sender says. It is not believed: the fact says engine where time acts,
    the key that signed the command, else unproven."""
    happened_at: AwareDatetime
    """When it happened in the world, from which the law counts: to the second, in UTC."""
    later_because: PublicText = Field(default="", exclude_if=not_)
    """Why it is entered later than on the day on which it happened; papers print it, so it is public."""
    registry: str = ""
    """The registry it is meant for; empty if nobody said."""
    seen: int | None = Field(default=None, ge=0)
    """The last fact of the journal that its sender had seen; None if nobody said, and nothing is compared."""
    key: str = Field(default="", max_length=16, exclude_if=not_)
    """By which key it is signed, as the register of people names it; empty if nobody signed it."""
    signature: str = Field(default="", max_length=128, exclude_if=not_)
    """Of the whole command but itself and what is not believed anyhow, in hexadecimal digits."""

    @field_validator("act", mode="before")
    @classmethod
    def _act_of_its_name(cls, act: object, info: ValidationInfo) -> object:
        if not isinstance(act, dict):
            return act
        known = AnyAct.catalogue.known(info.data.get("name", ""))
        if known is None:
            raise NoSuchAct(act=info.data.get("name", ""))
        return known.model_validate(act)

    @field_validator("happened_at")
    @classmethod
    def _as_the_registry_keeps_it(cls, instant: datetime) -> datetime:
        # The hash is over this text: another offset or a fraction of a second would not come back as it went.
        return instant.astimezone(UTC).replace(microsecond=0)

    def signed_text(self) -> bytes:
        """What a signature is over: all that the command says, as canonical text without defaults."""
        apart = {"act", "signature", "authenticated"}
        said = self.model_dump(mode="json", exclude_defaults=True, exclude=apart)
        return canonical([said, self.act.model_dump(mode="json", exclude_defaults=True)]).encode()

    def digest(self) -> str:
        """Tells two commands with the same id apart."""
        content = [self.journal, self.name, self.act.model_dump(mode="json"), self.actor, self.role]
        content += [self.on_behalf_of] if self.on_behalf_of else []
        content += [{"later_because": self.later_because}] if self.later_because else []
        return hashlib.sha256(canonical(content).encode()).hexdigest()


def _read(packed: Iterable[object]) -> tuple[Said, ...]:
    """Messages that were packed: all, or none where a newer version said one in a way that is not known."""
    read = tuple(map(Said.read, packed))
    return tuple(message for message in read if message) if all(read) else ()


class Answer(Message):
    """What the sender of a command is told: what it became, as messages and as values."""

    command_id: str
    """The id of the command that it answers."""
    journal: str
    """The journal that the command was addressed to, or began."""
    sentence: str
    """What it became, as its facts in that journal say."""
    seq: int = 0
    """The number of its last fact there: who has seen it has seen the journal so far. 0 if there is none."""
    values: dict[str, str | int] = Field(default_factory=dict)
    """What the facts gave by name, for example section → 216."""
    said: Annotated[tuple[Said, ...], BeforeValidator(_read)] = ()
    """What became of it, as messages; `sentence` says the same in English, for programs."""

    @classmethod
    def of(cls, command: Command, facts: Iterable[Fact]) -> Answer:
        """The answer to a command that became these facts, the addressed journal's first."""
        facts = tuple(facts)
        journal = command.journal or facts[0].journal
        own = [fact.content for fact in facts if fact.journal == journal]
        said = tuple(dict.fromkeys(content.said() for content in own))
        if command.role != ENGINE and any(fact.recorded_later and not fact.later_because for fact in facts):
            said += (LATER_WITHOUT_A_GROUND,)
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
