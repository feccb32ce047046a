"""The HTML of a paper as a small tree that the layout knows how to set.

The tree is plain JSON: a block is an object whose ``is`` names it, running text is a list of strings and objects.
What the tree does not know is an error: a paper never has a silent gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from activities.drawing import drawing
from activities.markup import Element, MissingMeta, Node, UnknownElement, clean, expect
from activities.tables import table
from activities.words import Words

TRANSPARENT = frozenset({"main", "section", "article", "div"})
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
PARAGRAPH_CLASSES = frozenset({"number", "small", "lead"})
UNPRINTED = frozenset({"style", "link", "meta", "title"})


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
    return {"title": title, "lang": lang, "meta": meta, "blocks": _Blocks().of(root.body)}


class _Blocks:
    """Reads blocks, and remembers the last heading so that no level is skipped (PDF/UA-1 7.4.2)."""

    def __init__(self) -> None:
        self.level = 0

    def of(self, parent: Element) -> list[Node]:
        return list(self._within(parent))

    def _within(self, parent: Element) -> Iterator[Node]:
        words = Words(parent.text)
        for child in parent:
            if Words.takes(child):
                words.add(child)
            else:
                yield from _loose(words)
                yield from self._block(child)
                words = Words(None)
            words.text(child.tail)
        yield from _loose(words)

    def _block(self, element: Element) -> Iterator[Node]:
        if element.tag in UNPRINTED:
            return
        inner = self._within(element) if element.tag in TRANSPARENT else iter([self._one(element)])
        if lang := element.get("lang"):
            yield {"is": "in", "lang": lang, "body": list(inner)}
        else:
            yield from inner

    def _one(self, element: Element) -> Node:
        match element.tag:
            case "p":
                return {"is": "p", "class": _known(element, PARAGRAPH_CLASSES), "body": Words.of(element)}
            case "h1" | "h2" | "h3" | "h4" as tag:
                self.level = min(HEADINGS[tag], self.level + 1)
                return {"is": "heading", "level": self.level, "body": Words.of(element)}
            case "ul" | "ol":
                return self._list(element)
            case "dl":
                return {"is": "terms", "items": self._terms(element)}
            case "table":
                return table(element, self.of)
            case "figure":
                return self._figure(element)
            case "blockquote" | "aside" | "footer" as tag:
                return {"is": tag, "body": self.of(element)}
            case "pre":
                return {"is": "pre", "text": clean(element.text_content()).rstrip("\n")}
            case "hr":
                return {"is": "hr"}
            case "header":
                return self._letterhead(element)
            case tag:
                raise UnknownElement(tag)

    def _list(self, element: Element) -> Node:
        items = [self.of(expect(item, "li")) for item in element]
        start = re.sub(r"\D", "", element.get("start", "1"))[:9]
        return {"is": element.tag, "start": int(start or 1), "items": items}

    def _terms(self, element: Element) -> list[Node]:
        items: list[Node] = []
        for child in element:
            if expect(child, "dt", "dd").tag == "dt":
                items.append({"term": Words.of(child), "body": []})
            elif items:
                items[-1]["body"] += self.of(child)
        return items

    def _figure(self, element: Element) -> Node:
        picture, caption = element.find("svg"), element.find("figcaption")
        for child in element:
            expect(child, "svg", "figcaption")
        if picture is None:
            raise UnknownElement("figure without svg")
        svg, alt = drawing(picture)
        return {
            "is": "figure",
            "svg": svg,
            "alt": alt,
            "caption": [] if caption is None else Words.of(caption),
        }

    def _letterhead(self, element: Element) -> Node:
        lines = [(line.get("class", ""), Words.of(expect(line, "p"))) for line in element]
        return {
            "is": "letterhead",
            "sender": [line for name, line in lines if name in ("city", "body")],
            "kind": [line for name, line in lines if name == "kind"],
            "facts": [line for name, line in lines if name not in ("city", "body", "kind")],
        }


def _loose(words: Words) -> Iterator[Node]:
    """Words that stand in a block without a paragraph of their own."""
    if found := words.done():
        yield {"is": "plain", "body": found}


def _known(element: Element, names: frozenset[str]) -> str:
    return next((name for name in element.get("class", "").split() if name in names), "")
