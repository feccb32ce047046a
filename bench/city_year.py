"""A city's year: officeholders' decisions and meetings of the board, all with their papers, on one registry.

Of 267 decisions of Helsinki that were at hand in 2026, 76 of a hundred were officeholders'.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time as time_of_day
from datetime import timedelta
from itertools import zip_longest
from statistics import median
from typing import Any

from app.case_file.municipality_file import read_municipality
from app.desk.acting import Desk
from bench.hall import Hall, hall
from bench.life import GROUPS
from bench.machine import cpu_seconds
from bench.meeting import FIRST_DAY, proposal, spoken
from models.base import clock
from models.base.calendar import local_day, local_instant
from models.base.packaged import UNNAMED
from models.engine.command import Answer
from models.engine.message import Origin
from models.meeting.meeting import Meeting

AT_ONCE = 10
OFFICE = "strj"
YEAR = 10_000
CORES = 2

BATCH = 40
"""Cases of a meeting, and of officeholders in the same time."""
ALONE = 30
"""So many of them an officeholder decides."""
LEAVING = 1
"""So many are withdrawn while reviews are awaited. The board has all others, and returns the first."""


@dataclass(frozen=True)
class CityYear:
    """CPU milliseconds per case of each batch, in order, and what a year of such cases would take."""

    batch: int
    milliseconds: list[float]
    papers: float
    seconds: float

    @property
    def flat(self) -> float:
        """The last quarter against the first, by their medians; the first batch of all warms up."""
        quarter = max(1, len(self.milliseconds) // 4)
        return median(self.milliseconds[-quarter:]) / median(self.milliseconds[1 : 1 + quarter])

    @property
    def minutes_a_year(self) -> float:
        """CPU minutes of two cores for ten thousand cases, if it goes on as it was."""
        return median(self.milliseconds[1:]) / 1000 * YEAR / CORES / 60


async def measure_city_year(
    batches: int, tell: Callable[[str], None], *, in_every_language: bool = False
) -> CityYear:
    """Live so many batches: while the board meets, the next one is prepared.

    `in_every_language` makes all papers in every language of the city, whatever their body asks for.
    """
    milliseconds, begun = [], time.perf_counter()
    async with hall() as city:
        await city.begin_work()
        await _describe(city, in_every_language)
        first, *others = (Batch(city, number) for number in range(batches))
        cases = await first.prepare()
        for batch, following in zip_longest([first, *others], others):
            before = _cpu(city)
            meets = batch.meet(cases)
            cases, _ = await asyncio.gather(following.prepare(), meets) if following else ([], await meets)
            await city.rest()
            milliseconds.append((_cpu(city) - before) / BATCH * 1000)
            tell(f"city-year: batch {batch.number + 1} of {batches}, {milliseconds[-1]:.0f} ms a case")
        papers = await asyncio.to_thread(city.papers)
    return CityYear(BATCH, milliseconds[:-1], papers / batches / BATCH, time.perf_counter() - begun)


async def _describe(city: Hall, in_every_language: bool) -> None:
    """The city is Helsinki, whose bodies say in which languages their papers are made."""
    described = read_municipality(UNNAMED)
    if in_every_language:
        everywhere = {"languages": described.municipality.languages}
        bodies = tuple(body.model_copy(update=everywhere) for body in described.bodies)
        described = described.model_copy(update={"bodies": bodies})
    desk = Desk(city.server.client, city.installation)
    fields = {"description": described.model_dump(mode="json")}
    await desk.act("load_municipality", fields, actor="kirjaaja", role="registrar")


def _cpu(city: Hall) -> float:
    return cpu_seconds(city.server.pid) + cpu_seconds(city.worker) + time.process_time()


class Batch:
    """Three quarters of its cases are decided by an officeholder, the others come before one meeting."""

    def __init__(self, city: Hall, number: int) -> None:
        self.number = number
        self._city = city
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._begins = local_instant(FIRST_DAY + timedelta(days=number), time_of_day(16))
        self._before = self._begins - timedelta(days=10)
        two_days_later = Origin(offset=self._begins + timedelta(days=2) - clock.now())
        self._desk = Desk(city.server.client, city.installation, two_days_later)
        self._first = number * BATCH
        self._meeting = ""

    async def prepare(self) -> list[str]:
        """Everything but the meeting; the cases that it is to handle."""
        called = await self._act("secretary", "call_meeting", "", body="khs", at=self._begins.isoformat())
        self._meeting = called.journal
        board = range(self._first + ALONE, self._first + BATCH - LEAVING)
        others = [
            *map(self._decided_alone, range(self._first, board.start)),
            *map(self._withdrawn, range(board.stop, self._first + BATCH)),
        ]
        cases, _ = await asyncio.gather(asyncio.gather(*map(self._ready, board)), asyncio.gather(*others))
        return cases

    async def meet(self, cases: Sequence[str]) -> None:
        """The board returns the first case and approves the others; minutes are checked and published."""
        for item, case in enumerate(cases, start=1):
            await self._secretary("place_item", -1, case=case, item=item)
        await self._secretary("send_agenda", -1)
        await self._secretary("open_meeting", 0, present=list(range(1, 16)))
        present = self._city.installation.registry.held(self._meeting).of(Meeting).names_present()
        for item in range(1, len(cases) + 1):
            outcome = "returned" if item == 1 else "approved"
            mover = {"proposed_by": present[0], "unanimous": True} if outcome == "returned" else {}
            await self._secretary("handle_item", 0, item=item, outcome=outcome, **mover)
        await self._secretary("close_meeting", 0)
        await self._secretary("check_minutes", 24, checkers=list(present[-2:]))
        await self._secretary("publish_minutes", 24)

    async def _prepared(self, case: int) -> str:
        opened = await self._act("preparer", "open_case", "", title=f"Asia {case}", task_class="02 02 02")
        written = proposal(self._city.installation, case)
        await self._act("preparer", "revise_proposal", opened.journal, proposal=written)
        return opened.journal

    async def _ready(self, case: int) -> str:
        async with self._gate:
            journal = await self._prepared(case)
            await self._act("presenter", "approve_for_agenda", journal, body="khs")
            return journal

    async def _decided_alone(self, case: int) -> None:
        async with self._gate:
            journal = await self._prepared(case)
            decided = await self._act("officeholder", "decide_alone", journal, body=OFFICE)
            decision = f"{OFFICE}-{self._before.year}-{decided.values['section']}"
            await self._act("officeholder", "publish_decision", journal, decision=decision)

    async def _withdrawn(self, case: int) -> None:
        async with self._gate:
            journal = await self._prepared(case)
            due = local_day(self._begins + timedelta(days=7)).isoformat()
            await self._act("preparer", "request_reviews", journal, groups=list(GROUPS), due=due)
            await self._act("preparer", "withdraw_case", journal, reason=f"Asia {case} raukesi.")

    async def _act(self, role: str, name: str, journal: str, **fields: Any) -> Answer:
        return await self._desk.send(spoken(role, name, fields, journal, self._before))

    async def _secretary(self, name: str, at: int, **fields: Any) -> None:
        when = self._before if at < 0 else self._begins + timedelta(hours=at)
        await self._desk.send(spoken("secretary", name, fields, self._meeting, when))
