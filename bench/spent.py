"""What a peer's round used, read by its client."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bench.machine import tree_seconds
from bench.postgres import kept

FACTS = "BENCH_FACTS"
"""The variable that names the peer's database, and the folder of its mails."""
OUTBOX = "BENCH_OUTBOX"


@contextmanager
def spent(database: int, workers: list[int]) -> Iterator[dict[str, float]]:
    """Seconds that pass in the block, CPU of the database, the workers and this process, bytes kept."""
    used: dict[str, float] = {}
    stored = kept(os.environ[FACTS])
    before, own, begun = _cpu(database, workers), time.process_time(), time.perf_counter()
    yield used
    used["seconds"] = time.perf_counter() - begun
    used["client"] = time.process_time() - own
    after = _cpu(database, workers)
    used["server"], used["worker"] = after[0] - before[0], after[1] - before[1]
    used["stored"] = kept(os.environ[FACTS]) - stored


def _cpu(database: int, workers: list[int]) -> tuple[float, float]:
    return tree_seconds(database), sum(tree_seconds(pid) for pid in workers)
