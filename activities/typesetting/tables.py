"""A table of a paper: which rows are its head, which columns hold numbers, how wide each may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from activities.typesetting.markup import Element, Node, UnknownElement, expect
from activities.typesetting.words import Words

STYLES = ("wide", "life")
LONG = 24
LONGEST = 90
FIGURE = re.compile(r"(?!\d+\.\d+\.\d{4}$)[-−+]?\d[\d\s.,]*\s?(%|€|euroa|euro|e|htv)?|[-–]?")


def table(element: Element, blocks: Callable[[Element], list[Node]]) -> Node:
    """The table by head, body and foot; a width of 0 fits its cells, else it is a share."""
    parts: dict[str, list[list[Node]]] = {"thead": [], "tbody": [], "tfoot": []}
    for part, row in _rows(element):
        parts[part].append([_cell(cell, blocks) | {"marks": row.get("class", "").split()} for cell in row])
    parts["thead"] = [row for row in parts["thead"] if any(cell["length"] for cell in row)]
    rows = [row for part in parts.values() for row in part]
    if not element.get("class"):
        _align_figures(rows)
    caption = element.find("caption")
    return {
        "is": "table",
        "style": next((name for name in STYLES if name in element.get("class", "").split()), ""),
        "caption": [] if caption is None else Words.of(caption),
        "widths": _widths(rows),
        "head": parts["thead"],
        "body": parts["tbody"],
        "foot": parts["tfoot"],
    }


def _rows(element: Element) -> Iterator[tuple[str, Element]]:
    for child in element:
        match child.tag:
            case "thead" | "tbody" | "tfoot" as part:
                yield from ((part, expect(row, "tr")) for row in child)
            case "tr":
                yield "tbody", child
            case "caption":
                pass
            case tag:
                raise UnknownElement(tag)


def _cell(element: Element, blocks: Callable[[Element], list[Node]]) -> Node:
    numeric = "num" in expect(element, "td", "th").get("class", "").split() or "right" in element.get(
        "style", ""
    )
    return {
        "head": element.tag == "th",
        "num": numeric,
        "span": int(element.get("colspan", "1")),
        "whole": "name" in element.get("class", "").split(),
        "length": len(element.text_content().strip()),
        "figure": bool(FIGURE.fullmatch(element.text_content().strip())),
        "body": blocks(element),
    }


def _align_figures(rows: list[list[Node]]) -> None:
    """Columns of figures below a first row are set as numbers, in the tables that people wrote."""
    if len({len(row) for row in rows}) != 1:
        return
    for column in zip(*rows, strict=True):
        below = column[1:]
        if all(cell["figure"] for cell in below) and any(cell["length"] for cell in below):
            for cell in column:
                cell["num"] = True


def _widths(rows: list[list[Node]]) -> list[int]:
    """Numbers and short words keep their own width; long text shares what is left."""
    count = max((sum(cell["span"] for cell in row) for row in rows), default=0)
    longest, numeric = [0] * count, [False] * count
    for row in rows:
        column = 0
        for cell in row:
            if cell["span"] == 1:
                longest[column] = max(longest[column], cell["length"])
                numeric[column] = numeric[column] or cell["num"]
            column += cell["span"]
    shares = [0 if numeric[i] or longest[i] < LONG else min(longest[i], LONGEST) for i in range(count)]
    if count and not any(shares):
        shares[next((i for i in range(count) if not numeric[i]), 0)] = 1
    return shares
