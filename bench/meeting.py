"""A meeting of many items: written straight into the registry until its end, then minutes and publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from activities.installation import Installation
from app.desk.command import command_of
from bench.hall import Hall
from bench.life import SENTENCE
from models.base import clock
from models.base.calendar import local_instant
from models.base.text import Text
from models.base.writing import Written
from models.engine.command import Command
from models.meeting.meeting import Meeting

FIRST_DAY = date(2021, 1, 18)


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting of the board on one day, and the cases that it handles."""

    day: date
    cases: tuple[str, ...]

    @property
    def id(self) -> str:
        """Its journal."""
        return f"khs-{self.day}"

    def at(self, hours: int) -> datetime:
        """So many hours after it began."""
        return local_instant(self.day, time(16)) + timedelta(hours=hours)

    async def check_and_publish(self, city: Hall) -> None:
        """Sign the minutes and publish them: the decisions exist, and their papers are made."""
        names = city.installation.registry.held(self.id).of(Meeting).names_present()
        for name, fields in (("check_minutes", {"checkers": list(names[-2:])}), ("publish_minutes", {})):
            await city.desk.send(spoken("secretary", name, fields, self.id, self.at(24)))


def spoken(role: str, name: str, fields: dict[str, Any], journal: str, at: datetime) -> Command:
    """A command of somebody in this role."""
    return command_of(
        name,
        fields,
        actor="anna" if role == "preparer" else "sanna",
        role=role,
        journal=journal,
        happened_at=at,
        command_id=clock.new_id(),
    )


def proposal(installation: Installation, number: int) -> dict[str, Any]:
    """A proposal of about four kilobytes that grants no money."""

    def written(text: str) -> Written:
        return installation.archive.write(Text.of(text))

    clause = {"number": 1, "text": written("Kaupunginhallitus päättää hyväksyä esityksen.")}
    return {
        "clauses": [clause],
        "reasons": written(f"Asia {number}. " + SENTENCE * 48),
        "presenter": {"name": "Esittelijä"},
    }


def hold_meeting(city: Hall, items: int, day: date = FIRST_DAY) -> HeldMeeting:
    """Open so many cases, and a meeting that has approved them all and is closed."""
    begins = local_instant(day, time(16))
    before = begins - timedelta(days=10)

    def act(at: datetime, role: str, name: str, fields: dict[str, Any], journal: str = "") -> str:
        return city.straight.commit(spoken(role, name, fields, journal, at)).journal

    meeting = act(before, "secretary", "call_meeting", {"body": "khs", "at": begins.isoformat()})
    cases = []
    for number in range(1, items + 1):
        case = act(before, "preparer", "open_case", {"title": f"Asia {number}", "task_class": "02 02 02"})
        act(before, "preparer", "revise_proposal", {"proposal": proposal(city.installation, number)}, case)
        act(before, "presenter", "approve_for_agenda", {"body": "khs"}, case)
        act(before, "secretary", "place_item", {"case": case, "item": number}, meeting)
        cases.append(case)
    act(before, "secretary", "send_agenda", {}, meeting)
    act(begins, "secretary", "open_meeting", {"present": list(range(1, 16))}, meeting)
    for number in range(1, items + 1):
        act(begins, "secretary", "handle_item", {"item": number, "outcome": "approved"}, meeting)
    act(begins, "secretary", "close_meeting", {}, meeting)
    return HeldMeeting(day, tuple(cases))
