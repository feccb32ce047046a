"""Two texts side by side in one: what stayed, what went out, what came in."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.text import Text as Styled

from app.desk.reading.difference import Mark, Piece

STYLES = {Mark.SAME: "", Mark.OUT: "red strike", Mark.IN: "green"}
BRACKETS = {Mark.SAME: "{}", Mark.OUT: "[-{}-]", Mark.IN: "{{+{}+}}"}


def marked(pieces: Iterable[Piece]) -> Styled:
    """In colours on a terminal, else with [-what went-] and {+what came+}."""
    colours = sys.stdout.isatty()
    shown = Styled()
    for mark, words in pieces:
        text = words if colours else _bracketed(mark, words)
        shown.append(text, style=STYLES[mark] if colours else "")
    shown.rstrip()
    return shown


def _bracketed(mark: Mark, words: str) -> str:
    core = words.strip()
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return before + BRACKETS[mark].format(core) + after if core else words
