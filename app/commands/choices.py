"""What the words mean that a command takes: they are the program's, and English."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from models.base.language import Language
from models.base.terms import Term


def told(choices: Iterable[StrEnum], language: Language) -> str:
    """Each word with what its reader calls it, as a sentence; empty where the words say it themselves."""
    meant = [explained(Term.of(choice), language) for choice in choices]
    return "; ".join(meant) + "." if any("(" in one for one in meant) else ""


def explained(term: Term, language: Language) -> str:
    """A word of the program, and what its reader calls it: secretary (sihteeri)."""
    said = term.say(language)
    return term.word if language == "en" or said == term.word else f"{term.word} ({said})"
