"""Bodies: what they are on a day, and whether a description of one can be used."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from app.case_file.body_file import read_body
from app.commands import screen
from app.commands.book import span
from app.commands.door import NoRegistryYet, opened
from app.commands.due import day_of
from app.commands.house import EVERYBODY, noun
from models.base import clock
from models.base.calendar import local_day
from models.base.words import spoken
from models.bodies.body import Bodies, Body
from models.bodies.body_part import Officer
from models.bodies.body_register import bodies_on
from models.law.rules import Rulebook

On = Annotated[str, typer.Option("--on", help="The day; today by default.", metavar="YYYY-MM-DD")]

body = noun("body", EVERYBODY, "The bodies that decide and review: seats, officers, rules of their own.")


def bodies_of(day: date) -> Bodies:
    """The bodies of a day: those of the registry, or of the product where there is no registry yet."""
    try:
        with opened() as installation:
            return bodies_on(installation.registry, day)
    except NoRegistryYet:
        return Bodies.load()


@body.command("list")
def list_bodies(on: On = "") -> None:
    """List the bodies."""
    known = bodies_of(_day(on)).bodies.values()
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
        str, typer.Argument(metavar="BODY", help="The body's code, for example khs.", show_default=False)
    ],
    on: On = "",
) -> None:
    """Show a body on a day: its seats, its presenter and secretary, its quorum and its own rules."""
    day = _day(on)
    found = bodies_of(day).get(code)
    screen.heading(f"{found.id}  {found.names.say('en')} ({found.names.say('fi')})", *_more(found, day))
    if seats := found.seats_on(day):
        rows = ((seat.number, spoken(seat.role), seat.label(), seat.deputy_label()) for seat in seats)
        screen.table("Seats", ("Seat", "Role", "Member", "Deputy"), rows)
    own = [
        (o.rule, o.value, o.source, span(o.valid_from, o.valid_to)) for o in found.overrides if o.covers(day)
    ]
    if own:
        screen.table("Rules of its own", ("Rule", "Value", "Source", "Valid"), own)
    if found.criteria:
        criteria = ((c.id, c.text.say("en")) for c in found.criteria)
        screen.table("Criteria of its reviews, 0–5", ("Id", "Criterion"), criteria)


def _more(found: Body, day: date) -> list[str]:
    since = f", described since {screen.day(found.valid_from)}" if found.valid_from else ""
    more = [f"{found.kind}, on {screen.day(day)}{since}"]
    if seats := found.seats_on(day):
        more.append(f"Quorum: {found.quorum(day, found.rules(Rulebook.load(), day))} of {len(seats)} seats")
    more += [f"Presenter: {_officer(officer)}" for officer in [found.presenter_on(day)] if officer]
    more += [f"Secretary: {_officer(officer)}" for officer in [found.secretary_on(day)] if officer]
    if found.standing_items:
        items = ", ".join(item.title.say("en") for item in found.standing_items)
        more.append(f"First on every agenda: {items}")
    if found.agenda_order:
        more.append(f"Then in the order of: {', '.join(found.agenda_order)}")
    return more


def _officer(officer: Officer) -> str:
    return f"{officer.title.say('en')} {officer.name or ''}".rstrip()


def _day(on: str) -> date:
    return day_of(on) if on else local_day(clock.now())
