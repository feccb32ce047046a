"""`pykala proposal diff`: what changed from one numbered revision to another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from app.commands import screen
from app.commands.arguments import Case
from app.commands.house import noun
from app.commands.marking import marked
from app.desk.entering import opened
from app.desk.reading.difference import Mark, Piece
from app.desk.reading.proposals import (
    Attached,
    Difference,
    Granted,
    Listed,
    Natured,
    Projected,
    ProposalPart,
    Relisted,
    Rewritten,
    Shared,
    revised,
)

PARTS = {
    ProposalPart.CLAUSE: "Clause",
    ProposalPart.REASONS: "Reasons",
    ProposalPart.DECISION_REASONS: "Decision reasons",
    ProposalPart.SUMMARY: "Summary",
    ProposalPart.APPROPRIATION: "Appropriation",
    ProposalPart.NATURE: "Nature",
    ProposalPart.PRESENTER: "Presenter",
    ProposalPart.FURTHER_INFORMATION: "Further information",
    ProposalPart.ATTACHMENTS: "Attachments",
    ProposalPart.INFORMED: "Informed",
}


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
        screen.show_json({_heading(each): list(_pieces(each)) for each in found.differences})
        return
    screen.heading(f"{journal}: revision {found.earlier} → {found.later}")
    for each in found.differences:
        screen.heading(f"\n{_heading(each)}")
        screen.show(marked(_pieces(each)))
    if not found.differences:
        screen.show("Nothing changed.")


def _heading(difference: Difference) -> str:
    clause = difference.clause if isinstance(difference, Rewritten) else None
    return f"{PARTS[difference.part]} {clause or ''}".rstrip()


def _pieces(difference: Difference) -> Iterator[Piece]:
    match difference:
        case Rewritten(pieces=pieces):
            yield from pieces
        case Relisted(out=out, came=came):
            yield from ((Mark.OUT, f"{_line(entry)}\n") for entry in out)
            yield from ((Mark.IN, f"{_line(entry)}\n") for entry in came)


def _line(entry: Listed) -> str:
    """A line of a list in words."""
    match entry:
        case Granted():
            item = f"{entry.budget_item} {entry.budget_item_name} {entry.project_number}".rstrip()
            return f"Total {screen.money(entry.cents)}, {item}, {entry.year}"
        case Shared():
            return f"{entry.division}: {screen.money(entry.cents)}, head {entry.head}"
        case Projected():
            money = f"{entry.project} {entry.name}, {entry.division}: {screen.money(entry.cents)}"
            half = f", half of {entry.joint_with}" if entry.joint_with else ""
            goals = f"; goals: {'; '.join(entry.goals)}" if entry.goals else ""
            return f"{money}, owner {entry.owner}{half}{goals}"
        case Natured():
            return f"{entry.field.replace('_', ' ')}: {entry.value}"
        case Attached():
            file = f"({' '.join(filter(None, (entry.name, entry.sha256[:12])))})" if entry.sha256 else ""
            secrecy = f", {entry.secrecy}" if entry.secrecy else ""
            return f"{' '.join(filter(None, (str(entry.number), entry.title, file)))}{secrecy}"
    return entry
