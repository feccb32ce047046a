"""`python -m bench`: measure, print, and write docs/performance.md from what was measured."""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.against import Compared, compare, compare_peers
from bench.city_year import BATCH, YEAR, measure_city_year
from bench.council import measure_council
from bench.desk import measure_desk
from bench.example import measure_example
from bench.latency import measure_latency
from bench.long_journal import measure_long_journal
from bench.machine import load
from bench.one_lock import measure_one_lock
from bench.page import FIGURES, PAGE, written
from bench.rounds import Wanted
from bench.samples import make_samples
from bench.syncing import measure_syncing
from models.base import clock


@dataclass(frozen=True)
class Size:
    """How much is measured: pairs and cases of the comparison, open cases, commands, kills, batches; cases of
    the list, seconds of reading each page, acts of the hall.

    In half an hour: a round is a quarter of a minute, and 14 pairs against bare Temporal are a third of it;
    three turns with the peers, four rounds each at both numbers in flight, are a fifth.
    """

    pairs: int
    cases: int
    peer_pairs: int
    open_cases: int
    commands: int
    kills: int
    items: int
    long_meeting: int
    batches: int
    facts: int
    listed: int
    reading: float
    acts: int


FULL = Size(
    pairs=7,
    cases=60,
    peer_pairs=3,
    open_cases=5_000,
    commands=300,
    kills=8,
    items=40,
    long_meeting=300,
    batches=12,
    facts=20_000,
    listed=10_000,
    reading=10.0,
    acts=40,
)
QUICK = Size(
    pairs=1,
    cases=20,
    peer_pairs=1,
    open_cases=200,
    commands=40,
    kills=1,
    items=5,
    long_meeting=10,
    batches=3,
    facts=2_000,
    listed=1_000,
    reading=2.0,
    acts=5,
)

Part = Callable[[Size, Path], Awaitable[dict[str, Any]]]


def tell(line: str) -> None:
    """Progress, for the one who waits."""
    print(line, file=sys.stderr, flush=True)


def _compared(compared: Compared) -> dict[str, Any]:
    return {**asdict(compared), "ratio": compared.ratio}


async def _naive_20(size: Size, samples: Path) -> dict[str, Any]:
    wanted = Wanted("product", size.cases, in_flight=20)
    return _compared(await compare("20 in flight", wanted, size.pairs, samples, tell))


async def _naive_60(size: Size, samples: Path) -> dict[str, Any]:
    wanted = Wanted("product", size.cases, in_flight=60)
    return _compared(await compare("60 in flight", wanted, size.pairs, samples, tell))


async def _papers(size: Size, samples: Path) -> dict[str, Any]:
    wanted = Wanted("product", max(size.cases // 4, 10), papers=True)
    return _compared(await compare("with papers", wanted, size.peer_pairs, samples, tell))


async def _reminded(size: Size, samples: Path) -> dict[str, Any]:
    wanted = Wanted("product", max(size.cases // 4, 10), reminder=12.0)
    return _compared(await compare("with a reminder", wanted, size.peer_pairs, samples, tell))


async def _unsandboxed(size: Size, samples: Path) -> dict[str, Any]:
    wanted = Wanted("product", size.cases // 2)
    pairs = size.peer_pairs
    return _compared(await compare("naive without sandbox", wanted, pairs, samples, tell, "unsandboxed"))


async def _floor(size: Size, samples: Path) -> dict[str, Any]:
    wanted = Wanted("product", size.cases, in_flight=20)
    return _compared(await compare("Temporal alone", wanted, size.peer_pairs, samples, tell, "floor"))


async def _peers(size: Size, samples: Path) -> dict[str, Any]:
    return asdict(await compare_peers(size.cases, size.peer_pairs, samples, tell))


async def _example(_: Size, __: Path) -> dict[str, Any]:
    return asdict(await measure_example())


async def _latency(size: Size, _: Path) -> dict[str, Any]:
    return asdict(await measure_latency(size.open_cases, size.commands, size.kills, size.long_meeting))


async def _city_year(size: Size, _: Path) -> dict[str, Any]:
    year = await measure_city_year(size.batches, tell)
    wider = await measure_city_year(size.batches, tell, in_every_language=True)
    return {
        **asdict(year),
        "flat": year.flat,
        "minutes_a_year": year.minutes_a_year,
        "in_every_language": {"papers": wider.papers, "minutes_a_year": wider.minutes_a_year},
    }


async def _year(_: Size, __: Path) -> dict[str, Any]:
    year = await measure_city_year(YEAR // BATCH, tell)
    return {**asdict(year), "flat": year.flat, "cases": YEAR}


async def _council(size: Size, _: Path) -> dict[str, Any]:
    council = await measure_council(size.items, tell)
    return {**asdict(council), "flat": council.flat}


async def _syncing(size: Size, _: Path) -> dict[str, Any]:
    return asdict(await measure_syncing(size.commands))


async def _one_lock(_: Size, __: Path) -> dict[str, Any]:
    return {"allowed": await measure_one_lock()}


async def _long_journal(size: Size, _: Path) -> dict[str, Any]:
    return asdict(await measure_long_journal(size.facts, tell))


async def _pages(size: Size, _: Path) -> dict[str, Any]:
    desk = await measure_desk(size.listed, size.reading, size.acts, tell)
    return {**asdict(desk), "ratio": desk.ratio}


LONG = "year"
"""Half an hour by itself; measured when it is asked for."""

PARTS: dict[str, Part] = {
    "naive_20": _naive_20,
    "naive_60": _naive_60,
    "papers": _papers,
    "reminded": _reminded,
    "unsandboxed": _unsandboxed,
    "floor": _floor,
    "peers": _peers,
    "example": _example,
    "latency": _latency,
    "city_year": _city_year,
    "year": _year,
    "council": _council,
    "syncing": _syncing,
    "one_lock": _one_lock,
    "long_journal": _long_journal,
    "pages": _pages,
}


async def _measure(names: list[str], size: Size, figures: dict[str, Any], keep: Callable[[], None]) -> None:
    measuring = asyncio.current_task()
    assert measuring is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, measuring.cancel)
    with tempfile.TemporaryDirectory(prefix="pykala-bench-") as folder:
        samples = Path(folder)
        make_samples(samples)
        for name in names:
            tell(f"{name} …")
            before, begun = load(), time.perf_counter()
            found = await PARTS[name](size, samples)
            when = clock.now()
            measured = {"load": [before, load()], "seconds_taken": time.perf_counter() - begun}
            figures[name] = {**found, **measured, "at": when.isoformat(timespec="minutes")}
            keep()


def main() -> None:
    """Measure what is asked for; the other figures stay as they were measured last."""
    given = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    given.add_argument("--quick", action="store_true", help="a trial of two minutes; nothing is written")
    given.add_argument("--only", nargs="+", choices=tuple(PARTS), help="measure these parts anew")
    for field in ("pairs", "cases", "peer-pairs", "open-cases", "batches"):
        given.add_argument(f"--{field}", type=int, help=f"{field} in place of the default")
    asked = given.parse_args()
    wishes = {name: value for name, value in vars(asked).items() if name in Size.__annotations__ and value}
    size = Size(**{**asdict(QUICK if asked.quick else FULL), **wishes})
    kept = json.loads(FIGURES.read_text()) if FIGURES.exists() and not asked.quick else {}
    known = {name: found for name, found in kept.items() if name in PARTS}

    def keep() -> None:
        """What was measured is kept, part by part."""
        if not asked.quick:
            FIGURES.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n")
            PAGE.write_text(written(known))

    asyncio.run(_measure(asked.only or [name for name in PARTS if name != LONG], size, known, keep))
    print(written(known))


if __name__ == "__main__":
    main()
