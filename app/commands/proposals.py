"""`pykala proposal diff`: what changed from one numbered revision to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated

import typer

from app.commands import screen
from app.commands.arguments import Case
from app.commands.house import noun
from app.commands.marking import marked
from app.desk.entering import opened
from app.desk.reading.difference import Mark, Piece
from app.desk.reading.proposals import Difference, Relisted, Rewritten, revised
from app.desk.reading.revision_words import heading, line
from models.base.words import Value


@noun("proposal").command(
    "diff",
    rich_help_panel="Everybody",
    epilog="Example: pykala proposal diff 'HEL 2021-002935' --from 1 --to 2",
)
def diff(
    journal: Case,
    from_: Annotated[
        int | None, typer.Option("--from", help="Earlier revision; by default the one before.")
    ] = None,
    to: Annotated[int | None, typer.Option("--to", help="Later revision; by default the last.")] = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Show what changed between two revisions of the proposal, word by word and line by line."""
    with opened() as installation:
        found = revised(installation, journal, from_, to)
    if json:
        screen.show_json({str(heading(each)): list(_pieces(each, str)) for each in found.differences})
        return
    screen.heading(
        screen.words(
            "{case}: revision {earlier} → {later}",
            case=journal,
            earlier=found.earlier,
            later=found.later,
        )
    )
    for each in found.differences:
        screen.heading(f"\n{screen.worded(heading(each))}")
        screen.show(marked(_pieces(each, screen.worded)))
    if not found.differences:
        screen.show(screen.words("Nothing changed."))


def _pieces(difference: Difference, say: Callable[[Value], str]) -> Iterator[Piece]:
    match difference:
        case Rewritten(pieces=pieces):
            yield from pieces
        case Relisted(out=out, came=came):
            yield from ((Mark.OUT, f"{say(line(entry))}\n") for entry in out)
            yield from ((Mark.IN, f"{say(line(entry))}\n") for entry in came)
