"""What the guide to a first case takes at the desk, beside what it takes at the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

from docs.parts import markdown
from docs.parts.typed import blocks

COUNTED = Path(__file__).parents[1] / "desk.json"
"""What `python -m tests.browser.newcomer` counted: who → keystrokes and clicks."""

_LATER = re.compile(r" --(?:when|later-because) '[^']*'")


def counted() -> dict[str, dict[str, int]]:
    """Who → their keystrokes and clicks."""
    found: dict[str, dict[str, int]] = json.loads(COUNTED.read_text(encoding="utf-8"))
    return found


def table() -> str:
    """Who, the characters of their lines without the times, the keystrokes and clicks at the desk."""
    rows = (
        (who, f"{_characters(who):,}" if _characters(who) else "", f"{each['keys']:,}", f"{each['clicks']:,}")
        for who, each in counted().items()
    )
    return markdown.table(("Who", "Characters at the command line", "Keystrokes", "Clicks"), rows)


def _characters(who: str) -> int:
    """What somebody types in the guide, files and lines, were it typed on the day on which it happens."""
    own = (block for block in blocks() if block.role.partition(":")[0] == who)
    return sum(len(line) for block in own for line in _LATER.sub("", block.text).splitlines())
