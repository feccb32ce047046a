"""Two texts side by side in one: what stayed, what went out, what came in."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.text import Text as Styled

from activities.installation import Installation
from app.commands.difference import Mark
from models.base.writing import Written

STYLES: dict[Mark, str] = {"same": "", "out": "red strike", "in": "green"}
BRACKETS: dict[Mark, str] = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}


def marked(pieces: Iterable[tuple[Mark, str]]) -> Styled:
    """In colours on a terminal, else with [-what went-] and {+what came+}."""
    colours = sys.stdout.isatty()
    shown = Styled()
    for mark, words in pieces:
        text = words if colours else _bracketed(mark, words)
        shown.append(text, style=STYLES[mark] if colours else "")
    shown.rstrip()
    return shown


def words_of(installation: Installation, text: Written) -> str:
    """A long text in its original language, or that it was erased."""
    found = installation.archive.text(text)
    return found.say(found.original) if found else f"(erased: {text.sha256[:12]})"


def _bracketed(mark: Mark, words: str) -> str:
    core = words.strip()
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return before + BRACKETS[mark].format(core) + after if core else words
