"""What the registry told a workflow of its journal, and how it proves later that it did."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from models.base.canonical import canonical
from models.base.frozen import Message
from models.engine.journal import BEGINNING, Fact


class Telling(Message):
    """How far a workflow was told its journal, signed; the hash of the last fact covers those before it."""

    journal: str
    """The journal that was told, by name."""
    seq: int
    """The number of the last fact that was told."""
    head: str
    """That fact's hash."""
    places: str
    """A hash over the places in the registry of the facts that were told in one go."""
    key: str = ""
    """By which of the engine's keys it is signed."""
    signature: str = ""
    """Of everything here but itself, in hexadecimal digits."""

    @classmethod
    def of(cls, journal: str, seq: int, head: str, tail: Sequence[Fact]) -> Telling:
        """What is told of a journal up to a fact; the tail is what is told in one go."""
        return cls(journal=journal, seq=seq, head=head, places=_places(tail))

    def signed_text(self) -> bytes:
        """What a signature is over."""
        return canonical(["told", self.journal, self.seq, self.head, self.places]).encode()

    def covers(self, tail: Sequence[Fact]) -> bool:
        """Whether these facts, all of them and at their places, are what was told."""
        if not tail or _places(tail) != self.places:
            return False
        last, before = tail[-1], tail[0].before
        chained = all(fact.hash == fact.computed_hash() for fact in tail)
        for fact in tail:
            chained, before = chained and fact.before == before, fact.hash
        return chained and (last.journal, last.seq, last.hash) == (self.journal, self.seq, self.head)


def _places(tail: Sequence[Fact]) -> str:
    told = canonical([[fact.seq, fact.position] for fact in tail])
    return hashlib.sha256(told.encode()).hexdigest() if tail else BEGINNING
