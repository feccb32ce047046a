"""What happened in a journal, fact by fact, for those who look back: what is new to a sender."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import PlainSerializer, ValidatorFunctionWrapHandler, WrapValidator

from models.base.words import Said


@dataclass(frozen=True)
class Trail:
    """One fact of a journal, and the trail before it."""

    seq: int
    """The fact's number in its journal."""
    command: str
    """Id of the command that it came of."""
    kind: str
    """The name of its content's class."""
    items: frozenset[int]
    """The items of a meeting that it is about; empty if it concerns the whole journal."""
    said: Said
    """What it said, as a message."""
    instead: str = ""
    """What is done instead where it cannot be undone; empty where nothing is to be said."""
    earlier: Trail | None = None
    """The fact before it; None at the beginning."""

    def since(self, seen: int) -> Iterator[Trail]:
        """The facts after a number, the last first."""
        last: Trail | None = self
        while last and last.seq > seen:
            yield last
            last = last.earlier


def _in_order(trail: Trail | None) -> tuple[Trail, ...]:
    steps = tuple(trail.since(0)) if trail else ()
    return tuple(replace(step, earlier=None) for step in reversed(steps))


def _linked(written: object, read: ValidatorFunctionWrapHandler) -> Trail | None:
    if not isinstance(written, list):
        return read(written)  # type: ignore[no-any-return]  # a trail, or none
    last: Trail | None = None
    for step in written:
        last = replace(read(step), earlier=last)
    return last


Trodden = Annotated[
    Trail | None,
    WrapValidator(_linked),
    PlainSerializer(_in_order, return_type=tuple[Trail, ...]),
]
"""A trail that is written down as a list, the first fact first: one in another would be too deep to read."""
