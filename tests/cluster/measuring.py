"""How many cases a second the cluster lives with so many workers, and who uses the machine meanwhile."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.desk.acting import NoAnswerYet, NobodyAnswers, NotRunning
from bench.acts import command
from bench.acts import furnish as furnish_bench
from bench.life import life
from bench.machine import cpu_seconds, load
from models.engine.command import Answer, Command
from tests.cluster.city import city_on_the_cluster
from tests.support.office import Office

IN_FLIGHT = 20

PROGRAMS = {"server": "Temporal", "postgres": "PostgreSQL", "pykala": "workers", "python": "desk"}
"""What the programs of the enclosure are called in the table of processes, and here."""


@dataclass(frozen=True)
class Measured:
    """What so many cases took with so many workers."""

    workers: int
    cases: int
    answered: float
    rested: float
    cpu_ms: Mapping[str, float]
    load: tuple[float, float]

    def __str__(self) -> str:
        shares = ", ".join(f"{name} {ms:.0f}" for name, ms in self.cpu_ms.items())
        return (
            f"{self.workers} workers: {self.cases / self.answered:.2f} cases/s until the last answer, "
            f"{self.cases / self.rested:.2f} with every paper and notice; CPU ms per case: {shares}; "
            f"load {self.load[0]:.1f} to {self.load[1]:.1f}"
        )


async def measure(folder: Path, workers: int, cases: int) -> Measured:
    """Live so many cases of twelve acts and six papers in a city of their own."""
    async with city_on_the_cluster(folder, f"workers-{workers}", rehearsal=True) as city:
        furnish_bench(city.office.installation)
        await city.employ(workers)
        gate = asyncio.Semaphore(IN_FLIGHT)

        async def one(number: int) -> None:
            async with gate:
                await _live(city.office, number)

        await _live(city.office, 0)  # what is loaded once is no case's
        await city.office.rest()
        before, loaded, begun = _cpu(), load(), time.perf_counter()
        await asyncio.gather(*(one(number) for number in range(1, cases + 1)))
        answered = time.perf_counter() - begun
        await city.office.rest()
        rested = time.perf_counter() - begun
        used = {name: (seconds - before[name]) / cases * 1000 for name, seconds in _cpu().items()}
        return Measured(workers, cases, answered, rested, used, (loaded, load()))


async def _live(office: Office, number: int) -> None:
    journal = ""
    for asked in life(number):
        wanted = await asyncio.to_thread(command, asked, journal, office.installation.archive)
        answer = await _answered(office, wanted)
        journal = journal or answer.journal


async def _answered(office: Office, wanted: Command) -> Answer:
    while True:
        try:
            return await office.desk.send(wanted)
        except (NobodyAnswers, NoAnswerYet, NotRunning):
            continue


def _cpu() -> dict[str, float]:
    """The seconds of every kind of program in the enclosure, which has no others."""
    used = dict.fromkeys(PROGRAMS.values(), 0.0)
    for process in Path("/proc").glob("[0-9]*"):
        name = (process / "comm").read_text().strip()
        if name in PROGRAMS:
            used[PROGRAMS[name]] += cpu_seconds(int(process.name))
    return used
