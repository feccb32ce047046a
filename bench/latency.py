"""How long a command waits: idle, among many open cases, after its worker was killed, while PDFs are made."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from app.desk.acting import NoAnswerYet, NobodyAnswers
from bench.acts import Straight, command
from bench.hall import Hall, hall
from bench.life import Asked, life
from bench.machine import resident_bytes
from bench.meeting import hold_meeting
from bench.waiting import Waiting, percentile
from models.engine.command import Command

BLOCK = 10
"""Commands in a row on one hall, before the other one has its turn."""


@dataclass(frozen=True)
class Latency:
    """Seconds from sending a command to its answer."""

    p50: float
    p95: float
    p99: float
    commands: int

    @classmethod
    def of(cls, seconds: list[float]) -> Latency:
        """The percentiles of what was measured."""
        p50, p95, p99 = (percentile(seconds, share) for share in (0.5, 0.95, 0.99))
        return cls(p50, p95, p99, len(seconds))


@dataclass(frozen=True)
class Latencies:
    """All that was measured of waiting, and the memory of a cached case in bytes."""

    many: int
    idle: Latency
    few_open: Latency
    many_open: Latency
    killed_idle: Latency
    killed_under_way: Latency
    with_pdf: Latency
    without_pdf: Latency
    pdf_seconds: float
    items: int
    effects: int
    bytes_a_case: float


class Probe:
    """Revises a few cases, again and again, each time with other words."""

    def __init__(self, city: Hall, cases: list[str]) -> None:
        self._city = city
        self._cases = cases
        self._number = 0
        self.waiting = Waiting()

    async def act(self) -> None:
        """One command, timed from its sending to its answer, repeated if need be."""
        self._number += 1
        asked = Asked("revise_proposal", "preparer", text=f"Perustelu {self._number}.")
        journal = self._cases[self._number % len(self._cases)]
        wanted = command(asked, journal, self._city.installation.archive)
        await self.waiting.timed(self._answered(wanted))

    async def _answered(self, wanted: Command) -> None:
        while True:
            try:
                await self._city.desk.send(wanted)
            except (NoAnswerYet, NobodyAnswers):
                continue
            else:
                return

    async def acts(self, times: int) -> Latency:
        """Many commands, one after the other."""
        self.waiting = Waiting()
        for _ in range(times):
            await self.act()
        return Latency.of(self.waiting.seconds)


def open_cases(straight: Straight, cases: int) -> list[str]:
    """Cases with a proposal and reviews that are awaited, written straight into the registry."""
    opened = []
    for number in range(cases):
        opening, proposal, request, *_ = life(number)
        journal = straight.act(opening).journal
        straight.act(proposal, journal)
        straight.act(request, journal)
        opened.append(journal)
    return opened


@asynccontextmanager
async def _hall_with(cases: int) -> AsyncIterator[tuple[Hall, Probe, float]]:
    async with hall() as city:
        opened = await asyncio.to_thread(open_cases, city.straight, cases)
        await city.begin_work()
        before = resident_bytes(city.worker)
        await city.start_workflows()
        held = (resident_bytes(city.worker) - before) / cases
        yield city, Probe(city, opened[:10]), held


async def measure_latency(many: int, times: int, kills: int, items: int) -> Latencies:
    """Measure everything; two halls take turns where a ratio is asked for."""
    async with _hall_with(10) as (city, probe, _):
        await probe.acts(BLOCK)
        idle = await probe.acts(times)
        killed_idle, under_way = await _killed(city, probe, kills)
        without, with_pdf, seconds, effects = await _beside_papers(city, probe, items, times)
    async with _hall_with(100) as (_, few, _), _hall_with(many) as (_, crowd, held):
        for probe in (few, crowd):
            await probe.acts(BLOCK)
            probe.waiting = Waiting()
        for _ in range(times // BLOCK):
            for probe in (few, crowd):
                for _ in range(BLOCK):
                    await probe.act()
    seldom, often = Latency.of(few.waiting.seconds), Latency.of(crowd.waiting.seconds)
    return Latencies(
        many=many,
        idle=idle,
        few_open=seldom,
        many_open=often,
        killed_idle=killed_idle,
        killed_under_way=under_way,
        with_pdf=with_pdf,
        without_pdf=without,
        pdf_seconds=seconds,
        items=items,
        effects=effects,
        bytes_a_case=held,
    )


async def _killed(city: Hall, probe: Probe, kills: int) -> tuple[Latency, Latency]:
    """A worker is killed: idle, and another one is there before the command; with a command under way."""
    idle, under_way = Waiting(), Waiting()
    for number in range(kills):
        await city.kill_worker()
        await city.begin_work()
        await idle.timed(probe.act())
        acting = asyncio.create_task(under_way.timed(probe.act()))
        await asyncio.sleep(0.002 * (1 + number % 5))
        await city.kill_worker()
        await city.begin_work()
        await acting
    return Latency.of(idle.seconds), Latency.of(under_way.seconds)


async def _beside_papers(
    city: Hall, probe: Probe, items: int, times: int
) -> tuple[Latency, Latency, float, int]:
    """Commands while the minutes of many items and all their extracts are made, and right after."""
    meeting = await asyncio.to_thread(hold_meeting, city, items)
    await city.start_workflows()
    begun = asyncio.get_running_loop().time()
    await meeting.check_and_publish(city)
    effects = await asyncio.to_thread(city.waiting)
    probe.waiting = Waiting()
    while await asyncio.to_thread(city.waiting):
        await probe.act()
    beside = probe.waiting.seconds or [0.0]
    seconds = asyncio.get_running_loop().time() - begun
    return await probe.acts(times), Latency.of(beside), seconds, effects
