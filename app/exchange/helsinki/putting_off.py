"""Decisions that say no more than that an item is put off or off the list, however they put it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.exchange.helsinki import phrases
from app.exchange.helsinki.data import known
from models.law.outcome import Outcome

_MEANS = {"tabled": Outcome.TABLED, "returned": Outcome.RETURNED, "item_withdrawn": Outcome.WITHDRAWN}
"""What the sentences of the grammar that put an item off come to."""
_OFF = (Outcome.REMOVED, Outcome.WITHDRAWN)


def only_moves(outcome: Outcome, words: str, body: str) -> bool:
    """Whether the words put the item off so, and no part of them says anything else.

    What a return asks for is told by `instructions_of`.
    """
    if outcome in _OFF and re.fullmatch(known("wording")["only_off"], words, re.IGNORECASE):
        return True
    sentences = [phrases.understand(sentence, body) for sentence in phrases.sentences(words)]
    return bool(sentences) and all(said and _MEANS.get(said.means) is outcome for said in sentences)


def instructions_of(clauses: Sequence[str]) -> str:
    """What a decision that returns an item asks to be prepared, beside that it is returned."""
    if not clauses:
        return ""
    found = re.search(known("wording")["instructed"], clauses[0], re.IGNORECASE | re.DOTALL)
    return "\n\n".join((*([found["words"]] if found else []), *clauses[1:]))
