"""Running text: strings and marked strings, with white space as HTML reads it."""

from __future__ import annotations

import re
from typing import TypeAlias

from activities.typesetting.markup import Element, Node, UnknownElement, clean

Run: TypeAlias = str | Node

PLAIN = frozenset({"strong", "em", "sup", "small"})
SAME = {"b": "strong", "i": "em"}
INLINE = PLAIN | SAME.keys() | {"a", "code", "br", "span", "abbr", "time"}
SAFE_LINK = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
SPACE = re.compile(r"[ \t\r\n\f]+")
IN_A_NUMBER = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
"""A space between the thousands of a number, which stays in one line."""
LONGER_THAN_A_LINE = re.compile(r"([^\W\d_]{45,})")
"""A word that is broken somewhere, as no line may hold it."""


class Words:
    """Collects the words of one paragraph."""

    def __init__(self, first: str | None) -> None:
        self.runs: list[Run] = []
        self.after_space = True
        self.text(first)

    @classmethod
    def of(cls, element: Element) -> list[Run]:
        """All words of an element that holds nothing but words."""
        words = cls(element.text)
        for child in element:
            words.add(child)
            words.text(child.tail)
        return words.done()

    @staticmethod
    def takes(element: Element) -> bool:
        return element.tag in INLINE

    def text(self, text: str | None) -> None:
        text = IN_A_NUMBER.sub("\N{NO-BREAK SPACE}", SPACE.sub(" ", clean(text or "")))
        if self.after_space:
            text = text.removeprefix(" ")
        for place, piece in enumerate(LONGER_THAN_A_LINE.split(text)):
            if piece:
                self.runs.append({"is": "breaks", "text": piece} if place % 2 else piece)
                self.after_space = piece.endswith(" ")

    def add(self, element: Element) -> None:
        """Raises UnknownElement for what cannot stand inside a paragraph."""
        if element.tag not in INLINE:
            raise UnknownElement(element.tag)
        if element.tag == "br":
            self.runs.append({"is": "br"})
            self.after_space = True
        elif element.tag == "code":
            self.runs.append({"is": "code", "text": clean(element.text_content())})
            self.after_space = False
        elif inner := self._inside(element):
            self.runs += self._marked(element, inner)

    def done(self) -> list[Run]:
        if self.runs and isinstance(last := self.runs[-1], str):
            self.runs[-1] = last.rstrip(" ")
        return [run for run in self.runs if run != ""]

    def _inside(self, element: Element) -> list[Run]:
        inner = Words(None)
        inner.after_space = self.after_space
        inner.text(element.text)
        for child in element:
            inner.add(child)
            inner.text(child.tail)
        self.after_space = inner.after_space
        return inner.runs

    def _marked(self, element: Element, inner: list[Run]) -> list[Run]:
        tag = SAME.get(element.tag, element.tag)
        if tag == "a" and SAFE_LINK.match(target := element.get("href", "").strip()):
            inner = [{"is": "a", "to": clean(target), "body": inner}]
        elif tag in PLAIN:
            inner = [{"is": tag, "body": inner}]
        lang = element.get("lang")
        return [{"is": "in", "lang": lang, "body": inner}] if lang else inner
