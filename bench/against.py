"""Pairs of rounds, the sides taking turns: only what is compared inside one run means something."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean, median

from bench.peer import PEERS, NoPeer, PeerRound, install, play_peer
from bench.rounds import Wanted, play_round
from bench.side import Round

IN_FLIGHT = (20, 60)
"""How many cases are in flight: hardly anyone waits for another; all cores have work all the time."""


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
    in_flight: int
    product: Side
    naive: Side
    ratios: list[float]

    @property
    def ratio(self) -> float:
        """The ratio in the middle."""
        return median(self.ratios)


@dataclass(frozen=True)
class Peer:
    """The medians of one peer's rounds, and the product's ratios to it in each turn, the lowest first."""

    name: str
    cpu_ms: float
    server_ms: float
    cases_a_second: float
    stored_kb: float
    cpu_ratios: list[float]
    pace_ratios: list[float]


@dataclass(frozen=True)
class Flight:
    """The product and its peers, so many cases in flight."""

    in_flight: int
    product: Side
    peers: list[Peer]


@dataclass(frozen=True)
class Peers:
    """The peers' rounds beside the product's, or why there are none."""

    why_not: str
    cases: int
    workers: int
    flights: list[Flight]


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
    return Compared(what, wanted.cases, wanted.in_flight, product, naive, sorted(ratios))


async def compare_peers(cases: int, turns: int, samples: Path, tell: Progress) -> Peers:
    """The same with the peers, all on PostgreSQL, each with as many workers as there are cores."""
    workers = len(os.sched_getaffinity(0))
    try:
        python = install()
    except NoPeer as why:
        return Peers(str(why), cases, workers, [])
    flights = [await _fly(python, cases, in_flight, workers, turns, samples, tell) for in_flight in IN_FLIGHT]
    return Peers("", cases, workers, flights)


async def _fly(
    python: str, cases: int, in_flight: int, workers: int, turns: int, samples: Path, tell: Progress
) -> Flight:
    wanted = Wanted("product", cases, in_flight, registry="postgresql", workers=workers)
    mine: list[tuple[Round, float]] = []
    theirs: dict[str, list[PeerRound]] = {name: [] for name in PEERS}
    for turn in range(turns):
        everybody = ("product", *PEERS)
        for name in everybody[turn % len(everybody) :] + everybody[: turn % len(everybody)]:
            if name == "product":
                mine.append(await play_round(wanted, samples))
            else:
                theirs[name].append(await play_peer(name, python, cases, in_flight, workers))
        others = ", ".join(f"{name} {played[-1].cpu_ms:.0f}" for name, played in theirs.items())
        tell(f"peers: turn {turn + 1} of {turns}, {mine[-1][0].cpu_ms:.0f} ms a case; {others}")
    rounds = [round_ for round_, _ in mine]
    return Flight(in_flight, _side("product", mine), [_peer(name, theirs[name], rounds) for name in PEERS])


def _peer(name: str, rounds: list[PeerRound], mine: list[Round]) -> Peer:
    turns = list(zip(mine, rounds, strict=True))
    return Peer(
        name=name,
        cpu_ms=median(round_.cpu_ms for round_ in rounds),
        server_ms=median(round_.server / round_.cases * 1000 for round_ in rounds),
        cases_a_second=median(round_.cases / round_.seconds for round_ in rounds),
        stored_kb=median(round_.stored for round_ in rounds),
        cpu_ratios=sorted(own.cpu_ms / other.cpu_ms for own, other in turns),
        pace_ratios=sorted((own.cases / own.seconds) / (other.cases / other.seconds) for own, other in turns),
    )


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
