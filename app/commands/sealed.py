"""`pykala sealed`: the texts behind commitments, where they are named, and how one is erased."""

from __future__ import annotations

import getpass
import re
from typing import Annotated

import typer
from sqlalchemy import select

from activities.installation import Installation
from activities.registry.sealed import erase, mentions
from app.commands import screen
from app.commands.door import held, opened
from app.commands.house import OPERATOR, BadInput, noun
from models.base import clock
from models.tables.tables import ERASED, SEALED

sealed = noun("sealed", OPERATOR, "Confidential texts, private persons' names: where they are, and erasing.")


@sealed.command("list", epilog="Example: pykala sealed list 'HEL 2021-002935'")
def list_sealed(
    journal: Annotated[str, typer.Argument(help="A case, a meeting or a follow-up.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """List the sealed texts that a journal names. No text is shown."""
    with opened() as installation:
        held(installation, journal)
        found = list(mentions(installation.registry.facts(journal)))
        fates = _fates(installation)
    rows = [(m.sha256, m.seq, m.kind, m.where, fates.get(m.sha256, "missing")) for m in found]
    headings = ("Commitment", "Fact", "Kind", "Where", "Text")
    if json:
        keys = [heading.lower() for heading in headings]
        screen.show_json([dict(zip(keys, row, strict=True)) for row in rows])
        return
    screen.table(f"Sealed texts of {journal}", headings, rows, f"{journal} names no sealed text.")


@sealed.command("erase", epilog="Example: pykala sealed erase 3f0a… --reason 'Säilytysaika päättyi.'")
def erase_sealed(
    sha256: Annotated[str, typer.Argument(help="The commitment, as `list` shows it.", show_default=False)],
    reason: Annotated[str, typer.Option(help="Why; it is kept and is public.", show_default=False)],
    actor: Annotated[
        str | None,
        typer.Option(envvar="PYKALA_ACTOR", show_envvar=False, help="Who erases; the user by default."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")] = False,
) -> None:
    """Erase a sealed text and its salt for good.

    With the title of a secret attachment goes its file, with a person's name their mail address. The chain
    stays whole, and papers stay as they are. Copies of the registry and of the store still hold the text.
    """
    if not re.fullmatch("[0-9a-f]{64}", sha256):
        raise BadInput(sentences=f"'{sha256}' is not a commitment: 64 digits and letters from a to f.")
    if not 0 < len(reason.strip()) <= 500 or not reason.isprintable():
        raise BadInput(sentences="The reason is one line of at most 500 characters.")
    with opened() as installation:
        now, by = clock.now(), actor or getpass.getuser()
        erase(installation.archive, sha256, reason=reason.strip(), actor=by, now=now)
    if json:
        screen.show_json({"erased": sha256, "reason": reason.strip()})
        return
    screen.show(f"The text behind {sha256} was erased.")


def _fates(installation: Installation) -> dict[str, str]:
    with installation.registry.reading.connect() as connection:
        kept = dict.fromkeys(connection.execute(select(SEALED.c.sha256)).scalars(), "kept")
        gone = connection.execute(select(ERASED)).all()
    return kept | {row.sha256: f"erased {screen.day(row.at.date())}: {row.reason}" for row in gone}
