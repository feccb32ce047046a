"""The catalogues of the program's words: what an English message is called in Finnish and in Swedish."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from typing import Protocol


class Catalogue(Protocol):
    """What gettext's translations answer."""

    def pgettext(self, context: str, message: str) -> str: ...
    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str: ...


@cache
def catalogue(language: str | None) -> Catalogue:
    """The catalogue of a language; English is what the messages are written in, and has none."""
    if language in (None, "en"):
        return NullTranslations()
    with files("models").joinpath("data", "words", f"{language}.mo").open("rb") as compiled:
        return GNUTranslations(compiled)
