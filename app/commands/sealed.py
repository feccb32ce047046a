"""`pykala sealed`: the texts behind commitments, where they are named, and how one is erased."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from app.commands import screen
from app.commands.arguments import Journal
from app.commands.house import OPERATOR, noun
from app.desk.entering import opened
from app.desk.erasing import erase
from app.desk.reading.sealed import Fate, SealedText, sealed_texts

sealed = noun("sealed", OPERATOR, "Confidential texts, private persons' names: where they are, and erasing.")


@sealed.command("list", epilog="Example: pykala sealed list 'HEL 2021-002935'")
def list_sealed(
    journal: Journal,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """List the sealed texts that a journal names. No text is shown."""
    with opened() as installation:
        found = sealed_texts(installation, journal)
    if json:
        screen.show_json(found)
        return
    rows = ((each.sha256, each.seq, each.kind, each.where, _fate(each)) for each in found)
    headings = (
        screen.words("Commitment"),
        screen.words("Fact"),
        screen.words("Kind"),
        screen.words("Where"),
        screen.words("Text"),
    )
    none = screen.words("{journal} names no sealed text.", journal=journal)
    screen.table(screen.words("Sealed texts of {journal}", journal=journal), headings, rows, none)


@sealed.command("erase", epilog="Example: pykala sealed erase 3f0a… --reason 'Säilytysaika päättyi.'")
def erase_sealed(
    sha256: Annotated[
        str, typer.Argument(help="The commitment, as `list` shows it.", metavar="HASH", show_default=False)
    ],
    reason: Annotated[str, typer.Option(help="Why; it is kept and is public.", show_default=False)],
    actor: Annotated[
        str | None,
        typer.Option(
            envvar="PYKALA_ACTOR", show_envvar=False, help="Who erases; the user by default.", metavar="NAME"
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")] = False,
) -> None:
    """Erase a sealed text and its salt for good.

    With the title of a secret attachment goes its file, with a person's name their mail address. The chain
    stays whole, and papers stay as they are. Copies of the registry and of the store still hold the text.
    """
    with opened() as installation:
        erase(installation, sha256, reason=reason, actor=actor or getpass.getuser())
    if json:
        screen.show_json({"erased": sha256, "reason": reason.strip()})
        return
    screen.show(screen.words("The text behind {hash} was erased.", hash=sha256))


def _fate(text: SealedText) -> str:
    if text.erased is not None:
        return screen.words("erased {day}: {reason}", day=text.erased, reason=text.reason)
    return screen.words("kept") if text.fate is Fate.KEPT else screen.words("missing")
