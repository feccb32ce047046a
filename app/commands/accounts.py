"""`pykala account`: who can log in at the desk, each by a password that this machine keeps as a hash."""

from __future__ import annotations

from typing import Annotated

import typer

from app.commands import screen
from app.commands.house import OPERATOR, noun
from app.desk.entering import opened
from app.desk.hands import known_people
from app.desk.logging_in import accounts_of
from models.people.people_register import NoSuchPerson

account = noun(
    "account", OPERATOR, "Who can log in at the desk: passwords of people whom the registry knows."
)

Person = Annotated[str, typer.Option(help="Whose, by their id.", metavar="ID", show_default=False)]


@account.command("open", epilog="Example: pykala account open --person jlaine")
def open_account(person: Person) -> None:
    """Let somebody log in at the desk by a password, which is asked for; a new one takes the old one's place.

    Whoever was logged in by the old one is logged out.
    """
    with opened() as installation:
        register = known_people(installation)
        if register is None or person not in register.people:
            raise NoSuchPerson(person=person)
        with accounts_of(installation.settings) as accounts:
            accounts.set_password(
                person, typer.prompt(screen.words("Password"), hide_input=True, confirmation_prompt=True)
            )
    screen.show(screen.words("{person} can log in.", person=person))


@account.command("close", epilog="Example: pykala account close --person jlaine")
def close_account(person: Person) -> None:
    """Let somebody log in no more, log them out everywhere, and revoke their tokens."""
    with opened() as installation, accounts_of(installation.settings) as accounts:
        accounts.close(person)
    screen.show(screen.words("{person} cannot log in any more.", person=person))


@account.command("list", epilog="Example: pykala account list")
def list_accounts() -> None:
    """List who can log in at the desk."""
    with opened() as installation, accounts_of(installation.settings) as accounts:
        found = [(person,) for person in accounts.people()]
    nobody = screen.words("Nobody can log in yet: pykala account open --person ID")
    screen.table(screen.words("Accounts"), (screen.words("Person"),), found, nobody)
