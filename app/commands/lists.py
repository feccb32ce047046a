"""Lists: cases, meetings, and what became of a command."""

from __future__ import annotations

from json import loads
from typing import Annotated, Any

import typer
from sqlalchemy import Row, Table, select

from activities.installation import Installation
from app.commands import screen
from app.commands.door import opened
from app.commands.house import EVERYBODY, app
from models.base.refusal import Refusal
from models.base.words import spoken
from models.engine.journal import Fact
from models.engine.message import Refused
from models.matter.stage import Stage
from models.meeting.meeting_stage import MeetingStage
from models.tables.row_tables import CASE, MEETING
from models.tables.tables import FACT, REFUSED

Json = Annotated[bool, typer.Option("--json", help="As JSON.")]
Body = Annotated[str, typer.Option(help="Only of this body, by its code.", metavar="BODY")]


class NothingBecameOfIt(Refusal):
    """No command {command} was carried out or refused. A signal may still be on its way: ask again in a
    moment. An act that was answered is refused at once, and leaves no trace."""


@app.command(rich_help_panel=EVERYBODY)
def cases(
    stage: Annotated[Stage | None, typer.Option(help="Only at this stage.")] = None,
    body: Body = "",
    json: Json = False,
) -> None:
    """List the cases."""
    rows = _rows(CASE, body, stage)
    if json:
        screen.show_json(rows)
        return
    told = (
        (
            r["journal"],
            spoken(r["stage"]),
            r["body"],
            screen.day(r["opened"]),
            screen.money(r["cents"]),
            r["title"],
        )
        for r in rows
    )
    screen.table(
        "Cases", ("Case", "Stage", "Body", "Opened", "Money", "Title"), told, "There are no such cases."
    )


@app.command(rich_help_panel=EVERYBODY)
def meetings(
    stage: Annotated[MeetingStage | None, typer.Option(help="Only at this stage.")] = None,
    body: Body = "",
    json: Json = False,
) -> None:
    """List the meetings."""
    rows = _rows(MEETING, body, stage)
    if json:
        screen.show_json(rows)
        return
    told = ((r["journal"], spoken(r["stage"]), r["body"], screen.instant(r["at"])) for r in rows)
    screen.table("Meetings", ("Meeting", "Stage", "Body", "When"), told, "There are no such meetings.")


@app.command(rich_help_panel=EVERYBODY)
def answer(
    command_id: Annotated[str, typer.Argument(help="The id of the command.", show_default=False)],
    json: Json = False,
) -> None:
    """Tell what became of a command that was signalled: its facts, or the refusal."""
    with opened() as installation:
        facts = _facts_of(installation, command_id)
        if not facts:
            with installation.registry.reading.connect() as connection:
                wanted = select(REFUSED).where(REFUSED.c.command_id == command_id)
                refused = connection.execute(wanted).one_or_none()
            if refused is None:
                raise NothingBecameOfIt(command=command_id)
            raise refusal_of(refused)
    if json:
        screen.show_json(
            {"command_id": command_id, "facts": [fact.model_dump(mode="json") for fact in facts]}
        )
        return
    rows = (
        (fact.journal, fact.seq, screen.instant(fact.happened_at), screen.say(fact.content.said()))
        for fact in facts
    )
    screen.table(f"Command {command_id}", ("Journal", "No", "Happened", "What"), rows)


def _rows(table: Table, body: str, stage: str | None) -> list[dict[str, Any]]:
    wanted = select(table).order_by(table.c.journal)
    if body:
        wanted = wanted.where(table.c.body == body)
    if stage:
        wanted = wanted.where(table.c.stage == stage)
    with opened() as installation, installation.registry.reading.connect() as connection:
        return [dict(row) for row in connection.execute(wanted).mappings()]


def refusal_of(row: Row[Any]) -> Refusal:
    """The refusal that the registry kept."""
    return Refused(type=row.type, sentence=row.sentence, facts=loads(row.facts)).refusal


def _facts_of(installation: Installation, command_id: str) -> list[Fact]:
    wanted = select(FACT.c.journal).where(FACT.c.command_id == command_id).distinct()
    with installation.registry.reading.connect() as connection:
        journals = connection.execute(wanted).scalars().all()
    facts = (fact for journal in journals for fact in installation.registry.facts(journal))
    return sorted((fact for fact in facts if fact.command_id == command_id), key=lambda fact: fact.position)
