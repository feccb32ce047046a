"""Refusing an act whose sender has not seen what happened since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.base.refusal import Refusal
from models.base.words import Listed, Said

if TYPE_CHECKING:
    from models.engine.command import Command
    from models.engine.world import Held


class ChangedSince(Refusal):
    """This was decided on fact {seen}, and the journal is at fact {now}. Since then: {changes}
    Look again, and send it anew if it still holds."""


def refuse_stale(held: Held, command: Command) -> None:
    """Refuse an act whose sender has not seen a later fact that concerns it; others are nothing to it."""
    if command.seen is None or command.seen >= held.seq:
        return
    trail = held.state.trail if held.state else None
    if trail is None:
        raise ChangedSince(seen=command.seen, now=held.seq, changes=_more(held.seq - command.seen))
    concern = command.act.concerned(held)
    items = concern.items if concern else frozenset()
    news = [
        fact.said for fact in trail.since(command.seen) if not items or not fact.items or fact.items & items
    ]
    if news:
        raise ChangedSince(seen=command.seen, now=held.seq, changes=Listed.of(reversed(news), ""))


def _more(facts: int) -> Said:
    return Said.why("{count} more fact.", "{count} more facts.", count=facts)
