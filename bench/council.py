"""A council of 85 with many items and a roll-call on each, act by act: time, events and bytes of an item."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from datetime import time as time_of_day
from statistics import median
from typing import Any

from activities.installation import Installation
from bench.acts import Straight
from bench.hall import Hall, hall
from bench.machine import cpu_seconds
from bench.meeting import proposal, spoken
from models.base.calendar import local_instant
from models.base.text import Text
from models.engine.command import Command
from models.meeting.meeting import Meeting

DAY = date(2021, 3, 17)
MEETING = f"kvsto-{DAY}"
SEATS = 85
ACTS = ("make_motion", "second_motion", "record_vote", "handle_item")
"""What is done with each item."""

_BEGINS = local_instant(DAY, time_of_day(16))
_BEFORE = _BEGINS - timedelta(days=10)


@dataclass(frozen=True)
class Roll:
    """How the councillors vote on an item: the split moves from item to item, and a few are blank."""

    item: int
    names: tuple[str, ...]

    @property
    def yes(self) -> tuple[str, ...]:
        """From 33 to 52 of them."""
        return self.names[: 33 + self.item % 20]

    @property
    def no(self) -> tuple[str, ...]:
        """All others but two."""
        return self.names[len(self.yes) : -2]

    @property
    def outcome(self) -> str:
        """What the vote makes of the item."""
        return "approved_by_vote" if len(self.yes) > len(self.no) else "approved_amended"


def said(name: str, fields: dict[str, Any], hours: int = 0) -> Command:
    """The council's secretary acts on the meeting, so many hours after it began."""
    return spoken("secretary", name, fields, MEETING, _BEGINS + timedelta(hours=hours))


def summoned(installation: Installation, items: int) -> tuple[str, ...]:
    """Write into the registry what was before the meeting: its cases, and its agenda, which was sent."""
    commit = Straight(installation).commit

    def before(role: str, name: str, fields: dict[str, Any], journal: str = "") -> str:
        return commit(spoken(role, name, fields, journal, _BEFORE)).journal

    before("secretary", "call_meeting", {"body": "kvsto", "at": _BEGINS.isoformat()})
    cases = []
    for item in range(1, items + 1):
        case = before("preparer", "open_case", {"title": f"Asia {item}", "task_class": "02 02 02"})
        before("preparer", "revise_proposal", {"proposal": proposal(installation, item)}, case)
        before("presenter", "approve_for_agenda", {"body": "kvsto", "prepared_by": "council"}, case)
        before("secretary", "place_item", {"case": case, "item": item}, MEETING)
        cases.append(case)
    before("secretary", "send_agenda", {}, MEETING)
    return tuple(cases)


def opened() -> Command:
    """All of them are there."""
    return said("open_meeting", {"present": list(range(1, SEATS + 1))})


def handled(installation: Installation, roll: Roll) -> Iterator[Command]:
    """A counter-proposal, its second, the roll-call and the decision."""
    item, names = roll.item, roll.names
    text = installation.archive.write(Text.of(f"Vastaehdotus {item}.")).model_dump(mode="json")
    motion = {"kind": "counter_proposal", "mover": names[3], "text": text}
    yield said("make_motion", {"item": item, **motion})
    yield said("second_motion", {"item": item, "motion": 1, "seconders": [names[4], names[5]]})
    yield said("record_vote", {"item": item, "yes": roll.yes, "no": roll.no, "blank": names[-2:]})
    yield said("handle_item", {"item": item, "outcome": roll.outcome})


def ended(names: tuple[str, ...]) -> tuple[Command, Command, Command]:
    """It is closed; its minutes are checked and published."""
    checked = said("check_minutes", {"checkers": list(names[-2:])}, 24)
    return said("close_meeting", {}, 6), checked, said("publish_minutes", {}, 24)


@dataclass(frozen=True)
class Council:
    """What such a meeting costs; seconds and CPU of each item's four acts, in order."""

    items: int
    seconds: list[float]
    cpu: list[float]
    events: int
    bytes: int
    papers: int
    papers_seconds: float

    @property
    def flat(self) -> float:
        """CPU of an item in the last quarter against one of the first."""
        quarter = max(1, self.items // 4)
        return median(self.cpu[-quarter:]) / median(self.cpu[:quarter])


async def measure_council(items: int, tell: Callable[[str], None]) -> Council:
    """Hold it in a hall of its own, one act after the other."""
    async with hall() as city:
        await asyncio.to_thread(summoned, city.installation, items)
        await city.begin_work()
        await city.start_workflows()
        await city.desk.send(opened())
        names = city.installation.registry.held(MEETING).of(Meeting).names_present()
        seconds, cpu = [], []
        for item in range(1, items + 1):
            began, before = time.perf_counter(), _cpu(city)
            for command in handled(city.installation, Roll(item, names)):
                await city.desk.send(command)
            seconds.append(time.perf_counter() - began)
            cpu.append(_cpu(city) - before)
        tell(f"council: {items} items, {sum(seconds):.0f} s")
        began, made = time.perf_counter(), await asyncio.to_thread(city.papers)
        for command in ended(names):
            await city.desk.send(command)
        await city.rest()
        papers, waited = await asyncio.to_thread(city.papers) - made, time.perf_counter() - began
        history = await city.server.client.get_workflow_handle(MEETING).fetch_history()
    size = sum(event.ByteSize() for event in history.events)
    return Council(items, seconds, cpu, len(history.events), size, papers, waited)


def _cpu(city: Hall) -> float:
    return cpu_seconds(city.server.pid) + cpu_seconds(city.worker)
