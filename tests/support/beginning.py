"""What a search begins with: a town that is made once, and copied for every example."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from tests.support.builders import Town
from tests.support.invariants import copy_of


class Beginning:
    """A town, and the same one made another time."""

    def __init__(self, make: Callable[[], Town]) -> None:
        self._make = make

    def town(self) -> Town:
        """The town that a search goes on with."""
        return _copy(self._first)

    def again(self) -> Town:
        """The town that its log is played in again: nothing of the other's is in it."""
        return _copy(self._second)

    @cached_property
    def _first(self) -> Town:
        return self._make()

    @cached_property
    def _second(self) -> Town:
        return self._make()


def _copy(town: Town) -> Town:
    return replace(town, memory=copy_of(town.memory))
