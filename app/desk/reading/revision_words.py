"""What differs between two revisions of a proposal, as its readers are told."""

from __future__ import annotations

from collections.abc import Iterable

from app.desk.reading.proposals import (
    Attached,
    Difference,
    Extracted,
    Granted,
    Listed,
    Natured,
    Projected,
    ProposalPart,
    Rewritten,
    Shared,
)
from models.base.terms import Term
from models.base.words import Listed as ListOfValues
from models.base.words import Said, Value


def part(template: str, /, **values: Value) -> Said:
    """A part of what is told."""
    return Said.of("screen", template, **values)


PARTS = {
    ProposalPart.CLAUSE: part("Clause"),
    ProposalPart.REASONS: part("Reasons"),
    ProposalPart.DECISION_REASONS: part("Decision reasons"),
    ProposalPart.SUMMARY: part("Summary"),
    ProposalPart.APPROPRIATION: part("Appropriation"),
    ProposalPart.NATURE: part("Nature"),
    ProposalPart.PRESENTER: part("Presenter"),
    ProposalPart.FURTHER_INFORMATION: part("Further information"),
    ProposalPart.ATTACHMENTS: part("Attachments"),
    ProposalPart.EXTRACTS: part("Extracts"),
    ProposalPart.INFORMED: part("Informed"),
}


def heading(difference: Difference) -> ListOfValues:
    """Which part of the proposal differs; a clause has its number."""
    clause = difference.clause if isinstance(difference, Rewritten) else None
    return _listed((PARTS[difference.part], clause), "")


def line(entry: Listed) -> Value:
    """A line of a list in words."""
    said: Value
    match entry:
        case Granted():
            item = f"{entry.budget_item} {entry.budget_item_name} {entry.project_number}".rstrip()
            said = part("Total {sum}, {item}, {year}", sum=entry.cents, item=item, year=entry.year)
        case Shared():
            said = part(
                "{division}: {sum}, head {head}", division=entry.division, sum=entry.cents, head=entry.head
            )
        case Projected():
            said = _project(entry)
        case Natured():
            value = part("yes") if entry.value is True else str(entry.value)
            said = part("{part}: {value}", part=Term("proposal", entry.field), value=value)
        case Extracted():
            said = _listed((entry.to, *entry.papers))
        case Attached():
            file = f"({' '.join(filter(None, (entry.name, entry.sha256[:12])))})" if entry.sha256 else ""
            secrecy = f", {entry.secrecy}" if entry.secrecy else ""
            said = f"{' '.join(filter(None, (str(entry.number), entry.title, file)))}{secrecy}"
        case str():
            said = entry
    return said


def _project(each: Projected) -> Value:
    owned = part(
        "{project}, {division}: {sum}, owner {owner}",
        project=f"{each.project} {each.name}",
        division=each.division,
        sum=each.cents,
        owner=each.owner,
    )
    half = part("half of {project}", project=each.joint_with) if each.joint_with else None
    goals = part("goals: {goals}", goals=ListOfValues.of(each.goals, ";")) if each.goals else None
    return _listed((owned, each.unit or None, half, goals))


def _listed(parts: Iterable[Value | None], joiner: str = ",") -> ListOfValues:
    return ListOfValues.of((one for one in parts if one is not None and one != ""), joiner)
