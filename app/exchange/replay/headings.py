"""The headings of an extract, ours and the original's, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from lxml import html

from activities.papers.rendering import render
from activities.papers.scene import Scene
from activities.papers.view import view
from activities.reading import numbered
from app.exchange.helsinki.data import known
from app.exchange.helsinki.drafts import DRAFTS
from app.exchange.helsinki.page import page_of
from app.exchange.helsinki.reading import KINDS
from app.exchange.helsinki.source import load
from models.base.language import Language
from models.base.text import Text
from models.base.writing import Written
from models.engine.journal import Fact
from models.engine.world import Held
from models.force.force import DecisionPublished
from models.papers.paper import papers

DECIDING = ("extract", "officeholder_decision")


@dataclass(frozen=True)
class Journals:
    """What a played script left, as a paper reads it."""

    held: Callable[[str], Held]
    facts: Callable[[str], list[Fact]]
    text: Callable[[Written], Text | None]

    def fact(self, journal: str, seq: int) -> Fact:
        """One fact of a journal."""
        return numbered(self.facts(journal), seq)


def same_headings(theirs: list[str], ours: list[str]) -> bool:
    """Whether the headings are the same in the same order, under whichever of its names each is.

    Ours repeats nothing below the proposal that a city may.
    """
    first, second = (list(dict.fromkeys(map(_role, headings))) for headings in (theirs, ours))
    return first == second


def until_the_draft(headings: list[str]) -> list[str]:
    """The headings of the decision, before those of its proposal."""
    return list(takewhile(lambda heading: _role(heading) != "draft", headings))


def without(role: str, headings: list[str]) -> list[str]:
    """The headings but that of a role, for example of whom to ask."""
    return [heading for heading in headings if _role(heading) != role]


def _role(heading: str) -> str:
    """What stands under a heading. What was made, and what was proposed, are compared by their kinds."""
    data = known("headings")
    roles = (*data["texts"].items(), *data["sections"].items())
    alike = (role for role, names in roles if heading.casefold() in (name.casefold() for name in names))
    role = str(next(alike, heading))
    return next((one for one, kinds in _MADE.items() if role in kinds), role)


_MADE = {"decision": KINDS, "draft": DRAFTS}
"""The headings that tell the kind of what stands under them, by what that is."""


def headings_of_original(file: Path) -> list[str]:
    """The headings of a published decision and of its proposal, of those under which something stands."""
    given = load(file)
    pages = [given.content, *([given.motion] if given.motion and given.motion.strip() else [])]
    parts = (part for page in pages for part in page_of(page, str(file)).parts.values())
    return [part.heading or _called(part.role) for part in parts if _called(part.role) and part.blocks()]


def _called(role: str) -> str:
    """What a part is called that bears no heading of its own; empty where it needs none."""
    data = known("headings")
    return str(next(iter(data["texts"].get(role, data["sections"].get(role, ()))), ""))


def headings_of_extract(
    case: str, left: Journals, language: Language, *, with_dissent: bool = False
) -> list[str]:
    """The headings of the extract that the case's decision calls for; that of a dissent if it is asked for,
    which ours has under the handling."""
    published = [fact for fact in left.facts(case) if isinstance(fact.content, DecisionPublished)]
    orders = [order for order in papers(published[-1], left.held(case).begun()) if order.template in DECIDING]
    order = next(order for order in orders if order.language == language)
    shown = view(Scene(order, left))
    root: html.HtmlElement = html.fromstring(render(f"documents/{order.template}.html.j2", language, shown))
    found: list[html.HtmlElement] = [one for one in root.iter() if one.tag in ("h2", "h3")]
    named = [(heading.tag, _words(heading)) for heading in found]
    return [words for tag, words in named if tag == "h2" or (with_dissent and _role(words) == "dissent")]


def _words(heading: html.HtmlElement) -> str:
    return " ".join(heading.text_content().split())
