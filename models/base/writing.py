"""Long texts: what people write lies in the store, and everything else names it by its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from pydantic import Field

from models.base.canonical import canonical
from models.base.frozen import Frozen
from models.base.language import Language
from models.base.text import Plain, Text
from models.base.words import Said
from models.base.written_form import HASH


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
