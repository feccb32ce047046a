"""The papers that facts call for, each fact with its journal as it stood after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.engine.journal import Fact
from models.engine.world import Held
from models.papers.paper import papers
from models.papers.paper_order import PaperOrder


def ordered(facts: Iterable[Fact]) -> Iterator[tuple[int, PaperOrder]]:
    """Each paper with the place, among all facts from the first one on, of the fact that calls for it."""
    journals: dict[str, Held] = {}
    for place, fact in enumerate(facts):
        held = journals.get(fact.journal, Held(fact.journal)).after([fact])
        journals[fact.journal] = held
        yield from ((place, order) for order in papers(fact, held.begun()))
