"""The language in which this door speaks."""

from __future__ import annotations

import os

from models.base.language import LANGUAGES, Language, language_of
from models.base.refusal import Refusal
from models.base.words import Listed


class UnknownLanguage(Refusal):
    """PYKALA_LANGUAGE is {asked}; it is one of {known}."""


def language() -> Language:
    """The language of this process; UnknownLanguage where it is none that is spoken here."""
    asked = language_of(os.environ)
    for known in LANGUAGES:
        if asked == known:
            return known
    raise UnknownLanguage(asked=asked, known=Listed.of(LANGUAGES))
