"""What waits to be delivered, or could not be, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from app.commands import screen
from app.commands.helping import help_words
from app.desk.reading.undelivered import NotDelivered
from models.base.terms import Term
from models.engine.effect_state import FOR_WANT_OF_AN_ADDRESS, EffectState
from models.whole.effect_words import effect_words


def not_delivered(outbox: Sequence[NotDelivered]) -> None:
    """A table of what waits to be delivered or could not be, and why."""
    rows = (
        (
            screen.instant(each.ordered),
            screen.worded(Term("effect", each.kind)),
            each.journal,
            each.to,
            screen.say(effect_words(each.state, each.detail)),
        )
        for each in outbox
    )
    headings = (
        screen.words("Ordered"),
        screen.words("What"),
        screen.words("Where"),
        screen.words("To"),
        screen.words("State"),
    )
    screen.table(screen.words("Not delivered"), headings, rows)
    if any(each.state is EffectState.ASIDE for each in outbox):
        screen.show(screen.words("`pykala outbox retry` has what was put aside tried again."))
    if any(each.state in FOR_WANT_OF_AN_ADDRESS for each in outbox):
        asked = {"key": help_words("KEY"), "address": help_words("ADDRESS")}
        screen.show(
            screen.words(
                "`pykala address set {key} {address}`, of a person `pykala person contact`, says where mail "
                "goes, and what waits is sent.",
                **asked,
            )
        )
