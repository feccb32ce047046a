"""Where a journal stands, in Markdown, for Temporal's page. Nothing confidential is said here."""

from __future__ import annotations

from models.base.words import spoken
from models.engine import engine
from models.engine.world import Held

SHOWN = 8
"""How many deadlines are listed."""


def standing(held: Held) -> str:
    """A heading, what its state says of itself, and the next deadlines with their rules."""
    said = held.state.standing() if held.state else ()
    due = [f"- {d.day:%d.%m.%Y} {spoken(d.kind)} ({d.rule})" for d in engine.due(held)[:SHOWN]]
    return "\n".join([f"### {held.id}", "", *said, "", *due])
