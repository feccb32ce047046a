"""What every reader of a paper's HTML shares: the errors, and text made fit to print."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from lxml import html

Element: TypeAlias = html.HtmlElement
Node: TypeAlias = dict[str, Any]

_CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_PRIVATE_USE = r"\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_SURROGATES = r"\ud800-\udfff"
_DIRECTION = r"\u202a-\u202e\u2066-\u2069\ufeff"
UNPRINTABLE = re.compile(f"[{_CONTROL}{_PRIVATE_USE}{_SURROGATES}{_DIRECTION}]")


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
    return UNPRINTABLE.sub("", text)


def expect(element: Element, *tags: str) -> Element:
    """The element, or UnknownElement when it is not one of these."""
    if element.tag not in tags:
        raise UnknownElement(element.tag)
    return element
