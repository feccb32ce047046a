"""`pykala motion diff`: what each counter-proposal on an item would change, word by word."""

from __future__ import annotations

from typing import Annotated

import typer

from app.commands import screen
from app.commands.arguments import Meeting
from app.commands.house import noun
from app.commands.marking import marked
from app.desk.entering import opened
from app.desk.reading.motions import amendments
from models.base.words import Listed, Said
from models.matter.motion import Motion


@noun("motion").command(
    "diff", rich_help_panel="Everybody", epilog="Example: pykala motion diff khs-2021-03-15 --item 10"
)
def diff(
    journal: Meeting,
    item: Annotated[int, typer.Option(help="Number of the item.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Show what each counter-proposal on an item would change in the proposal, word by word."""
    with opened() as installation:
        found = list(amendments(installation, journal, item))
    if json:
        screen.show_json({str(_heading(each.motion)): each.pieces for each in found})
        return
    screen.heading(screen.words("{meeting}, item {item}", meeting=journal, item=item))
    for each in found:
        screen.heading(f"\n{screen.say(_heading(each.motion))}")
        screen.show(marked(each.pieces))
    if not found:
        screen.show(screen.words("No counter-proposal was made."))


def _heading(motion: Motion) -> Said:
    if not motion.clauses:
        return screen.part("Motion {number} by {mover}", number=motion.number, mover=motion.mover)
    return screen.part(
        "Motion {number} by {mover} (clause {clauses})",
        number=motion.number,
        mover=motion.mover,
        clauses=Listed.of(motion.clauses),
    )
