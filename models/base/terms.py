"""Terms: the program's own words, and names known in several languages, as their readers have them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from models.base.catalogues import catalogue
from models.base.language import Language
from models.base.said_otherwise import SaidOtherwise


@dataclass(frozen=True)
class Term:
    """A word of the program: a stage, a role, an act, an outcome."""

    kind: str
    """What it is a word for, and its context in the catalogues."""
    word: str
    """How the code has it."""
    english: str = ""
    """What people call it, where that is another word than the code's."""

    @classmethod
    def of(cls, member: StrEnum) -> Term:
        """The word for a member of an enum, whose name is the kind of word."""
        english = member.english if isinstance(member, SaidOtherwise) else ""
        return cls(kind_of(type(member)), member.value, english)

    @property
    def message(self) -> str:
        """What the catalogues know it by: the English word."""
        return self.english or spoken(self.word)

    def __str__(self) -> str:
        return self.say(None)

    def say(self, language: Language | None) -> str:
        """What its reader calls it."""
        return catalogue(language).pgettext(self.kind, self.message)


@dataclass(frozen=True)
class Name:
    """A name in the languages in which it is known."""

    texts: tuple[tuple[Language, str], ...]
    """Language and name; the first is the one for readers of other languages."""

    def __str__(self) -> str:
        return self.say(None)

    def say(self, language: Language | None) -> str:
        """The name in the language of its reader, if it is known there."""
        return dict(self.texts).get(language or "en", self.texts[0][1])

    def capital(self) -> Name:
        """The same name at the beginning of a sentence."""
        return Name(tuple((language, text[:1].upper() + text[1:]) for language, text in self.texts))


def spoken(name: str) -> str:
    """An identifier as words."""
    return name.replace("_", " ")


def kind_of(enum: type[StrEnum]) -> str:
    """The kind of word that the members of an enum are: `motion kind` for a MotionKind."""
    return KINDS.get(enum.__name__) or re.sub(r"(?<!^)(?=[A-Z])", " ", enum.__name__).lower()


KINDS = {
    "Partly": "outcome",
    "MeetingStage": "stage",
    "FollowUpStage": "stage",
    "DeadlineKind": "deadline",
}
