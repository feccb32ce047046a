"""Bodies: what they are on a day, and whether a description of one can be used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from app.case_file.body_file import read_body
from app.commands import screen
from app.commands.book import value
from app.commands.completing import a_body
from app.commands.house import EVERYBODY, noun
from app.desk.day import day_or_today
from app.desk.reading.bodies import BodyStanding, bodies_of, body_standing
from app.language import language
from models.base.words import Listed
from models.bodies.body import Body
from models.bodies.body_part import Officer, StandingItem
from models.bodies.seat import SeatOn
from models.bodies.unsaid import left_unsaid, unread
from models.law.rules import Rulebook

On = Annotated[str, typer.Option("--on", help="The day; today by default.", metavar="YYYY-MM-DD")]

body = noun("body", EVERYBODY, "The bodies that decide and review: seats, officers, rules of their own.")


@body.command("list")
def list_bodies(on: On = "") -> None:
    """List the bodies."""
    known = bodies_of(day_or_today(on)).bodies.values()
    rows = (
        (b.id, b.names.say(language()), b.names.say("fi"), screen.worded(b.kind), len(b.seats)) for b in known
    )
    headings = (
        screen.words("Code"),
        screen.words("Name"),
        screen.words("In Finnish"),
        screen.words("Kind"),
        screen.words("Seats"),
    )
    screen.table(screen.words("Bodies"), headings, rows)


@body.command("check", epilog="Example: pykala body check khs.yaml")
def check_body(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A body's description.", show_default=False)],
) -> None:
    """Check a description of a body: every error with its line, and the rules that it may not override."""
    found = read_body(file)
    seats = screen.part("{count} seat", "{count} seats", count=len(found.seats)) if found.seats else None
    screen.show(
        screen.words(
            "{file} describes {body}, {name} ({more}).",
            file=file.name,
            body=found.id,
            name=found.names.say(language()),
            more=screen.listed((found.kind, seats)),
        )
    )
    tell_unsaid(found)


def tell_unsaid(found: Body) -> None:
    """What papers miss in a body's description, and what they never ask for."""
    if missing := list(left_unsaid(found)):
        screen.complain(
            screen.words(
                "The papers of {body} still need in its file: {keys}.",
                body=found.id,
                keys=Listed.of(missing, "and"),
            )
        )
    if vain := list(unread(found)):
        screen.complain(
            screen.words("No paper asks for {keys} of {body}.", body=found.id, keys=Listed.of(vain, "and"))
        )


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
    names = dict.fromkeys((found.names.say(language()), found.names.say("fi")))
    screen.heading(f"{found.id}  {' / '.join(names)}", *_more(standing))
    if standing.seats:
        _seats(standing)
    if standing.rules:
        law = Rulebook.load().on(standing.day)
        own = (
            (
                o.rule,
                value(law.get(o.rule).overridden(o.value, o.source)),
                o.source,
                screen.span(o.valid_from, o.valid_to),
            )
            for o in standing.rules
        )
        headings = (
            screen.words("Rule"),
            screen.words("Value"),
            screen.words("Source"),
            screen.words("Valid"),
        )
        screen.table(screen.words("Rules of its own"), headings, own)
    if found.criteria:
        criteria = ((c.id, c.text.say(language())) for c in found.criteria)
        names_of = (screen.words("Id"), screen.words("Criterion"))
        screen.table(screen.words("Criteria of its reviews, 0–5"), names_of, criteria)


def _seats(standing: BodyStanding) -> None:
    rows = (
        (seat.number, screen.worded(seat.role), seat.label(language()), _deputies(seat, standing))
        for seat in standing.seats
    )
    headings = (
        screen.words("Seat"),
        screen.words("Role"),
        screen.words("Member"),
        screen.words("Deputy"),
    )
    screen.table(screen.words("Seats"), headings, rows)


def _deputies(seat: SeatOn, standing: BodyStanding) -> str:
    """The member's personal deputy; in a council, those on the list of the seat's alliance in their order."""
    body, day = standing.body, standing.day
    by_list = Rulebook.load().on(day).for_kind("deputies.by_list", body.kind).value
    return ", ".join(body.deputies_on(seat.number, day)) if by_list else seat.deputy_label(language())


def _more(standing: BodyStanding) -> Iterator[str]:
    body = standing.body
    since = screen.part("described since {day}", day=body.valid_from) if body.valid_from else None
    yield screen.joined((body.kind, screen.part("on {day}", day=standing.day), since))
    if standing.quorum is not None:
        yield screen.words(
            "Quorum: {quorum} of {seats} seats", quorum=standing.quorum, seats=len(standing.seats)
        )
    if standing.presenter:
        yield screen.words("Presenter: {officer}", officer=_officer(standing.presenter))
    if standing.secretary:
        yield screen.words("Secretary: {officer}", officer=_officer(standing.secretary))
    if body.standing_items:
        items = Listed.of(map(_standing, body.standing_items))
        yield screen.words("On agendas by themselves: {items}", items=items)
    if body.agenda_order:
        yield screen.words("Then in the order of: {order}", order=Listed.of(body.agenda_order))


def _standing(item: StandingItem) -> str:
    """A standing item, and when it is on an agenda if that is not always."""
    days = screen.part("from {days}", days=Listed.of(item.days)) if item.days else None
    asked = screen.part("when it is asked for") if item.asked else None
    last = screen.part("last") if item.last else None
    return screen.joined((item.title.say(language()), days, asked, last))


def _officer(officer: Officer) -> str:
    return f"{officer.title.say(language())} {officer.name or ''}".rstrip()
