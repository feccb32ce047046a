"""Words in the open: what an older version took in what is confidential, and this one would have sealed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from activities.registry.registry import Registry
from models.engine.concern import Concern
from models.engine.journal import Fact
from models.engine.state import State
from models.engine.world import Held
from models.law.openness import own_words_in_the_open


@dataclass(frozen=True)
class OpenWords:
    """A fact of something confidential that holds somebody's own words as they are, and the field."""

    journal: str
    seq: int
    kind: str
    field: str


def open_words(registry: Registry) -> Iterator[OpenWords]:
    """All of them; a journal that cannot be read is passed over, `damage` names it."""
    secret = {row.id for row in registry.journals("case") if registry.held(row.id).begun().confidential}
    for row in registry.journals():
        held = Held(row.id)
        for fact in registry.facts(row.id):
            held = held.after([fact])
            fields = list(own_words_in_the_open(fact.content))
            if fields and _is_secret(held.begun(), fact, secret):
                yield from (OpenWords(row.id, fact.seq, fact.kind, field) for field in fields)


def _is_secret(state: State, fact: Fact, cases: set[str]) -> bool:
    """Whether what the fact is about is confidential; of a state that cannot tell, whether it is."""
    concern = state.concerned(Concern(items=fact.content.about()))
    if concern is None:
        return state.confidential
    return concern.secret or not cases.isdisjoint(concern.cases)
