"""`pykala token`: by what systems and scripts come to the desk's JSON, each in somebody's name."""

from __future__ import annotations

from typing import Annotated

import typer

from app.commands import screen
from app.commands.house import OPERATOR, noun
from app.desk.entering import opened
from app.desk.hands import known_people
from app.desk.logging_in import accounts_of
from app.desk.scopes import scopes
from models.people.people_register import NoSuchPerson

token = noun("token", OPERATOR, "What systems and scripts come to the desk by, each for a few things alone.")

Name = Annotated[str, typer.Option(help="What the token is called.", metavar="NAME", show_default=False)]
A_SCOPE = "What it is for: read, an act such as open_case, a noun such as case; may be given several times."


@token.command("make", epilog="Example: pykala token make --name siirto --person jlaine --scope read")
def make_token(
    name: Name,
    person: Annotated[str, typer.Option(help="In whose name.", metavar="ID", show_default=False)],
    scope: Annotated[list[str], typer.Option(help=A_SCOPE, metavar="SCOPE", show_default=False)],
) -> None:
    """Make a token, which is shown once and kept as a hash.

    Whoever has it does in a person's name what it is for, and nothing else. The ids of its commands name it.
    """
    asked = scopes(scope)
    with opened() as installation:
        register = known_people(installation)
        if register is None or person not in register.people:
            raise NoSuchPerson(person=person)
        with accounts_of(installation.settings) as accounts:
            made = accounts.tokens.make(name, person, asked)
    screen.show(made)


@token.command("list", epilog="Example: pykala token list")
def list_tokens() -> None:
    """List the tokens: in whose name, what for, since when."""
    with opened() as installation, accounts_of(installation.settings) as accounts:
        found = [
            (each.name, each.person, " ".join(each.scopes), screen.instant(each.made))
            for each in accounts.tokens.all()
        ]
    headings = (screen.words("Token"), screen.words("Person"), screen.words("Scopes"), screen.words("Made"))
    screen.table(screen.words("Tokens"), headings, found)


@token.command("revoke", epilog="Example: pykala token revoke --name siirto")
def revoke_token(name: Name) -> None:
    """Let nobody come by a token any more."""
    with opened() as installation, accounts_of(installation.settings) as accounts:
        accounts.tokens.revoke(name)
    screen.show(screen.words("The token {name} is revoked.", name=name))
