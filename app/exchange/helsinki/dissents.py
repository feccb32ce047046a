"""Dissenting opinions that stand under a heading of their own."""

from __future__ import annotations

import re

from app.exchange.helsinki.commonmark import escaped
from app.exchange.helsinki.names import NAME, PERSON, person
from app.exchange.helsinki.page import Page
from models.base.people import Official

_SPEAKER = re.compile(rf"(?P<who>{PERSON}|{NAME}):?(?P<rest> .*)?")


def opinions_of(page: Page) -> list[tuple[Official, list[str]]]:
    """The opinions under the heading, each from its author's name on; what stands before a name is unread."""
    opinions: list[tuple[Official, list[str]]] = []
    for block in page.blocks("dissent"):
        found = _SPEAKER.fullmatch(block.plain)
        author = person(found["who"]) if found and (":" in block.plain or not found["rest"]) else None
        if found and author:
            opinions.append((author, [escaped(found["rest"].strip())] if found["rest"] else []))
        elif opinions:
            opinions[-1][1].append(block.mark)
        else:
            page.unread.append(block.plain)
    return opinions
