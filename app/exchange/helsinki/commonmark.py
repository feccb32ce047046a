"""CommonMark written from words, and turned into the HTML that Helsinki's papers use."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt

_SPECIAL = re.compile(r"[\\`*_\[\]<>|]|&(?=#?\w+;)|~(?=~)")
_STARTS = re.compile(r"^(?:([#>+=-])|(\d{1,9})([.)])(?=\s|$))|^(~~~)")


def escaped(words: str) -> str:
    """The words as CommonMark that reads as just these words."""
    text = _SPECIAL.sub(lambda found: "\\" + found[0], words)
    return _STARTS.sub(_shield, text)


def _shield(found: re.Match[str]) -> str:
    if found[1]:
        return "\\" + found[1]
    return f"{found[2]}\\{found[3]}" if found[2] else "\\" + found[4]


def table(rows: list[list[str]], header: bool) -> str:
    """A table; without a header row its headings are empty."""
    width = max(map(len, rows))
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    head, body = (padded[0], padded[1:]) if header else ([""] * width, padded)
    lines = [head, ["---"] * width, *body]
    return "\n".join(
        "| " + " | ".join(cell if cell == "---" and place == 1 else _cell(cell) for cell in line) + " |"
        for place, line in enumerate(lines)
    )


def to_html(mark: str) -> str:
    """The text as HTML; raw HTML in it stays text."""
    rendered = _parser().render(mark)
    rendered = re.sub(r"<thead>\s*<tr>(?:\s*<th>\s*</th>)+\s*</tr>\s*</thead>", "", rendered)
    return re.sub(r">\n+<", "><", rendered).strip()


def _cell(words: str) -> str:
    return _SPECIAL.sub(lambda found: "\\" + found[0], words)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")
