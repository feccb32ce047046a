"""`pykala address`: where mail for a role, a group, an owner or a head goes."""

from __future__ import annotations

from typing import Annotated

import typer

from app.commands import screen
from app.commands.house import OPERATOR, noun
from app.desk.addressing import forget_subscriber, set_address
from app.desk.entering import opened
from app.desk.reading.addresses import addresses

address = noun("address", OPERATOR, "The address book: where mail for a role, a group or an owner goes.")


@address.command(
    "set", epilog="Example: pykala address set controller ohjaus@kunta.example --name 'Talousohjaus'"
)
def set_one(
    key: Annotated[
        str,
        typer.Argument(
            help="A group's code, an owner, a head, `controller` …", metavar="KEY", show_default=False
        ),
    ],
    mail: Annotated[str, typer.Argument(help="The mail address.", metavar="ADDRESS", show_default=False)],
    name: Annotated[str, typer.Option(help="The name that the mail is addressed to.", metavar="NAME")] = "",
) -> None:
    """Set where mail for a key goes. Addresses are kept apart from the record."""
    with opened() as installation:
        set_address(installation, key, mail, name)
    screen.show(screen.words("Mail for {key} goes to {mail}.", key=key, mail=mail))


@address.command("list")
def list_addresses(json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """List the address book."""
    with opened() as installation:
        found = addresses(installation)
    if json:
        screen.show_json(found)
        return
    rows = ((each.key, each.name, each.mail) for each in found)
    headings = (screen.words("Key"), screen.words("Name"), screen.words("Mail"))
    screen.table(screen.words("Addresses"), headings, rows, screen.words("The address book is empty."))


@address.command("forget-subscriber", epilog="Example: pykala address forget-subscriber maija@posti.example")
def forget_one(
    mail: Annotated[str, typer.Argument(help="The mail address.", metavar="ADDRESS", show_default=False)],
) -> None:
    """Keep nothing of a reader who subscribed to what is published, though they lost their link."""
    with opened() as installation:
        count = forget_subscriber(installation, mail)
    screen.show(
        screen.words(
            "{count} subscription of {mail} was erased.",
            "{count} subscriptions of {mail} were erased.",
            count=count,
            mail=mail,
        )
    )
