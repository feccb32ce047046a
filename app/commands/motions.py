"""`pykala motion diff`: what each counter-proposal on an item would change, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from activities.installation import Installation
from app.commands import screen
from app.commands.difference import Mark, words
from app.commands.door import held, opened
from app.commands.house import noun
from app.commands.marking import marked, words_of
from models.base.refusal import WrongAddressee
from models.case.case import Case
from models.matter.item import Item
from models.matter.motion import Motion, MotionKind
from models.meeting.meeting import Meeting
from models.voting.amending import paragraphs_of


@noun("motion").command(
    "diff", rich_help_panel="Everybody", epilog="Example: pykala motion diff khs-2021-03-15 --item 10"
)
def diff(
    journal: Annotated[str, typer.Argument(help="Id of the meeting.", show_default=False)],
    item: Annotated[int, typer.Option(help="Number of the item.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Show what each counter-proposal on an item would change in the proposal, word by word."""
    with opened() as installation:
        meeting = held(installation, journal).state
        if not isinstance(meeting, Meeting):
            raise WrongAddressee(act="The difference of motions", wanted="meeting", journal=journal)
        found = dict(_compared(meeting.item(item), installation))
    if json:
        screen.show_json(found)
        return
    screen.heading(f"{journal}, item {item}")
    for name, pieces in found.items():
        screen.heading(f"\n{name}")
        screen.show(marked(pieces))
    if not found:
        screen.show("No counter-proposal was made.")


def _compared(item: Item, installation: Installation) -> Iterator[tuple[str, list[tuple[Mark, str]]]]:
    case: Case | None = held(installation, item.case).state if item.case else None
    for motion in item.motions:
        if motion.kind is MotionKind.COUNTER_PROPOSAL and motion.text is not None and case is not None:
            old = _what_it_changes(motion, case, installation)
            where = f" (clause {', '.join(map(str, motion.clauses))})" if motion.clauses else ""
            new = words_of(installation, motion.text)
            yield f"Motion {motion.number} by {motion.mover}{where}", list(words(old, new))


def _what_it_changes(motion: Motion, case: Case, installation: Installation) -> str:
    """The clauses of the proposal that a motion names, all by default; of one, its named paragraphs."""
    clauses = [c for c in case.proposals[-1].clauses if not motion.clauses or c.number in motion.clauses]
    old = "\n\n".join(words_of(installation, clause.text) for clause in clauses)
    if not motion.paragraphs:
        return old
    named = (words for number, words in paragraphs_of(old).items() if number in motion.paragraphs)
    return "\n\n".join(named)
