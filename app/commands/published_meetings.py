"""Published meetings on screen: who sits, what lay before the body, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.commands import screen
from app.exchange.helsinki.meeting import PublishedItem, PublishedMeeting
from app.exchange.replay.bodies import body_of_seats
from app.exchange.replay.comparing import ComparedLine
from app.exchange.replay.meeting import PlayedItem
from models.base.words import Value


def meeting_as_json(file: Path, meeting: PublishedMeeting) -> dict[str, Any]:
    """The meeting for programs, with the description of its body as `pykala body load` takes it."""
    told = meeting.model_dump(mode="json", exclude={"unread", "not_understood"})
    return {
        "file": str(file),
        "meeting": told,
        "body": body_of_seats(meeting),
        "cases": {case: list(numbers) for case, numbers in meeting.cases.items()},
        "unread": list(meeting.unread),
        "not_understood": list(meeting.not_understood),
    }


def show_meeting(file: Path, meeting: PublishedMeeting) -> None:
    """The meeting for people."""
    screen.heading(
        f"{file.name}: {meeting.body}",
        screen.words(
            "Seats: {seats}. Items: {items}. Cases: {cases}.",
            seats=len(meeting.seats),
            items=len(meeting.items),
            cases=len(meeting.cases),
        ),
    )
    headings = (screen.words("Item"), screen.words("Title"), screen.words("Case"), screen.words("Outcome"))
    rows = (list(_row(item)) for item in meeting.items)
    screen.table(screen.words("Agenda"), headings, rows, screen.words("There are no items."))
    for words in (*meeting.unread, *meeting.not_understood):
        screen.show(screen.words("Not understood: {words}", words=words))


def _row(item: PublishedItem) -> Iterator[Value]:
    yield str(item.number)
    yield item.title
    yield item.register_number
    yield item.outcome or screen.part("not told")


def played_as_json(file: Path, meeting: PublishedMeeting, played: list[PlayedItem]) -> dict[str, Any]:
    """What was compared, item by item; equal only where all of it was read, understood and the same."""
    whole = len(played) == len(meeting.items) and not (meeting.unread or meeting.not_understood)
    return {
        "file": file.name,
        "equal": whole and not any(one.differences for one in played),
        "not_read": list(meeting.unread),
        "not_understood": list(meeting.not_understood),
        "items": [
            {
                "item": one.item.number,
                "equal": not one.differences,
                "differences": list(map(_line, one.differences)),
            }
            for one in played
        ],
    }


def show_played(file: Path, meeting: PublishedMeeting, played: list[PlayedItem]) -> None:
    """The same for people."""
    equal = sum(not one.differences for one in played)
    screen.heading(
        f"{file.name}: {meeting.body}",
        screen.words("Equal items: {equal} of {items}.", equal=equal, items=len(meeting.items)),
    )
    headings = (
        screen.words("Item"),
        screen.words("Field"),
        screen.words("The record"),
        screen.words("The engine"),
    )
    rows = (
        [str(one.item.number), line.field, line.record, line.engine]
        for one in played
        for line in one.differences
    )
    screen.table(screen.words("Side by side"), headings, rows, screen.words("No field differs."))
    for words in (*meeting.unread, *meeting.not_understood):
        screen.show(screen.words("Not understood: {words}", words=words))


def _line(line: ComparedLine) -> dict[str, str]:
    return {"field": line.field, "record": line.record, "engine": line.engine}
