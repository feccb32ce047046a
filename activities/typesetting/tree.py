"""The HTML of a paper as a small tree that the layout knows how to set.

The tree is plain JSON: a block is an object whose ``is`` names it, running text a list of strings and marks.
What the tree does not know is an error: a paper never has a silent gap.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from activities.typesetting.drawing import drawing
from activities.typesetting.markup import Element, MissingMeta, Node, UnknownElement, clean, expect
from activities.typesetting.tables import table
from activities.typesetting.words import Words

TRANSPARENT = frozenset({"main", "section", "article", "div"})
UNPRINTED = frozenset({"style", "link", "meta", "title"})
PARAGRAPH_CLASSES = ("number", "small", "lead", "label")
SENDER = ("city", "body")


def tree(source: str) -> Node:
    """The paper as JSON: title, lang, meta (name → content) and blocks.

    Raises UnknownElement, and MissingMeta when title, lang or meta date is not there.
    """
    root = html.document_fromstring(source, parser=html.HTMLParser(encoding="utf-8", remove_comments=True))
    meta = {m.get("name", ""): clean(m.get("content", "")) for m in root.iter("meta") if m.get("name")}
    title = clean(" ".join((root.findtext(".//head/title") or "").split()))
    lang = root.get("lang", "")
    for name, value in (("title", title), ("language", lang), ("date", meta.get("date"))):
        if not value:
            raise MissingMeta(name)
    return {"title": title, "lang": lang, "meta": meta, "blocks": _Blocks().of(root.find("body"))}


class _Blocks:
    """Reads blocks, and remembers the last heading so that no level is skipped (PDF/UA-1 7.4.2)."""

    def __init__(self) -> None:
        self.level = 0
        self.readers = {
            "p": self._paragraph,
            **dict.fromkeys(("h1", "h2", "h3", "h4"), self._heading),
            **dict.fromkeys(("ul", "ol"), self._list),
            "dl": self._terms,
            "table": lambda element: table(element, self.of),
            "figure": _figure,
            **dict.fromkeys(("blockquote", "aside", "footer"), self._framed),
            "pre": lambda element: {"is": "pre", "text": clean(element.text_content()).rstrip("\n")},
            "hr": lambda _: {"is": "hr"},
            "header": _letterhead,
        }

    def of(self, parent: Element) -> list[Node]:
        return list(self._within(parent))

    def _within(self, parent: Element) -> Iterator[Node]:
        loose = Words(parent.text)
        for child in parent:
            if Words.takes(child):
                loose.add(child)
            else:
                yield from _plain(loose)
                yield from self._block(child)
                loose = Words(None)
            loose.text(child.tail)
        yield from _plain(loose)

    def _block(self, element: Element) -> Iterator[Node]:
        if element.tag in UNPRINTED:
            return
        inner = self._within(element) if element.tag in TRANSPARENT else iter([self._one(element)])
        if lang := element.get("lang"):
            yield {"is": "in", "lang": lang, "body": list(inner)}
        else:
            yield from inner

    def _one(self, element: Element) -> Node:
        read = self.readers.get(element.tag)
        if read is None:
            raise UnknownElement(element.tag)
        return read(element)

    def _paragraph(self, element: Element) -> Node:
        names = element.get("class", "").split()
        known = next((name for name in PARAGRAPH_CLASSES if name in names), "")
        return {"is": "p", "class": known, "body": Words.of(element)}

    def _heading(self, element: Element) -> Node:
        self.level = min(int(element.tag[1]), self.level + 1)
        return {"is": "heading", "level": self.level, "body": Words.of(element)}

    def _list(self, element: Element) -> Node:
        if "names" in element.get("class", "").split():
            return {"is": "names", "names": [Words.of(expect(item, "li")) for item in element]}
        start = element.get("start", "1")
        items = [self.of(expect(item, "li")) for item in element]
        return {"is": element.tag, "start": int(start) if start.isdecimal() else 1, "items": items}

    def _terms(self, element: Element) -> Node:
        items: list[Node] = []
        for child in element:
            if expect(child, "dt", "dd").tag == "dt":
                items.append({"term": Words.of(child), "body": []})
            elif items:
                items[-1]["body"] += self.of(child)
        return {"is": "terms", "items": items}

    def _framed(self, element: Element) -> Node:
        return {"is": element.tag, "body": self.of(element)}


def _figure(element: Element) -> Node:
    parts = {expect(child, "svg", "figcaption").tag: child for child in element}
    if "svg" not in parts:
        raise UnknownElement("figure without svg")
    svg, alt, width = drawing(parts["svg"])
    caption = Words.of(parts["figcaption"]) if "figcaption" in parts else []
    wide = "wide" in element.get("class", "").split()
    return {"is": "figure", "svg": svg, "alt": alt, "caption": caption, "wide": wide, "width": width}


def _letterhead(element: Element) -> Node:
    arms = next((_figure(child) for child in element if child.tag == "figure"), None)
    said = (line for line in element if line.tag != "figure")
    lines = [(line.get("class", ""), Words.of(expect(line, "p"))) for line in said]
    return {
        "is": "letterhead",
        "arms": arms,
        "sender": [line for name, line in lines if name in SENDER],
        "kind": [line for name, line in lines if name == "kind"],
        "facts": [line for name, line in lines if name not in (*SENDER, "kind")],
    }


def _plain(words: Words) -> Iterator[Node]:
    """Words that stand in a block without a paragraph of their own."""
    if found := words.done():
        yield {"is": "plain", "body": found}
