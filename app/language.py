"""The language in which this door speaks."""

from __future__ import annotations

import os

from app.wrong_input import WrongInput
from models.base.language import LANGUAGES, Language, language_of
from models.base.words import Listed


class UnknownLanguage(WrongInput):
    """PYKALA_LANGUAGE is {asked}; it is one of {known}."""


def language() -> Language:
    """The language of this process; English where another is asked for, which is refused at the door."""
    asked = language_of(os.environ)
    return next((known for known in LANGUAGES if known == asked), "en")


def refuse_unknown_language() -> None:
    """Refuse a language that is not spoken here. Raises UnknownLanguage."""
    asked = language_of(os.environ)
    if asked not in LANGUAGES:
        raise UnknownLanguage(asked=asked, known=Listed.of(LANGUAGES))
