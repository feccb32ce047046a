"""A table of a paper: which rows are its head, which columns hold numbers, how wide each may be.

A table has hundreds of cells and each is set on its own: the layout is told of a cell only what differs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from activities.typesetting.markup import Element, Node, UnknownElement, expect
from activities.typesetting.words import Words
from models.base.country import country

LONG = 24
LONGEST = 90
LINE = {"": 80, "wide": 100, "life": math.inf}
"""Letters that a line of a whole table of each style holds; no word of a life is broken."""
GAP = 3
"""Letters that would fit between two columns."""
BREAKS_AT = 20
"""Of a longer word in a table that is set smaller no more needs to fit in a line: it may be broken."""
TALL = 1500
"""Letters of a cell that fill a good part of a page, so that its row may be torn."""


@dataclass
class Cell:
    """One cell: what stands in it, and how."""

    text: str
    body: list[Node]
    head: bool
    num: bool
    whole: bool
    span: int
    marks: list[str]

    def set_on(self, line: float) -> Node:
        """What the layout is told; words that would leave half of such a line empty may be broken."""
        body = _plainly(self.body)
        breaks = not (self.head or self.num or self.whole) and any(
            len(word) > line / 2 for word in self.text.split()
        )
        if breaks and isinstance(body, str):
            body = [{"is": "plain", "body": _breaking(body, int(line / 2))}]
        differs = {
            "head": self.head,
            "num": self.num,
            "breaks": breaks and body is self.body,
            "span": self.span if self.span > 1 else 0,
            "marks": self.marks,
        }
        return {"body": body} | {name: value for name, value in differs.items() if value}


def table(element: Element, blocks: Callable[[Element], list[Node]]) -> Node:
    """The table by head, body and foot; a width of 0 fits its cells, else it is a share."""
    parts: dict[str, list[list[Cell]]] = {"thead": [], "tbody": [], "tfoot": []}
    for part, row in _rows(element):
        marks = row.get("class", "").split()
        parts[part].append([_cell(cell, marks, blocks) for cell in row])
    parts["thead"] = [row for row in parts["thead"] if any(cell.text for cell in row)]
    rows = [row for part in parts.values() for row in part]
    if not element.get("class"):
        _align_figures(rows)
    caption = element.find("caption")
    style = next((name for name in element.get("class", "").split() if name in LINE), "")
    longest, widths = _widths(rows)
    least = _least(rows, len(widths))
    crowded = sum(len(words) + GAP for words in least) > LINE[style]
    lines = [2.0 * BREAKS_AT] * len(widths) if crowded else _lines(longest, widths, LINE[style])
    tall = any(len(cell.text) > TALL for row in rows for cell in row)
    return (
        ({"least": least} if crowded else {})
        | ({"tall": True} if tall else {})
        | {
            "is": "table",
            "style": style,
            "caption": [] if caption is None else Words.of(caption),
            "widths": widths,
            "head": [_set_on(lines, row) for row in parts["thead"]],
            "body": [_set_on(lines, row) for row in parts["tbody"]],
            "foot": [_set_on(lines, row) for row in parts["tfoot"]],
        }
    )


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


def _cell(element: Element, marks: list[str], blocks: Callable[[Element], list[Node]]) -> Cell:
    names = expect(element, "td", "th").get("class", "").split()
    return Cell(
        text=element.text_content().strip(),
        body=blocks(element),
        head=element.tag == "th",
        num="num" in names or "right" in element.get("style", ""),
        whole="name" in names,
        span=int(element.get("colspan", "1")),
        marks=marks,
    )


def _plainly(body: list[Node]) -> str | list[Node]:
    """The words of a cell that has nothing else."""
    match body:
        case [{"is": "plain", "body": [str() as words]}]:
            return words
        case _:
            return body


def _breaking(words: str, half: int) -> list[str | Node]:
    """The words, those that are longer marked: to try each place of all words is most of a table's work."""
    pieces = re.split(rf"(\S{{{half + 1},}})", words)
    runs = ({"is": "breaks", "text": piece} if place % 2 else piece for place, piece in enumerate(pieces))
    return [run for run in runs if run]


def _align_figures(rows: list[list[Cell]]) -> None:
    """Columns of figures below a first row are set as numbers, in the tables that people wrote."""
    if len({len(row) for row in rows}) != 1:
        return
    figure = _figure(country().currency.units)
    for column in zip(*rows, strict=True):
        below = column[1:]
        if all(figure.fullmatch(cell.text) for cell in below) and any(cell.text for cell in below):
            for cell in column:
                cell.num = True


def _figure(units: Iterable[str]) -> re.Pattern[str]:
    """A number, with what may stand behind it; a day is none."""
    behind = "|".join(map(re.escape, ("%", *sorted(units), "e", "htv")))
    return re.compile(rf"(?!\d+\.\d+\.\d{{4}}$)[-−+]?\d[\d\s.,]*\s?({behind})?|[-–]?")


def _places(row: list[Cell]) -> Iterator[tuple[int, Cell]]:
    """The cells of a row, each with the column that it begins in."""
    return zip(accumulate((cell.span for cell in row), initial=0), row, strict=False)


def _widths(rows: list[list[Cell]]) -> tuple[list[int], list[int]]:
    """The longest text of each column, and its width: long ones share what figures and short words leave."""
    count = max((sum(cell.span for cell in row) for row in rows), default=0)
    longest, numeric = [0] * count, [False] * count
    for row in rows:
        for column, cell in _places(row):
            if cell.span == 1:
                longest[column] = max(longest[column], len(cell.text))
                numeric[column] = numeric[column] or cell.num
    shares = [0 if numeric[i] or longest[i] < LONG else min(longest[i], LONGEST) for i in range(count)]
    if count and not any(shares):
        shares[next((i for i in range(count) if not numeric[i]), 0)] = 1
    return longest, shares


def _least(rows: list[list[Cell]], count: int) -> list[str]:
    """What has to fit in one line of each column, at the least: its longest figure or word."""
    least = [""] * count
    for row in rows:
        for column, cell in _places(row):
            if cell.span == 1:
                words = [cell.text] if cell.num else [word[:BREAKS_AT] for word in cell.text.split()]
                least[column] = max(least[column], *words, key=len) if words else least[column]
    return least


def _lines(longest: list[int], shares: list[int], whole: float) -> list[float]:
    """How many letters a line of each column holds; 0 where those that keep their width have no room."""
    own = sum(length + GAP for length, share in zip(longest, shares, strict=True) if not share)
    left = max(whole - own, 0)
    return [
        max(left * share / sum(shares) - GAP, 0) if share else 2 * length if left else 0
        for length, share in zip(longest, shares, strict=True)
    ]


def _set_on(lines: list[float], row: list[Cell]) -> list[Node]:
    return [cell.set_on(lines[column]) for column, cell in _places(row)]
