"""`pykala sealed`: the texts behind commitments, and where they are named. Erasing one is an act."""

from __future__ import annotations

from typing import Annotated

import typer

from app.commands import screen
from app.commands.arguments import Journal
from app.commands.house import OPERATOR, noun
from app.desk.entering import opened
from app.desk.reading.sealed import Fate, SealedText, sealed_texts
from app.desk.reading.text_places import place_in_words

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
    rows = ((each.sha256, each.seq, each.kind, place_in_words(each.where), _fate(each)) for each in found)
    headings = (
        screen.words("Commitment"),
        screen.words("Fact"),
        screen.words("Kind"),
        screen.words("Where"),
        screen.words("Text"),
    )
    none = screen.words("{journal} names no sealed text.", journal=journal)
    screen.table(screen.words("Sealed texts of {journal}", journal=journal), headings, rows, none)


def _fate(text: SealedText) -> str:
    if text.fate is Fate.WAITS:
        return screen.words("waits to be erased: {reason}", reason=text.reason)
    if text.fate is Fate.UNFINISHED:
        return screen.words(
            "not wholly erased yet; it is tried again, and `pykala due` says why: {reason}",
            reason=text.reason,
        )
    if text.erased is not None:
        return screen.words("erased {day}: {reason}", day=text.erased, reason=text.reason)
    return screen.words("kept") if text.fate is Fate.KEPT else screen.words("missing")
