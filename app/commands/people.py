"""`pykala person list`: whom the registry knows, what they are, and for whom they may act."""

from __future__ import annotations

from typing import Annotated

import typer

from app.commands import screen
from app.commands.house import noun
from app.desk.day import day_or_today
from app.desk.entering import opened
from app.desk.reading.people import PersonLine, keys, people
from models.people.appointing import in_words
from models.people.keys import Loss
from models.people.signing_key import Purpose, SigningKey

person = noun("person")


@person.command("list", epilog="Example: pykala person list --on 2026-12-01")
def list_people(
    on: Annotated[str, typer.Option("--on", help="The day; today by default.", metavar="YYYY-MM-DD")] = "",
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """List those whom the registry knows, with their names, their offices and for whom they may act."""
    with opened() as installation:
        found = people(installation, day_or_today(on))
    if json:
        screen.show_json(found)
        return
    rows = (
        (each.id, each.name, each.user, _offices(each), _others(each), screen.joined(each.contacts))
        for each in found
    )
    headings = (
        screen.words("Person"),
        screen.words("Name"),
        screen.words("User"),
        screen.words("Offices"),
        screen.words("May act for"),
        screen.words("Reached at"),
    )
    nobody = screen.words(
        "The registry knows nobody, so anybody may act as anybody. `pykala person add --me` makes you the "
        "first, and its registrar."
    )
    screen.table(screen.words("People"), headings, rows, nobody)


@person.command("keys", epilog="Example: pykala person keys")
def list_keys(json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """List the keys by which doors, people and the engine sign, and which of them count no more."""
    with opened() as installation:
        found = keys(installation)
    if json:
        screen.show_json(found)
        return
    rows = ((each.id, each.door, each.person, _engine(each), _fate(each), each.public) for each in found)
    headings = (
        screen.words("Key"),
        screen.words("Door"),
        screen.words("Person"),
        screen.words("Engine"),
        screen.words("Counts"),
        screen.words("Public half"),
    )
    nobody = screen.words("No door signs, so whoever reaches Temporal may act as anybody who is known.")
    screen.table(screen.words("Keys"), headings, rows, nobody)


def _engine(key: SigningKey) -> str:
    return screen.worded(Purpose(key.engine)) if key.engine else ""


def _fate(key: SigningKey) -> str:
    if not key.revoked:
        return screen.words("yes")
    return screen.words("no: {because}", because=Loss(key.revoked))


def _offices(known: PersonLine) -> str:
    return screen.joined(in_words(office) for office in known.offices)


def _others(known: PersonLine) -> str:
    return screen.joined(
        screen.part("{other} until {day}", other=other, day=days.until or "")
        for other, days in known.acts_for
    )
