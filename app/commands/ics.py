"""`pykala ics`: the deadlines as a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated

import typer
from icalendar import Calendar, Event

from app.commands import screen
from app.commands.completing import a_journal
from app.commands.deadline_words import rule_in_words, what_in_words
from app.commands.house import EVERYBODY, top
from app.desk.entering import opened
from app.desk.reading.deadlines import DeadlineLine, deadlines
from app.language import language
from models.base import clock
from models.base.zone import zone


@top.command(rich_help_panel=EVERYBODY)
def ics(
    journal: Annotated[
        str,
        typer.Option(
            help="Only of this case, meeting or follow-up.", metavar="JOURNAL", autocompletion=a_journal
        ),
    ] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; stdout by default.", metavar="FILE")
    ] = None,
) -> None:
    """Give the deadlines as a calendar (iCalendar), each under an id that stays the same."""
    with opened() as installation:
        calendar = _calendar(deadlines(installation, journal))
    if output:
        output.write_bytes(calendar)
        screen.complain(screen.words("Written: {file}", file=str(output)))
    else:
        typer.echo(calendar.decode(), nl=False)


def _calendar(lines: Iterable[DeadlineLine]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//Pykala//Deadlines//{language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("name", "Pykälä")
    for line in lines:
        event = Event()
        event.add("uid", f"{line.key}/{line.journal}@pykala".replace(" ", "-"))
        event.add("dtstamp", clock.now())
        local = line.at.astimezone(zone())
        if local.time() == time():  # a midnight, which begins or ends the day: the day is meant
            event.add("dtstart", line.day)
            event.add("dtend", line.day + timedelta(days=1))
        else:
            event.add("dtstart", local)
        event.add("summary", f"{what_in_words(line.what)}: {line.journal}")
        event.add("description", f"{rule_in_words(line.rule, line.day)}\n{screen.worded(line.why)}")
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
