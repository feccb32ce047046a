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
        screen.show_json({_heading(each.motion): each.pieces for each in found})
        return
    screen.heading(f"{journal}, item {item}")
    for each in found:
        screen.heading(f"\n{_heading(each.motion)}")
        screen.show(marked(each.pieces))
    if not found:
        screen.show("No counter-proposal was made.")


def _heading(motion: Motion) -> str:
    by = f"Motion {motion.number} by {motion.mover}"
    return f"{by} (clause {', '.join(map(str, motion.clauses))})" if motion.clauses else by
