"""A city's year: officeholders' decisions and meetings of the board, all with their papers, on one registry.

Of 267 decisions of Helsinki that were at hand in 2026, 76 of a hundred were officeholders'.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time as time_of_day
from datetime import timedelta
from statistics import median
from typing import Any

from bench.acts import command
from bench.hall import Hall, hall
from bench.life import life
from bench.machine import cpu_seconds
from bench.meeting import FIRST_DAY, proposal, spoken
from models.base.calendar import local_instant
from models.meeting.meeting import Meeting

AT_ONCE = 10
YEAR = 10_000
CORES = 2

BATCH = 40
"""Cases of a meeting, and of officeholders in the same time."""
ALONE = 30
"""So many of them an officeholder decides."""
LEAVING = 1
"""So many are withdrawn after their reviews. All others are on the board's agenda, the first is returned."""


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


async def measure_city_year(batches: int, tell: Callable[[str], None]) -> CityYear:
    """Live so many batches, one after the other."""
    milliseconds, begun = [], time.perf_counter()
    async with hall() as city:
        await city.begin_work()
        for number in range(batches):
            before = _cpu(city)
            await _live(city, number)
            await city.rest()
            milliseconds.append((_cpu(city) - before) / BATCH * 1000)
            tell(f"city-year: batch {number + 1} of {batches}, {milliseconds[-1]:.0f} ms a case")
        papers = await asyncio.to_thread(city.papers)
    return CityYear(BATCH, milliseconds, papers / batches / BATCH, time.perf_counter() - begun)


def _cpu(city: Hall) -> float:
    return cpu_seconds(city.server.pid) + cpu_seconds(city.worker) + time.process_time()


async def _live(city: Hall, number: int) -> None:
    """Three quarters of the cases are decided by an officeholder, the others come before one meeting."""
    gate = asyncio.Semaphore(AT_ONCE)
    day = FIRST_DAY + timedelta(days=number)
    begins = local_instant(day, time_of_day(16))
    before = begins - timedelta(days=10)

    async def withdrawn(case: int) -> None:
        async with gate:
            journal = ""
            for asked in life(case):
                wanted = command(asked, journal, city.installation.archive)
                journal = (await city.desk.send(wanted)).journal

    async def act(role: str, name: str, journal: str, **fields: Any) -> str:
        return (await city.desk.send(spoken(role, name, fields, journal, before))).journal

    async def prepared(case: int) -> str:
        journal = await act("preparer", "open_case", "", title=f"Asia {case}", task_class="02 02 02")
        await act("preparer", "revise_proposal", journal, proposal=proposal(city.installation, case))
        return journal

    async def placed(case: int) -> str:
        async with gate:
            return await act("presenter", "approve_for_agenda", await prepared(case), body="khs")

    async def decided_alone(case: int) -> None:
        async with gate:
            journal = await prepared(case)
            decided = spoken("officeholder", "decide_alone", {"body": "strj"}, journal, before)
            section = (await city.desk.send(decided)).values["section"]
            decision = f"strj-{before.year}-{section}"
            await act("officeholder", "publish_decision", journal, decision=decision)

    first = number * BATCH
    board = range(first + ALONE, first + BATCH - LEAVING)
    calling = {"body": "khs", "at": begins.isoformat()}
    meeting = (await city.desk.send(spoken("secretary", "call_meeting", calling, "", before))).journal
    others = [
        *map(decided_alone, range(first, board.start)),
        *map(withdrawn, range(board.stop, first + BATCH)),
    ]
    cases, _ = await asyncio.gather(asyncio.gather(*map(placed, board)), asyncio.gather(*others))

    async def secretary(name: str, at: int, **fields: Any) -> None:
        when = before if at < 0 else begins + timedelta(hours=at)
        await city.desk.send(spoken("secretary", name, fields, meeting, when))

    for item, case in enumerate(cases, start=1):
        await secretary("place_item", -1, case=case, item=item)
    await secretary("send_agenda", -1)
    await secretary("open_meeting", 0, present=list(range(1, 16)))
    present = city.installation.registry.held(meeting).of(Meeting).names_present()
    for item in range(1, len(cases) + 1):
        outcome = "returned" if item == 1 else "approved"
        mover = {"proposed_by": present[0], "unanimous": True} if outcome == "returned" else {}
        await secretary("handle_item", 0, item=item, outcome=outcome, **mover)
    await secretary("close_meeting", 0)
    await secretary("check_minutes", 24, checkers=list(present[:2]))
    await secretary("publish_minutes", 24)
