"""What an act is about: the guards ask before they let anything be said in the open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Concern:
    """Items of a meeting, cases, or (neither) the journal as a whole.

    An act that gives no concern at all says nothing, and counts as confidential.
    """

    items: frozenset[int] = frozenset()
    """Numbers of the items on the addressed meeting's agenda."""
    cases: frozenset[str] = frozenset()
    """Register numbers of cases beside those of the items."""
    secret: bool = False
    """Whether it is confidential by itself, whatever its cases are."""

    @classmethod
    def of(cls, *items: int) -> Concern:
        """These items of a meeting."""
        return cls(items=frozenset(items))


WHOLE = Concern()
"""The addressed journal as a whole, and nothing in it that could be confidential."""
