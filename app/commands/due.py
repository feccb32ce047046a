"""`pykala due`: everything that falls due, late first, and what waits to be delivered."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from app.commands import screen
from app.commands.deadline_words import minutes_in_words, rule_in_words, what_in_words
from app.commands.house import EVERYBODY, top
from app.commands.not_delivered import not_delivered
from app.commands.visas import waiting
from app.desk.day import day_of
from app.desk.entering import opened
from app.desk.reading.approvals import visas_that_wait
from app.desk.reading.challenges import pending
from app.desk.reading.due import due as all_due
from app.desk.reading.meetings import minutes_that_wait
from app.desk.reading.undelivered import undelivered
from models.base import clock


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
        visas = visas_that_wait(installation, clock.now())
        challenged = pending(installation)
    if json:
        screen.show_json({"due": found, "visas": visas, "challenges": challenged, "outbox": outbox})
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
    if challenged:
        rows_of_challenges = (
            (each.decision, each.journal, screen.say(each.challenge.said()), each.challenge.case)
            for each in challenged
        )
        of_challenges = (
            screen.words("Decision"),
            screen.words("Where"),
            screen.words("Challenge"),
            screen.words("Handled in"),
        )
        screen.table(screen.words("Not final while challenged"), of_challenges, rows_of_challenges)
    if visas:
        waiting(visas)
    if minutes:
        rows_of_minutes = ((each.journal, minutes_in_words(each)) for each in minutes)
        next_of = (screen.words("Meeting"), screen.words("What is next"))
        screen.table(screen.words("Minutes"), next_of, rows_of_minutes)
    if outbox:
        not_delivered(outbox)
