"""Pairs of rounds, the sides taking turns: only what is compared inside one run means something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean, median

from bench.peer import NoPeer, PeerRound, install, play_peer
from bench.rounds import Wanted, play_round
from bench.side import Round


@dataclass(frozen=True)
class Side:
    """The medians of one side's rounds."""

    name: str
    rounds: int
    cpu_ms: float
    server_ms: float
    worker_ms: float
    client_ms: float
    cases_a_second: float
    stored_kb: float
    p50: float
    p99: float
    counts: dict[str, float]


@dataclass(frozen=True)
class Compared:
    """Two sides, and the ratio of CPU per case of each pair, the lowest first."""

    what: str
    cases: int
    product: Side
    naive: Side
    ratios: list[float]

    @property
    def ratio(self) -> float:
        """The ratio in the middle."""
        return median(self.ratios)


@dataclass(frozen=True)
class Peer:
    """The peer's rounds beside the product's, or why there are none."""

    why_not: str
    rounds: list[PeerRound]
    faster: list[float]


Progress = Callable[[str], None]


async def compare(
    what: str, wanted: Wanted, pairs: int, samples: Path, tell: Progress, other: str = "naive"
) -> Compared:
    """Play so many pairs, each side first in turn."""
    played: dict[str, list[tuple[Round, float]]] = {"product": [], other: []}
    for number in range(pairs):
        order = ("product", other) if number % 2 == 0 else (other, "product")
        for side in order:
            played[side].append(await play_round(replace(wanted, side=side), samples))
        mine, theirs = played["product"][-1][0], played[other][-1][0]
        tell(f"{what}: pair {number + 1} of {pairs}, {mine.cpu_ms:.0f} / {theirs.cpu_ms:.0f} ms a case")
    ratios = [mine.cpu_ms / theirs.cpu_ms for (mine, _), (theirs, _) in zip(*played.values(), strict=True)]
    product, naive = (_side(name, rounds) for name, rounds in played.items())
    return Compared(what, wanted.cases, product, naive, sorted(ratios))


async def compare_peer(cases: int, pairs: int, samples: Path, tell: Progress) -> Peer:
    """The same with DBOS on PostgreSQL; how many times more cases a second the product lives."""
    try:
        python = install()
    except NoPeer as why:
        return Peer(str(why), [], [])
    rounds, faster = [], []
    for number in range(pairs):
        mine, _ = await play_round(Wanted("product", cases), samples)
        theirs = await play_peer(python, cases, min(cases, 100))
        rounds.append(theirs)
        faster.append((mine.cases / mine.seconds) / (theirs.cases / theirs.seconds))
        tell(f"peer: pair {number + 1} of {pairs}, {mine.cpu_ms:.0f} / {theirs.cpu_ms:.0f} ms a case")
    return Peer("", rounds, sorted(faster))


def _side(name: str, played: list[tuple[Round, float]]) -> Side:
    rounds = [round_ for round_, _ in played]
    names = sorted({name for round_ in rounds for name in round_.counts})
    return Side(
        name=name,
        rounds=len(rounds),
        cpu_ms=median(round_.cpu_ms for round_ in rounds),
        server_ms=median(round_.server / round_.cases * 1000 for round_ in rounds),
        worker_ms=median(round_.worker / round_.cases * 1000 for round_ in rounds),
        client_ms=median(round_.client / round_.cases * 1000 for round_ in rounds),
        cases_a_second=median(round_.cases / round_.seconds for round_ in rounds),
        stored_kb=median(stored for _, stored in played),
        p50=median(round_.p50 for round_ in rounds),
        p99=median(round_.p99 for round_ in rounds),
        counts={name: mean(round_.counts.get(name, 0.0) for round_ in rounds) for name in names},
    )
