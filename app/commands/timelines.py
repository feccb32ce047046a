"""`pykala timeline`: the life of a case on one page, as far as it has come."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.commands import screen
from app.commands.arguments import Case
from app.commands.house import EVERYBODY, top
from app.commands.metavar import FOLDER
from app.desk.entering import opened
from app.dossier import write_dossier


@top.command(rich_help_panel=EVERYBODY)
def timeline(
    case: Case,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="Folder of the page; one named after the case by default.",
            metavar=FOLDER,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Draw the life of a case on one page, as far as it has come, and put its papers and record beside it.

    Made again into the same folder, the page tells what has happened since.

    Example: pykala timeline 'HEL 2021-002935'
    """
    folder = out or Path(f"timeline-{case.replace(' ', '-')}")
    with opened() as installation:
        dossier = write_dossier(case, installation, folder)
    screen.show(str(dossier.timeline))
