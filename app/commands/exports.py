"""`pykala export`: our own decisions in the form in which another system publishes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from activities.installation import Installation
from app.commands import screen
from app.commands.completing import a_journal
from app.commands.house import EVERYBODY, noun
from app.commands.metavar import FOLDER
from app.desk.entering import held, opened
from app.exchange.helsinki import as_published, write
from models.base.refusal import Refusal
from models.case.case import Case
from models.matter.handling import Handling
from models.meeting.meeting import Meeting
from models.minutes.minutes import handlings
from models.record.making.decision import decision_record

export = noun("export", EVERYBODY, "Write decisions as other systems publish them.")


class NothingPublished(Refusal):
    """{journal} has no published decision; a decision leaves the house once its minutes are published,
    and one of a confidential case never."""


class SectionNotPublished(Refusal):
    """{journal} has no published decision with § {section}; a decision leaves the house once its minutes are
    published, and one of a confidential case never."""


@export.command("helsinki")
def helsinki(
    journal: Annotated[
        str,
        typer.Argument(
            help="A case or a meeting.", metavar="JOURNAL", show_default=False, autocompletion=a_journal
        ),
    ],
    section: Annotated[
        int | None, typer.Option(help="Only the decision with this section.", min=1, show_default=False)
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", help="Folder for one file a decision.", metavar=FOLDER, show_default=False
        ),
    ] = None,
) -> None:
    """Write the published decisions of a case or a meeting as Helsinki does: JSON with its HTML.

    `pykala import helsinki` reads it back as the same record. Without --out it is shown: one decision as an
    object, several as a list.

    Example: pykala export helsinki 'HEL 2021-002935' --section 186 --out helsinki
    """
    with opened() as installation:
        decided = [
            (case, one) for case, one in _decided(installation, journal) if section in (None, one.section)
        ]
        if not decided:
            if section:
                raise SectionNotPublished(journal=journal, section=section)
            raise NothingPublished(journal=journal)
        written = {_name(case, one): _written(installation, case, one) for case, one in decided}
    if out is None:
        shown = list(written.values())
        screen.show_json(shown[0] if len(shown) == 1 else shown)
        return
    out.mkdir(parents=True, exist_ok=True)
    for name, decision in written.items():
        text = json.dumps(decision, ensure_ascii=False, indent=2)
        (out / name).write_text(text + "\n", encoding="utf-8")
        screen.show(str(out / name))


def _decided(installation: Installation, journal: str) -> Iterator[tuple[Case, Handling]]:
    """The published decisions of a journal, with their cases."""
    state = held(installation, journal).state
    if isinstance(state, Meeting):
        found = [(installation.registry.held(one.case).of(Case), one) for one in handlings(state)]
    else:
        found = [(state, one) for one in state.handlings] if isinstance(state, Case) else []
    for case, one in found:
        if case.decisions[one.key].published and not case.confidential:
            yield case, one


def _name(case: Case, one: Handling) -> str:
    return f"{case.id.lower().replace(' ', '-')}_{one.body}_{one.year}_s{one.section}.json"


def _written(installation: Installation, case: Case, one: Handling) -> dict[str, Any]:
    return write(as_published(decision_record(case, one, installation.registry, installation.archive.text)))
