"""`pykala due`: everything that falls due, late first, and what waits to be delivered."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from app.commands import screen
from app.commands.day import day_of
from app.commands.deadline_words import minutes_in_words, rule_in_words, what_in_words
from app.commands.helping import help_words
from app.commands.house import EVERYBODY, top
from app.desk.entering import opened
from app.desk.reading.due import due as all_due
from app.desk.reading.meetings import minutes_that_wait
from app.desk.reading.undelivered import NotDelivered, undelivered
from models.base import clock
from models.base.words import Term
from models.engine.effect_state import EffectState
from models.whole.effect_words import effect_words


@top.command(rich_help_panel=EVERYBODY)
def due(
    until: Annotated[str, typer.Option(help="Only until this day.", metavar="YYYY-MM-DD")] = "",
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Show everything that falls due, late first, and what waits to be sent or could not be."""
    last = day_of(until) if until else date.max
    with opened() as installation:
        found = all_due(installation, clock.now(), last)
        outbox = undelivered(installation)
        minutes = list(minutes_that_wait(installation))
    if json:
        screen.show_json({"due": found, "outbox": outbox})
        return
    rows = (
        (
            screen.words("LATE") if each.late else "",
            screen.deadline(each.at, each.day),
            what_in_words(each.what),
            each.journal,
            rule_in_words(each.rule, each.day),
        )
        for each in found
    )
    headings = (
        "",
        screen.words("When"),
        screen.words("What"),
        screen.words("Where"),
        screen.words("Rule"),
    )
    screen.table(screen.words("Due"), headings, rows, screen.words("Nothing falls due."))
    if minutes:
        waiting = ((each.journal, minutes_in_words(each)) for each in minutes)
        next_of = (screen.words("Meeting"), screen.words("What is next"))
        screen.table(screen.words("Minutes"), next_of, waiting)
    if outbox:
        _not_delivered(outbox)


def _not_delivered(outbox: list[NotDelivered]) -> None:
    rows = (
        (
            screen.instant(each.ordered),
            screen.worded(Term("effect", each.kind)),
            each.journal,
            screen.say(effect_words(each.state, each.detail)),
        )
        for each in outbox
    )
    headings = (
        screen.words("Ordered"),
        screen.words("What"),
        screen.words("Where"),
        screen.words("State"),
    )
    screen.table(screen.words("Not delivered"), headings, rows)
    if any(each.state is EffectState.NO_ADDRESS for each in outbox):
        asked = {"key": help_words("KEY"), "address": help_words("ADDRESS")}
        screen.show(screen.words("`pykala address set {key} {address}` says where later mail goes.", **asked))
