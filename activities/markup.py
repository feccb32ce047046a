"""What every reader of a paper's HTML shares: the errors, and text made fit to print."""

from __future__ import annotations

import unicodedata
from typing import Any, TypeAlias

from lxml import html

Element: TypeAlias = html.HtmlElement
Node: TypeAlias = dict[str, Any]

DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
UNPRINTABLE = frozenset({"Cc", "Co", "Cs"})


class NotAPaper(ValueError):  # noqa: N818  # said as a sentence, like every refusal
    """The HTML cannot be set as a paper."""


class UnknownElement(NotAPaper):
    """The paper has an element that the layout cannot set."""

    def __init__(self, element: object) -> None:
        super().__init__(f"the layout does not know the element <{element}> here")
        self.element = str(element)


class MissingMeta(NotAPaper):
    """The paper does not say what every paper must say: its title, language or date."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the paper does not say its {name}")
        self.name = name


def clean(text: str) -> str:
    """The text without control, private-use and direction-changing characters; line breaks and tabs stay."""
    return "".join(
        c
        for c in text
        if c in "\n\t" or (c not in DIRECTION_MARKS and unicodedata.category(c) not in UNPRINTABLE)
    )


def expect(element: Element, *tags: str) -> Element:
    """The element, or UnknownElement when it is not one of these."""
    if element.tag not in tags:
        raise UnknownElement(element.tag)
    return element
