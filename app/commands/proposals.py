"""`pykala proposal diff`: what changed from one numbered revision to another."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from app.commands import screen
from app.commands.difference import differences
from app.commands.door import held, opened
from app.commands.house import noun
from app.commands.marking import marked, words_of
from models.base.refusal import Refusal, WrongAddressee
from models.case.case import Case


class NoSuchRevision(Refusal):
    """{journal} has no revision {revision} of its proposal; it has {revisions}."""


@noun("proposal").command(
    "diff",
    rich_help_panel="Everybody",
    epilog="Example: pykala proposal diff 'HEL 2021-002935' --from 1 --to 2",
)
def diff(
    journal: Annotated[str, typer.Argument(help="Register number of the case.", show_default=False)],
    from_: Annotated[
        int | None, typer.Option("--from", help="Earlier revision; by default the one before.")
    ] = None,
    to: Annotated[int | None, typer.Option("--to", help="Later revision; by default the last.")] = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Show what changed between two revisions of the proposal, word by word and line by line."""
    with opened() as installation:
        case = held(installation, journal).state
        if not isinstance(case, Case):
            raise WrongAddressee(act="The difference of revisions", wanted="case", journal=journal)
        later = to or len(case.proposals)
        earlier = from_ or later - 1
        for revision in (later, earlier):
            if not 1 <= revision <= len(case.proposals):
                raise NoSuchRevision(journal=journal, revision=revision, revisions=len(case.proposals))
        found = list(
            differences(
                case.proposals[earlier - 1], case.proposals[later - 1], partial(words_of, installation)
            )
        )
    if json:
        screen.show_json({each.part: each.pieces for each in found})
        return
    screen.heading(f"{journal}: revision {earlier} → {later}")
    for each in found:
        screen.heading(f"\n{each.part}")
        screen.show(marked(each.pieces))
    if not found:
        screen.show("Nothing changed.")
