"""The headings of an extract, ours and the original's, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from activities.papers import view
from activities.rendering import render
from activities.scene import Scene
from app.helsinki.page import page_of
from app.helsinki.source import load
from models.force import DecisionPublished
from models.journal import Fact
from models.paper import papers
from models.text import Language, Text
from models.world import Held
from models.writing import Written

DECIDING = ("extract", "officeholder_decision")


@dataclass(frozen=True)
class Journals:
    """What a played script left, as a paper reads it."""

    held: Callable[[str], Held]
    facts: Callable[[str], list[Fact]]
    text: Callable[[Written], Text | None]


def headings_of_original(file: Path) -> list[str]:
    """The headings of a published decision and of its proposal, of those under which something stands."""
    given = load(file)
    pages = [given.content, *([given.motion] if given.motion and given.motion.strip() else [])]
    parts = (part for page in pages for part in page_of(page, str(file)).parts.values())
    return [part.heading for part in parts if part.heading and part.blocks()]


def headings_of_extract(case: str, left: Journals, language: Language) -> list[str]:
    """The headings of the extract that the case's decision calls for."""
    published = [fact for fact in left.facts(case) if isinstance(fact.content, DecisionPublished)]
    orders = [order for order in papers(published[-1]) if order.template in DECIDING]
    order = next(order for order in orders if order.language == language)
    shown = view(Scene(order, left), "Helsingin kaupunki")
    return _headings(
        html.fromstring(render(f"documents/{order.template}.html.j2", language, shown)).iter("h2")
    )


def _headings(found: Iterable[html.HtmlElement]) -> list[str]:
    return [" ".join(heading.text_content().split()) for heading in found]
