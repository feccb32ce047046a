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
from models.base.words import ended
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
            screen.worded(case.stage),
            case.body,
            screen.day(case.opened),
            screen.money(case.cents),
            case.title,
        )
        for case in found
    )
    headings = (
        screen.words("Case"),
        screen.words("Stage"),
        screen.words("Body"),
        screen.words("Opened"),
        screen.words("Money"),
        screen.words("Title"),
    )
    screen.table(screen.words("Cases"), headings, rows, screen.words("There are no such cases."))


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
        (meeting.journal, screen.worded(meeting.stage), meeting.body, screen.instant(meeting.at))
        for meeting in found
    )
    headings = (
        screen.words("Meeting"),
        screen.words("Stage"),
        screen.words("Body"),
        screen.words("When"),
    )
    screen.table(screen.words("Meetings"), headings, rows, screen.words("There are no such meetings."))


@top.command(rich_help_panel=EVERYBODY)
def answer(
    command_id: Annotated[
        str, typer.Argument(help="The id of the command.", metavar="ID", show_default=False)
    ],
    json: Json = False,
) -> None:
    """Tell what became of a command that was signalled: its facts, or the refusal."""
    with opened() as installation:
        facts = became_of(installation, command_id)
    if json:
        screen.show_json({"command_id": command_id, "facts": facts})
        return
    rows = (
        (fact.journal, fact.seq, screen.instant(fact.happened_at), ended(screen.say(fact.content.said())))
        for fact in facts
    )
    headings = (
        screen.words("Journal"),
        screen.words("No"),
        screen.words("Happened"),
        screen.words("What"),
    )
    screen.table(screen.words("Command {command}", command=command_id), headings, rows)
