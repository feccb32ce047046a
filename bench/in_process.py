"""An engine that is a library, called in process by as many processes as a web server would have workers.

`python -m bench.in_process PACKAGE CASES IN_FLIGHT WORKERS DATABASE`: nobody sends a command over a network.
"""

from __future__ import annotations

import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from threading import Barrier as Gate
from threading import BrokenBarrierError
from typing import Protocol, cast

from bench.spent import spent

_WITHIN = 120.0  # seconds, until all are ready
_starts: list[Barrier] = []


class Engine(Protocol):
    """What the module `playing` of a peer's package has."""

    def create(self) -> None:
        """Make the tables; once."""

    def connect(self) -> None:
        """Make a thread ready to live cases."""

    def live(self, number: int) -> None:
        """Live one case from its opening to its end."""


def _keep(start: Barrier) -> None:
    _starts.append(start)


def _engine(package: str) -> Engine:
    return cast("Engine", import_module(f"{package}.playing"))


def _share(package: str, numbers: range, threads: int) -> float:
    """Live these cases, once all processes are ready: the CPU that this one used."""
    start = _starts[0]
    try:
        engine, here = _engine(package), Gate(threads)
        with ThreadPoolExecutor(threads, initializer=engine.connect) as pool:
            list(pool.map(lambda _: here.wait(_WITHIN), range(threads)))
            list(pool.map(engine.live, (-numbers.start, -numbers.stop)))  # what is loaded once is no case's
            start.wait(_WITHIN)
            start.wait(_WITHIN)
            begun = time.process_time()
            list(pool.map(engine.live, numbers))
            return time.process_time() - begun
    except BrokenBarrierError:
        raise
    except Exception as error:
        start.abort()
        raise RuntimeError(str(error)) from error  # an engine's own cannot always be sent


def _follows(error: BaseException | None) -> bool:
    """Whether this went wrong only because something else did."""
    return isinstance(error, BrokenBarrierError)


def play(package: str, cases: int, in_flight: int, workers: int, database: int) -> dict[str, float]:
    """Live so many cases in so many processes."""
    _engine(package).create()
    context = get_context("spawn")
    start = context.Barrier(workers + 1)
    with ProcessPoolExecutor(workers, context, initializer=_keep, initargs=(start,)) as pool:
        shares = [range(1 + first, cases + 1, workers) for first in range(workers)]
        threads = max(1, in_flight // workers)
        working = [pool.submit(_share, package, share, threads) for share in shares]
        try:
            start.wait(_WITHIN)
            with spent(database, []) as used:
                start.wait(_WITHIN)
                used_by_each = [each.result() for each in working]
        except BrokenBarrierError:
            errors = [each.exception() for each in working]
            raise next(filter(None, sorted(errors, key=_follows))) from None
        finally:
            start.abort()
    return {**used, "worker": sum(used_by_each)}


if __name__ == "__main__":
    print(json.dumps(play(sys.argv[1], *map(int, sys.argv[2:6]))))
