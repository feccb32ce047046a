"""What people type in the guide to a first case: its files and lines, and how many there are of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docs.parts import markdown

GUIDE = Path(__file__).parents[1] / "first-case.md"
_PART = re.compile(
    r"^## (?P<role>[^\n:]+)|^```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Typed:
    """A block of the guide: lines for the terminal, or a file."""

    role: str
    """Whose chapter it stands in."""
    text: str
    """What is typed."""
    file: str = ""
    """The file into which it is typed; empty where the lines go to the terminal."""


def blocks() -> Iterator[Typed]:
    """Every block of the guide in its order."""
    role = ""
    for part in _PART.finditer(GUIDE.read_text(encoding="utf-8")):
        role = part["role"] or role
        if part["kind"]:
            yield Typed(role, part["text"], part["file"] or "")


def counts() -> str:
    """How many calls and characters each of those types."""
    lines: dict[str, list[str]] = {}
    for block in blocks():
        if not block.file:
            lines.setdefault(block.role, []).extend(block.text.splitlines())
    rows = (
        (role, str(sum(line.startswith("pykala ") for line in typed)), f"{sum(map(len, typed)):,}")
        for role, typed in lines.items()
    )
    return markdown.table(("Who", "Calls", "Characters"), rows)
