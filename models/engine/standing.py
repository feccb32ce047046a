"""Where a journal stands, in Markdown, for Temporal's page. Nothing confidential is said here."""

from __future__ import annotations

from collections.abc import Mapping

from models.base.terms import spoken
from models.engine import engine
from models.engine.world import Held

SHOWN = 8
"""How many deadlines are listed."""


def standing(held: Held, refused: Mapping[str, str]) -> str:
    """A heading, what its state says of itself, and the next deadlines with their rules.

    Those that were refused stand first, each with the name of the refusal.
    """
    said = held.state.standing() if held.state else ()
    deadlines = engine.due(held)
    alarms = [f"- **does not pass: {d.key}** ({refused[d.key]})" for d in deadlines if d.key in refused]
    due = [f"- {d.day:%d.%m.%Y} {spoken(d.kind)} ({d.rule})" for d in deadlines[:SHOWN]]
    return "\n".join([f"### {held.id}", "", *said, "", *alarms, *due])
