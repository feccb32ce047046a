"""The chapters of a case's life, and how its sentences begin to be said."""

from __future__ import annotations

from models.base.words import Said

PREPARATION = Said.of("chapter", "Preparation")
HANDLING = Said.of("chapter", "Handling")
FOLLOW_UP = Said.of("chapter", "Follow-up")
END = Said.of("chapter", "Closing")


def lived(template: str, several: str = "") -> Said:
    """A sentence of the life, to be filled."""
    return Said("life", template, several)


def section_of(decision: str) -> str:
    """The number of a decision's section, from its key."""
    return decision.rsplit("-", 1)[1]
