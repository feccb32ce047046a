"""What somebody meant who named what there is not: ids, which the registry shows to whoever lists them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches

from app.desk.entering import NoRegistryYet, opened
from app.desk.hands import known_people
from app.desk.reading.ids import journals
from models.base.refusal import Refusal
from models.base.words import Listed

FEW = 3
"""So many at most."""
NEAR = 0.8
"""How much alike two spellings are, from 0 to 1, of which one may have been meant by the other."""


def meant(refusal: Refusal) -> list[str]:
    """The ids that are nearest to the one that a refusal did not find; none of any other refusal."""
    if refusal.type not in _UNFOUND:
        return []
    fact, known = _UNFOUND[refusal.type]
    written = str(refusal.facts.get(fact, ""))
    return nearest_ids(written, known(refusal)) if written else []


def nearest_ids(written: str, known: Iterable[str]) -> list[str]:
    """Of known ids those that are spelled like what was written, else the most alike."""
    spelled: dict[str, list[str]] = {}
    for each in known:
        spelled.setdefault(_spelled(each), []).append(each)
    own = _spelled(written)
    found = [own] if own in spelled else get_close_matches(own, spelled, n=FEW, cutoff=NEAR)
    return [id_ for each in found for id_ in spelled[each]][:FEW]


def _spelled(id_: str) -> str:
    """An id without capitals, separators, and zeros that begin a number."""
    return re.sub(r"[\s_.–-]+", "", re.sub(r"(?<!\d)0+(?=\d)", "", id_.lower()))


def _journals(_: Refusal) -> list[str]:
    return [id_ for id_, _ in journals("")]


def _bodies(refusal: Refusal) -> list[str]:
    there = refusal.facts.get("bodies")
    return [str(body) for body in there.items] if isinstance(there, Listed) else []


def _people(_: Refusal) -> list[str]:
    try:
        with opened() as installation:
            register = known_people(installation)
            return [*register.people] if register else []
    except NoRegistryYet:
        return []


_UNFOUND: Mapping[str, tuple[str, Callable[[Refusal], list[str]]]] = {
    "NoSuchJournal": ("journal", _journals),
    "NoSuchBody": ("body", _bodies),
    "NoSuchPerson": ("person", _people),
    "NobodyKnown": ("actor", _people),
}
"""A refusal of what was not found, by name → the fact that says what, and what there is of its kind."""
