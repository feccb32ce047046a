"""`pykala address`: where mail for a role, a group, an owner or a head goes."""

from __future__ import annotations

import re
from typing import Annotated

import typer
from sqlalchemy import select

from app.commands import screen
from app.commands.door import opened
from app.commands.house import OPERATOR, BadInput, noun
from models.tables.tables import ADDRESS

address = noun("address", OPERATOR, "The address book: where mail for a role, a group or an owner goes.")


@address.command(
    "set", epilog="Example: pykala address set controller ohjaus@kunta.example --name 'Talousohjaus'"
)
def set_address(
    key: Annotated[
        str, typer.Argument(help="A group's code, an owner, a head, `controller` …", show_default=False)
    ],
    mail: Annotated[str, typer.Argument(help="The mail address.", show_default=False)],
    name: Annotated[str, typer.Option(help="The name that the mail is addressed to.")] = "",
) -> None:
    """Set where mail for a key goes. Addresses are kept apart from the record."""
    if not re.fullmatch(r"[^@\s<>,]+@[^@\s<>,]+", mail):
        raise BadInput(sentences=f"'{mail}' is not a mail address such as kirjaamo@kunta.example.")
    if any(not character.isprintable() for character in key + name):
        raise BadInput(sentences="A key and a name are one line of visible text.")
    with opened() as installation:
        installation.archive.set_address(key, mail, name)
    screen.show(f"Mail for {key} goes to {mail}.")


@address.command("list")
def list_addresses(json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """List the address book."""
    with opened() as installation, installation.registry.reading.connect() as connection:
        rows = connection.execute(select(ADDRESS).order_by(ADDRESS.c.key)).mappings().all()
    if json:
        screen.show_json([dict(row) for row in rows])
        return
    told = ((row["key"], row["name"], row["mail"]) for row in rows)
    screen.table("Addresses", ("Key", "Name", "Mail"), told, "The address book is empty.")
