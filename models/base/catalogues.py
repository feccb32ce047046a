"""The catalogues of the program's words: what an English message is called in Finnish and in Swedish."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable

from models.base.country_pack import asked, pack
from models.base.language import Language


def catalogue(language: Language | None) -> NullTranslations:
    """The catalogue of a language; English is what the messages are written in, and has none.

    That a country is unknown can be said in every language.
    """
    return _ENGLISH if language in (None, "en") else _catalogue(asked(), language)


@cache
def _catalogue(code: str, language: str) -> NullTranslations:
    name = f"{language}.mo"
    return read(files("models").joinpath("data", "words", name), pack(code).joinpath("words", name))


def read(compiled: Traversable, own: Traversable) -> GNUTranslations:
    """A compiled catalogue, and before it what the country says in words of its own, if it does."""
    with compiled.open("rb") as file:
        common = GNUTranslations(file)
    if not own.is_file():
        return common
    with own.open("rb") as file:
        first = GNUTranslations(file)
    first.add_fallback(common)
    return first


_ENGLISH = NullTranslations()
