"""The languages that people read and write here."""

from collections.abc import Mapping
from typing import Literal

Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")


def language_of(environment: Mapping[str, str]) -> str:
    """The language that an environment asks for: PYKALA_LANGUAGE, else that of the locale, else English."""
    if asked := environment.get("PYKALA_LANGUAGE"):
        return asked
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return locale[:2] if locale[:2] in ("fi", "sv") else "en"
