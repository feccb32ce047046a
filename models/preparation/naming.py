"""Clauses that say what another body decides than the one whose agenda they are for."""

from __future__ import annotations

from models.base.text import Text
from models.base.writing import TextOf
from models.bodies.body import Bodies, Body
from models.case.proposal import Proposal
from models.matter.verbs import turns


def speaking_of_others(proposal: Proposal, body: Body, bodies: Bodies, text: TextOf) -> tuple[int, ...]:
    """The clauses that tell what some other body does, and nothing that this one does."""
    others = [other for other in bodies.bodies.values() if other.id != body.id]
    found = []
    for clause in proposal.clauses:
        words = text(clause.text)
        if words and not _speaks_of(words, body) and any(_speaks_of(words, other) for other in others):
            found.append(clause.number)
    return tuple(found)


def _speaks_of(text: Text, body: Body) -> bool:
    return any(turns(words, body.names.say(language), language) for language, words in text.texts.items())
