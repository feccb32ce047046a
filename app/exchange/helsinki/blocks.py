"""The HTML of a published text as blocks: paragraphs with their lines, headings, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import html

from app.exchange.helsinki.commonmark import escaped, table
from app.exchange.helsinki.contacts import only_contacts, without_contacts
from app.exchange.helsinki.texts import squeeze

# fmt: off
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd",
    "label", "mark", "nobr", "q", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "wbr",
})
# fmt: on
NO_TEXT = frozenset({"script", "style", "template"})

_LONGEST_NUMBER = 7
_NUMBERS = re.compile(r"[\d\s()+–-]*")
_OTHER: dict[str, Callable[[str], str]] = {
    "-": lambda mark: re.sub(r"^- ", "* ", mark, flags=re.MULTILINE),
    ".": lambda mark: re.sub(r"^(\d+)\.", r"\1)", mark, flags=re.MULTILINE),
}


@dataclass(frozen=True)
class Block:
    """A piece of text: `plain` as one line, `mark` as CommonMark; a heading has its level."""

    plain: str
    mark: str
    level: int = 0
    bullet: str = ""


def blocks_of(elements: list[html.HtmlElement], text: str = "") -> list[Block]:
    """The blocks of these elements, in order; the tails of the elements belong to them."""
    wrapper = html.Element("div")
    wrapper.text = text
    wrapper.extend(elements)
    return list(_blocks(wrapper))


def plain_of(element: html.HtmlElement) -> str:
    """All of an element's words on one line."""
    return squeeze(" ".join(block.plain for block in _blocks(element)))


def mark_of(blocks: list[Block]) -> str:
    """The blocks as one CommonMark text; of two lists in a row, the second has other bullets."""
    marks: list[str] = []
    before = ""
    for block in blocks:
        again = block.bullet != "" and block.bullet == before
        marks.append(_OTHER[block.bullet](block.mark) if again else block.mark)
        before = "" if again else block.bullet
    return "\n\n".join(marks)


def _blocks(element: html.HtmlElement) -> Iterator[Block]:
    words: list[str] = []

    def flush() -> Iterator[Block]:
        lines = [squeeze(line) for line in "".join(words).split("\0")]
        words.clear()
        for line in lines:
            if kept := without_contacts(line):
                yield Block(kept, escaped(kept))

    words.append(_text(element.text))
    for child in element:
        if not isinstance(child.tag, str) or child.tag in NO_TEXT:
            pass
        elif child.tag == "br":
            words.append("\0")
        elif _stands_in_a_line(child) and _is_inline(child):
            words.append(_inline(child))
        else:
            yield from flush()
            yield from _block(child)
        words.append(_text(child.tail))
    yield from flush()


def _block(element: html.HtmlElement) -> Iterator[Block]:
    tag = element.tag
    if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        if words := plain_of(element):
            yield Block(words, f"{'#' * int(tag[1])} {escaped(words)}", level=int(tag[1]))
    elif tag in ("ul", "ol"):
        yield from _list(element)
    elif tag == "table":
        yield from _table(element)
    else:
        yield from _blocks(element)


def _list(element: html.HtmlElement) -> Iterator[Block]:
    items: list[str] = []
    plain: list[str] = []
    strays = squeeze(element.text or "")
    start = element.get("start") or ""
    first = int(start) if start.isascii() and start.isdigit() and len(start) < _LONGEST_NUMBER else 1
    for child in element:
        strays = squeeze(f"{strays} {child.tail or ''}")
        inner = list(_blocks(child)) if isinstance(child.tag, str) else []
        if not inner:
            continue
        bullet = f"{first + len(items)}." if element.tag == "ol" else "-"
        items.append(f"{bullet} " + mark_of(inner).replace("\n", "\n" + " " * (len(bullet) + 1)))
        plain += [block.plain for block in inner]
    if strays:
        yield Block(strays, escaped(strays))
    if items:
        joined = "\n".join("\n".join(line.rstrip() for line in item.split("\n")) for item in items)
        yield Block(squeeze(" ".join(plain)), joined, bullet="." if element.tag == "ol" else "-")


def _table(element: html.HtmlElement) -> Iterator[Block]:
    rows: list[list[str]] = []
    for row in element.iter("tr"):
        cells = [plain_of(cell) for cell in row if cell.tag in ("td", "th")]
        if cells and not (only_contacts(cells[0]) and all(_NUMBERS.fullmatch(cell) for cell in cells[1:])):
            rows.append(cells)
    header = any(cell.tag == "th" for row in element.iter("tr") for cell in row)
    outside = [squeeze(caption.text_content()) for caption in element.iter("caption")]
    for words in filter(None, outside):
        yield Block(words, escaped(words))
    rows = [row for row in rows if any(row)]
    if rows and all(sum(map(bool, row)) == 1 for row in rows):
        for row in rows:
            words = "".join(row)
            yield Block(words, escaped(words))
    elif rows:
        yield Block(" ".join(filter(None, (cell for row in rows for cell in row))), table(rows, header))


def _stands_in_a_line(element: html.HtmlElement) -> bool:
    """Whether it makes no line of its own; an office program's marks, as o:p, make none."""
    return element.tag in INLINE or ":" in element.tag


def _is_inline(element: html.HtmlElement) -> bool:
    return all(not isinstance(e.tag, str) or e.tag == "br" or _stands_in_a_line(e) for e in element.iter())


def _inline(element: html.HtmlElement) -> str:
    words = _text(element.text)
    for child in element:
        if child.tag == "br":
            words += "\0"
        elif isinstance(child.tag, str):
            words += _inline(child)
        words += _text(child.tail)
    target = squeeze(element.get("href") or "")
    if element.tag == "a" and target.startswith("http") and target not in words:
        words += f" ({target})"
    return words


def _text(text: str | None) -> str:
    return (text or "").replace("\0", "")
