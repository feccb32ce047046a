"""Bodies: what they are on a day, and whether a description of one can be used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from app.case_file.body_file import read_body
from app.commands import screen
from app.commands.completing import a_body
from app.commands.day import day_or_today
from app.commands.house import EVERYBODY, noun
from app.desk.reading.bodies import BodyStanding, bodies_of, body_standing
from models.base.words import spoken
from models.bodies.body_part import Officer

On = Annotated[str, typer.Option("--on", help="The day; today by default.", metavar="YYYY-MM-DD")]

body = noun("body", EVERYBODY, "The bodies that decide and review: seats, officers, rules of their own.")


@body.command("list")
def list_bodies(on: On = "") -> None:
    """List the bodies."""
    known = bodies_of(day_or_today(on)).bodies.values()
    rows = ((b.id, b.names.say("en"), b.names.say("fi"), b.kind, len(b.seats)) for b in known)
    screen.table("Bodies", ("Code", "Name", "In Finnish", "Kind", "Seats"), rows)


@body.command("check", epilog="Example: pykala body check khs.yaml")
def check_body(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A body's description.", show_default=False)],
) -> None:
    """Check a description of a body: every error with its line, and the rules that it may not override."""
    found = read_body(file)
    seats = f", {len(found.seats)} seats" if found.seats else ""
    screen.show(f"{file.name} describes {found.id}, {found.names.say('en')} ({found.kind}{seats}).")


@body.command("show", epilog="Example: pykala body show khs --on 2021-03-15")
def show_body(
    code: Annotated[
        str, typer.Argument(metavar="BODY", help="The body's code, for example khs.", autocompletion=a_body)
    ],
    on: On = "",
) -> None:
    """Show a body on a day: its seats, its presenter and secretary, its quorum and its own rules."""
    standing = body_standing(code, day_or_today(on))
    found = standing.body
    screen.heading(f"{found.id}  {found.names.say('en')} ({found.names.say('fi')})", *_more(standing))
    if standing.seats:
        rows = (
            (seat.number, spoken(seat.role), seat.label(), seat.deputy_label()) for seat in standing.seats
        )
        screen.table("Seats", ("Seat", "Role", "Member", "Deputy"), rows)
    if standing.rules:
        own = ((o.rule, o.value, o.source, screen.span(o.valid_from, o.valid_to)) for o in standing.rules)
        screen.table("Rules of its own", ("Rule", "Value", "Source", "Valid"), own)
    if found.criteria:
        criteria = ((c.id, c.text.say("en")) for c in found.criteria)
        screen.table("Criteria of its reviews, 0–5", ("Id", "Criterion"), criteria)


def _more(standing: BodyStanding) -> Iterator[str]:
    body = standing.body
    since = f", described since {screen.day(body.valid_from)}" if body.valid_from else ""
    yield f"{body.kind}, on {screen.day(standing.day)}{since}"
    if standing.quorum is not None:
        yield f"Quorum: {standing.quorum} of {len(standing.seats)} seats"
    if standing.presenter:
        yield f"Presenter: {_officer(standing.presenter)}"
    if standing.secretary:
        yield f"Secretary: {_officer(standing.secretary)}"
    if body.standing_items:
        yield f"First on every agenda: {', '.join(item.title.say('en') for item in body.standing_items)}"
    if body.agenda_order:
        yield f"Then in the order of: {', '.join(body.agenda_order)}"


def _officer(officer: Officer) -> str:
    return f"{officer.title.say('en')} {officer.name or ''}".rstrip()
