"""The catalogues of the program's words: what an English message is called in Finnish and in Swedish."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable

from models.base.language import Language


@cache
def catalogue(language: Language | None) -> NullTranslations:
    """The catalogue of a language; English is what the messages are written in, and has none."""
    if language in (None, "en"):
        return NullTranslations()
    return read(files("models").joinpath("data", "words", f"{language}.mo"))


def read(compiled: Traversable) -> GNUTranslations:
    """A compiled catalogue."""
    with compiled.open("rb") as file:
        return GNUTranslations(file)
