"""Long texts: what people write lies in the store, and everything else names it by its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from operator import not_
from typing import Self

from pydantic import Field, model_validator

from models.base.bad_value import BadValue
from models.base.canonical import canonical
from models.base.for_a_time import places
from models.base.frozen import Frozen
from models.base.language import Language
from models.base.money import Cents
from models.base.sums import sums_in
from models.base.text import Plain, Text
from models.base.words import Said
from models.base.written_form import HASH


class WholeInTheOpen(BadValue):
    """A text in which personal data is marked must be sealed as a whole."""


def _is_none(value: object) -> bool:
    return value is None


class Written(Frozen):
    """A text by its hash; a sealed one lies in a table of its own, where it can be erased."""

    sha256: str = Field(pattern=HASH)
    """Hash of the text in all its languages, and of its salt if it is sealed."""
    original: Language
    """The language in which it was written."""
    languages: tuple[Language, ...]
    """Every language that it is there in, the original included."""
    sealed: bool = False
    """The hash is a salted commitment: the text can be erased, and no public paper shows it."""
    whole: Written | None = Field(default=None, exclude_if=_is_none)
    """The same text with the personal data that the public need not know, sealed; None if it has none."""
    left_out: int = Field(default=0, ge=0, exclude_if=not_)
    """At how many places something of it is left out."""
    for_a_time: int = Field(default=0, ge=0, exclude_if=not_)
    """At how many places the public reads something of it only until the period to challenge has ended."""
    sums: tuple[Cents, ...] = Field(default=(), exclude_if=not_)
    """The sums of money that its original names, in cents; none of a sealed text."""

    @model_validator(mode="after")
    def _keeps_the_whole_sealed(self) -> Self:
        if self.whole and not self.whole.sealed:
            raise WholeInTheOpen
        return self

    def __str__(self) -> str:
        """What a sentence says in its place: its words lie in the store, or behind a seal."""
        return str(in_words(self))

    @classmethod
    def of(cls, text: Text, salt: str | None = None) -> Written:
        """The name of a text; with a salt, a commitment from which it cannot be guessed."""
        said = [text.original, text.model_dump(mode="json"), salt]
        return cls(
            sha256=hashlib.sha256(canonical(said).encode()).hexdigest(),
            original=text.original,
            languages=tuple(text.texts),
            sealed=salt is not None,
            for_a_time=0 if salt else places(text),
            sums=() if salt else sums_in(text.say(text.original)),
        )


def sealed_file(sha256: str, salt: str) -> str:
    """The name of a secret file, from the hash of its bytes: nobody can try out files against it."""
    return hashlib.sha256(canonical(["file", sha256, salt]).encode()).hexdigest()


OwnWords = Plain | Written
"""A short text in people's own words: as it is, or by its hash where what it is about is confidential."""


def in_words(own: OwnWords) -> Said | str:
    """Somebody's own words as they stand in a message, or what stands there in their place."""
    if isinstance(own, str):
        return own
    return Said.fact("(not public)") if own.sealed else Said.fact("(a text)")


TextOf = Callable[[Written], Text | None]
"""Gives the text of a hash; None where it was erased."""


def no_text(_: Written) -> None:
    """Where no texts are at hand."""
