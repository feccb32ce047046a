"""`pykala outbox`: what waits to be delivered; `pykala due` lists it."""

from __future__ import annotations

from typing import Annotated

import typer

from app.commands import screen
from app.commands.completing import a_journal
from app.commands.house import OPERATOR, noun
from app.desk.entering import opened
from app.desk.mending import asked_again

outbox = noun("outbox", OPERATOR, "Papers, notices and erasings that wait to be done.")


@outbox.command("retry", epilog="Example: pykala outbox retry 'HEL 2021-002935'")
def retry_outbox(
    journal: Annotated[
        str,
        typer.Argument(
            help="Only what this case or meeting called for.", metavar="JOURNAL", autocompletion=a_journal
        ),
    ] = "",
) -> None:
    """Have what failed, or was put aside after many tries, be tried again at once.

    Mend the cause first: `pykala due` lists what did not succeed, and why. A worker has to be running.
    """
    with opened() as installation:
        again = asked_again(installation, journal)
    screen.show(
        screen.words("{count} is tried again.", "{count} are tried again.", count=again)
        if again
        else screen.words("Nothing failed.")
    )
