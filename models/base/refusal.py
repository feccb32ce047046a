"""Refusals: what the engine answers when an act is not lawful or not possible.

A refusal's docstring is its sentence; the braces are filled from the facts that it is raised with. The
section of law that it stands on is the country pack's (`sections.yaml`), and is said behind it.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any, ClassVar

from models.base.language import Language
from models.base.section import section_of
from models.base.words import Said, Value, kept


class Refusal(Exception):  # noqa: N818 - refusals are named by what is wrong
    """The act is refused."""

    kinds: ClassVar[dict[str, type[Refusal]]] = {}
    """Every refusal by its name, so that one that comes from afar is the same again."""
    vain: ClassVar[bool] = False
    """There is nothing that the act could be done to, or not yet, whatever else it says."""
    so_already: ClassVar[bool] = False
    """It may be done already: where something is still to come, that is told before it."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        Refusal.kinds[cls.__name__] = cls

    def __init__(self, **facts: Value) -> None:
        self.facts: Mapping[str, Value] = kept(facts)
        self.said = Said("refusal", self.template(), values=self.facts)
        if section := section_of(type(self).__name__):
            law = Said.why("{section}.", section=Said.of("rule source", section))
            self.said = Said.why("{refused} {law}", refused=self.said, law=law)
        super().__init__(str(self.said))

    @classmethod
    def template(cls) -> str:
        """Its sentence before the facts are filled in, as the catalogues have it."""
        return inspect.cleandoc(cls.__doc__ or "").replace("\n", " ")

    @classmethod
    def again(cls, type_: str, said: Said | None, sentence: str) -> Refusal:
        """The refusal that was made elsewhere; RefusedThere where its class is not known here."""
        kind = cls.kinds.get(type_)
        if kind is not None and said is not None:
            refused = said.values.get("refused")
            try:
                return kind(**(refused if isinstance(refused, Said) else said).values)
            except (KeyError, TypeError):  # of another version, with other facts
                pass
        there = RefusedThere(name=type_, sentence=sentence)
        there.said = said or there.said
        return there

    def with_facts(self, facts: Mapping[str, Value]) -> Refusal:
        """The same refusal of other facts; itself if they are its own."""
        return self if facts == self.facts else type(self)(**facts)

    @property
    def type(self) -> str:
        """The stable name that a program can tell this refusal by."""
        return type(self).__name__

    @property
    def sentence(self) -> str:
        """What a program is told, in English."""
        return str(self)

    def say(self, language: Language) -> str:
        """What a person is told."""
        return self.said.say(language)


class RefusedThere(Refusal):
    """{sentence}"""

    @property
    def type(self) -> str:
        """The name of the refusal, as the one who refused gave it."""
        return str(self.facts.get("name", super().type))


class NotNow(Refusal):
    """The act '{act}' is not possible while the {noun} is {stage}; {role} may do it when it is {stages}."""


class NotYours(Refusal):
    """{role} may not {act}; {roles} may."""


class FromElsewhere(Refusal):
    """The message is none that a door of this registry sends."""


class NotACommand(FromElsewhere):
    """The message is not a command: {problem}"""


class ActOfAnotherName(FromElsewhere):
    """The message named {message} holds the act {act}."""


class AddressedElsewhere(FromElsewhere):
    """The command is addressed to {journal}."""


class NothingHappened(Refusal):
    """The act changes nothing."""


class NoSuchJournal(Refusal):
    """There is no case, meeting or follow-up {journal} in the registry; `pykala cases` and `pykala meetings`
    list those there are."""


class AlreadyThere(Refusal):
    """{journal} is already in the registry."""


class WrongAddressee(Refusal):
    """{act} is an act on {wanted}, and {journal} is not one."""


class CommandReused(Refusal):
    """The command id {command} was already used for another act; send this one with an id of its own."""


class RegistryBehind(Refusal):
    """The registry was restored from an older copy: it knows {journal} up to fact {registry} only, and the
    engine has seen more. No act is taken until `pykala recover` has brought the missing facts back."""


class NotLookedAfter(Refusal):
    """The registry was restored from a backup, and Temporal may know more than it. No act is taken until
    `pykala recover` has looked."""


class OtherRegistry(Refusal):
    """The command is meant for another registry than the one that this Temporal's worker writes to. Let
    TEMPORAL_ADDRESS and PYKALA_REGISTRY, or PYKALA_DATA, name one installation; nothing was recorded."""


class HappenedBefore(Refusal):
    """The act is said to have happened on {happened}, which is before {what} ({when})."""


class DueBeforeToday(Refusal):
    """The date {due} is already past; give one from {today} on."""


class PeriodOverAlready(Refusal):
    """What is recorded here would end the period of {decision} on {last}, before it was recorded. If it did
    happen then, give the ground of entering it later; else record it as of now."""


class HappensInTheFuture(Refusal):
    """The act is said to have happened on {happened}, which is later than now ({now})."""
