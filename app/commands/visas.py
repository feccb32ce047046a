"""Visas and what is to be mended, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.commands import screen
from app.desk.reading.approvals import ToMend, VisaStanding, VisaState, VisaWaits
from app.language import language
from models.base.terms import Term
from models.base.words import Listed
from models.municipality.approval_chain import ApprovalChain


def told(chain: ApprovalChain, standing: Sequence[VisaStanding]) -> None:
    """Print where each step of a chain of approval stands, and what was written with the visas."""
    headings = (
        screen.words("Step"),
        screen.words("Whose visa"),
        screen.words("State"),
        screen.words("Who gave it"),
        screen.words("Day"),
        screen.words("Due day"),
    )
    title = screen.words("Approval: {chain}", chain=chain.title.name)
    screen.table(title, headings, map(_line, standing))
    for each in standing:
        if each.comment:
            screen.show(screen.words("{step}: {comment}", step=each.title.name, comment=each.comment))


def _line(standing: VisaStanding) -> tuple[object, ...]:
    last, awaited = standing.last, standing.awaited
    due = awaited.turn.due if awaited else None
    return (
        standing.step,
        standing.title.say(language()),
        _state(standing),
        (f"{last.by} ({last.deputy})" if last.deputy else last.by) if last else "",
        screen.day(last.day) if last else "",
        screen.day(due.day) if due else "",
    )


def _state(standing: VisaStanding) -> str:
    if standing.awaited and standing.awaited.delegate:
        return screen.words("awaited, delegated to {person}", person=standing.awaited.delegate)
    if standing.state is VisaState.OUTDATED and standing.last:
        return screen.words("of revision {revision}, does not count", revision=standing.last.revision)
    match standing.state:
        case VisaState.COUNTS:
            return screen.words("given")
        case VisaState.AWAITED:
            return screen.words("awaited")
    return screen.words("to come")


def waiting(found: Iterable[VisaWaits]) -> None:
    """Print the visas that are awaited, and for whom each waits."""
    rows = (
        (
            screen.words("LATE") if each.late else "",
            screen.day(each.due),
            each.title.say(language()),
            each.journal,
            screen.worded(Listed.of(each.who)),
        )
        for each in found
    )
    headings = (
        "",
        screen.words("When"),
        screen.words("Whose visa"),
        screen.words("Where"),
        screen.words("Waits for"),
    )
    screen.table(screen.words("Visas"), headings, rows)


def mend(what: ToMend) -> None:
    """Print what is to be mended, who said so, and to which step it went back."""
    mending = what.mending
    screen.show(
        screen.words(
            "To be mended, by {person} ({role}) on {day}, sent back to {step}:",
            person=mending.by,
            role=screen.role(mending.role),
            day=mending.day,
            step=what.step.name if what.step else Term("step", mending.to or "preparation"),
        )
    )
    screen.show(what.words or screen.words("(not public)"))
