"""The language in which this door speaks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from app.wrong_input import WrongInput
from models.base.language import LANGUAGES, Language, language_of
from models.base.words import Listed


class UnknownLanguage(WrongInput):
    """PYKALA_LANGUAGE is {asked}; it is one of {known}."""


_READER: ContextVar[Language | None] = ContextVar("reader", default=None)
"""In which language somebody is answered, where one process answers several people."""


@contextmanager
def answering_in(spoken: Language) -> Iterator[None]:
    """Speak another language than the process's in the block, and in what it calls."""
    before = _READER.set(spoken)
    try:
        yield
    finally:
        _READER.reset(before)


def language() -> Language:
    """The language of who is answered, else of this process; English where another is asked for, which is
    refused at the door."""
    if reader := _READER.get():
        return reader
    asked = language_of(os.environ)
    return next((known for known in LANGUAGES if known == asked), "en")


def refuse_unknown_language() -> None:
    """Refuse a language that is not spoken here. Raises UnknownLanguage."""
    asked = language_of(os.environ)
    if asked not in LANGUAGES:
        raise UnknownLanguage(asked=asked, known=Listed.of(LANGUAGES))
