"""A diagnosis: what the doctor looked at, how it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from activities.settings import Settings
from models.base.words import Said, Value


@dataclass(frozen=True)
class NamedPlace:
    """A place that a diagnosis names, and what is there."""

    where: str
    """The journal or the table; empty of what is in none."""
    said: Said | None = None

    def __str__(self) -> str:
        return self.told(str)

    def told(self, say: Callable[[Said], str]) -> str:
        """It as one line."""
        return ": ".join(filter(None, (self.where, say(self.said) if self.said else "")))


@dataclass(frozen=True)
class Diagnosis:
    """What was looked at, as a message, and what to do if it is not well, or is to be known.

    `places` says where, if there are several.
    """

    ok: bool
    what: Said
    remedy: Said | None = None
    places: tuple[NamedPlace, ...] = ()


Check = Callable[[Settings], Diagnosis]


def told(template: str, **values: Value) -> Said:
    """What the doctor says, as a message."""
    return Said.of("screen", template, **values)
