"""`pykala ics`: the deadlines as a calendar."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from icalendar import Calendar, Event
from sqlalchemy import select

from app.commands import screen
from app.commands.door import held, opened
from app.commands.due import DEADLINE, rule_in_words, what_falls_due
from app.commands.house import EVERYBODY, app
from models.base import clock
from models.base.zone import ZONE


@app.command(rich_help_panel=EVERYBODY)
def ics(
    journal: Annotated[str, typer.Option(help="Only of this case, meeting or follow-up.")] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; stdout by default.", metavar="FILE")
    ] = None,
) -> None:
    """Give the deadlines as a calendar (iCalendar), each under an id that stays the same."""
    with opened() as installation:
        if journal:
            held(installation, journal)
        wanted = select(DEADLINE).where(DEADLINE.c.kind != "reminder").order_by(DEADLINE.c.at)
        if journal:
            wanted = wanted.where(DEADLINE.c.journal == journal)
        with installation.registry.reading.connect() as connection:
            calendar = _calendar(connection.execute(wanted).all())
    if output:
        output.write_bytes(calendar)
        screen.complain(f"Written: {output}")
    else:
        typer.echo(calendar, nl=False)


def _calendar(rows: Any) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Pykala//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("name", "Pykälä")
    for row in rows:
        event = Event()
        event.add("uid", f"{row.key}/{row.journal}@pykala".replace(" ", "-"))
        event.add("dtstamp", clock.now())
        local = row.at.astimezone(ZONE)
        if local.time() == time():  # a midnight, which begins or ends the day: the day is meant
            event.add("dtstart", row.day)
            event.add("dtend", row.day + timedelta(days=1))
        else:
            event.add("dtstart", local)
        event.add("summary", f"{what_falls_due(row)}: {row.journal}")
        event.add("description", f"{rule_in_words(row.rule, row.day)}\n{row.explanation}")
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
