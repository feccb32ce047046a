"""Lists: cases, meetings, and what became of a command."""

from __future__ import annotations

from typing import Annotated

import typer

from app.commands import screen
from app.commands.arguments import OfBody
from app.commands.house import EVERYBODY, top
from app.desk.entering import opened
from app.desk.reading.cases import cases as all_cases
from app.desk.reading.meetings import meetings as all_meetings
from app.desk.reading.signals import became_of
from models.base.words import spoken
from models.matter.stage import Stage
from models.meeting.meeting_stage import MeetingStage

Json = Annotated[bool, typer.Option("--json", help="As JSON.")]


@top.command(rich_help_panel=EVERYBODY)
def cases(
    stage: Annotated[Stage | None, typer.Option(help="Only at this stage.")] = None,
    body: OfBody = "",
    json: Json = False,
) -> None:
    """List the cases."""
    with opened() as installation:
        found = all_cases(installation, body, stage)
    if json:
        screen.show_json(found)
        return
    rows = (
        (
            case.journal,
            spoken(case.stage),
            case.body,
            screen.day(case.opened),
            screen.money(case.cents),
            case.title,
        )
        for case in found
    )
    headings = ("Case", "Stage", "Body", "Opened", "Money", "Title")
    screen.table("Cases", headings, rows, "There are no such cases.")


@top.command(rich_help_panel=EVERYBODY)
def meetings(
    stage: Annotated[MeetingStage | None, typer.Option(help="Only at this stage.")] = None,
    body: OfBody = "",
    json: Json = False,
) -> None:
    """List the meetings."""
    with opened() as installation:
        found = all_meetings(installation, body, stage)
    if json:
        screen.show_json(found)
        return
    rows = (
        (meeting.journal, spoken(meeting.stage), meeting.body, screen.instant(meeting.at))
        for meeting in found
    )
    screen.table("Meetings", ("Meeting", "Stage", "Body", "When"), rows, "There are no such meetings.")


@top.command(rich_help_panel=EVERYBODY)
def answer(
    command_id: Annotated[str, typer.Argument(help="The id of the command.", show_default=False)],
    json: Json = False,
) -> None:
    """Tell what became of a command that was signalled: its facts, or the refusal."""
    with opened() as installation:
        facts = became_of(installation, command_id)
    if json:
        screen.show_json({"command_id": command_id, "facts": facts})
        return
    rows = (
        (fact.journal, fact.seq, screen.instant(fact.happened_at), screen.say(fact.content.said()))
        for fact in facts
    )
    screen.table(f"Command {command_id}", ("Journal", "No", "Happened", "What"), rows)
