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
from app.desk.reading.proposals import (
    Attached,
    Difference,
    Extracted,
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
from models.base.terms import Term
from models.base.words import Listed as ListOfValues
from models.base.words import Value

PARTS = {
    ProposalPart.CLAUSE: screen.part("Clause"),
    ProposalPart.REASONS: screen.part("Reasons"),
    ProposalPart.DECISION_REASONS: screen.part("Decision reasons"),
    ProposalPart.SUMMARY: screen.part("Summary"),
    ProposalPart.APPROPRIATION: screen.part("Appropriation"),
    ProposalPart.NATURE: screen.part("Nature"),
    ProposalPart.PRESENTER: screen.part("Presenter"),
    ProposalPart.FURTHER_INFORMATION: screen.part("Further information"),
    ProposalPart.ATTACHMENTS: screen.part("Attachments"),
    ProposalPart.EXTRACTS: screen.part("Extracts"),
    ProposalPart.INFORMED: screen.part("Informed"),
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
        screen.show_json({str(_heading(each)): list(_pieces(each, str)) for each in found.differences})
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
        screen.heading(f"\n{screen.worded(_heading(each))}")
        screen.show(marked(_pieces(each, screen.worded)))
    if not found.differences:
        screen.show(screen.words("Nothing changed."))


def _heading(difference: Difference) -> ListOfValues:
    clause = difference.clause if isinstance(difference, Rewritten) else None
    return screen.listed((PARTS[difference.part], clause), "")


def _pieces(difference: Difference, say: Callable[[Value], str]) -> Iterator[Piece]:
    match difference:
        case Rewritten(pieces=pieces):
            yield from pieces
        case Relisted(out=out, came=came):
            yield from ((Mark.OUT, f"{say(_line(entry))}\n") for entry in out)
            yield from ((Mark.IN, f"{say(_line(entry))}\n") for entry in came)


def _line(entry: Listed) -> Value:
    """A line of a list in words."""
    said: Value
    match entry:
        case Granted():
            item = f"{entry.budget_item} {entry.budget_item_name} {entry.project_number}".rstrip()
            said = screen.part("Total {sum}, {item}, {year}", sum=entry.cents, item=item, year=entry.year)
        case Shared():
            said = screen.part(
                "{division}: {sum}, head {head}", division=entry.division, sum=entry.cents, head=entry.head
            )
        case Projected():
            said = _project(entry)
        case Natured():
            value = screen.part("yes") if entry.value is True else str(entry.value)
            said = screen.part("{part}: {value}", part=Term("proposal", entry.field), value=value)
        case Extracted():
            said = screen.listed((entry.to, *entry.papers))
        case Attached():
            file = f"({' '.join(filter(None, (entry.name, entry.sha256[:12])))})" if entry.sha256 else ""
            secrecy = f", {entry.secrecy}" if entry.secrecy else ""
            said = f"{' '.join(filter(None, (str(entry.number), entry.title, file)))}{secrecy}"
        case str():
            said = entry
    return said


def _project(line: Projected) -> Value:
    owned = screen.part(
        "{project}, {division}: {sum}, owner {owner}",
        project=f"{line.project} {line.name}",
        division=line.division,
        sum=line.cents,
        owner=line.owner,
    )
    half = screen.part("half of {project}", project=line.joint_with) if line.joint_with else None
    goals = screen.part("goals: {goals}", goals=ListOfValues.of(line.goals, ";")) if line.goals else None
    return screen.listed((owned, line.unit or None, half, goals))
