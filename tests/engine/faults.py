"""The campaign of faults: `python -m tests.engine.faults --rounds 300 --seed 7`.

A round is a short life of some cases and a meeting. Workers, and now and then the server with them, are
killed at random hops, of snapshots and of an erasing too, the registry is locked for a moment, commands are
repeated; at the end every promise is checked. A seed draws the same life and the same faults again,
`--rounds 1 --seed 19`; when they meet is the machine's to say, so a rare one may need several rounds of it.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.engine.fault_round import Broken, Round
from tests.support.faulty_worker import impatient, quiet

TOGETHER = 3
"""Rounds at a time: most of one is waiting for the dead."""


async def campaign(rounds: int, seed: int) -> int:
    """Play rounds, one line each; 1 after the first broken promise, with the seed that shows it."""
    impatient()
    quiet()
    faults: Counter[str] = Counter()
    seeds = iter(range(seed, seed + rounds))
    began = time.monotonic()

    async def one_after_another() -> None:
        for number in seeds:
            faults.update(await played(number))

    ended = True
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(TOGETHER):
                group.create_task(one_after_another())
    except* Broken as broken:
        print(*broken.exceptions, sep="\n")
        ended = False
    if not ended:
        return 1
    seconds = time.monotonic() - began
    print(f"{rounds} rounds, {faults.total()} faults, nothing lost and nothing twice, {seconds:.0f} s")
    print(", ".join(f"{name} {times}" for name, times in faults.most_common()))
    return 0


async def played(seed: int) -> Counter[str]:
    """Play one round and print its line; the faults that struck."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        life = Round(seed, Path(folder))
        try:
            told = await life.play()
        except Exception as error:
            why = f"{type(error).__name__} at {life.waits_for}: {error}"
            raise Broken(
                f"seed {seed}: BROKEN {why}\nagain: python -m tests.engine.faults --rounds 1 --seed {seed}"
            ) from error
    struck = " ".join(f"{name}×{times}" for name, times in sorted(told.faults.items())) or "nothing"
    seconds = time.monotonic() - started
    print(f"seed {seed}: {len(told.answers)} commands, {struck}, {seconds:.1f} s", flush=True)
    return told.faults


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Kill, lock and repeat, and check every promise.")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    sys.exit(asyncio.run(campaign(asked.rounds, asked.seed)))


if __name__ == "__main__":
    main()
