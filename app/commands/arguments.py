"""What many commands take: a journal, a case, a meeting, a body. A shell completes them."""

from __future__ import annotations

from typing import Annotated

import typer

from app.commands.completing import a_body, a_case, a_journal, a_meeting

Journal = Annotated[
    str,
    typer.Argument(
        help="A case, a meeting or a follow-up.",
        metavar="JOURNAL",
        show_default=False,
        autocompletion=a_journal,
    ),
]
Case = Annotated[
    str,
    typer.Argument(
        help="Register number of the case.", metavar="CASE", show_default=False, autocompletion=a_case
    ),
]
Meeting = Annotated[
    str,
    typer.Argument(
        help="Id of the meeting.", metavar="MEETING", show_default=False, autocompletion=a_meeting
    ),
]
OfBody = Annotated[
    str, typer.Option(help="Only of this body, by its code.", metavar="BODY", autocompletion=a_body)
]
