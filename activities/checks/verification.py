"""Verification: is the registry what it says that it is? Everything is looked at, as it is at one moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from activities.archive import Archive
from activities.checks import chains, commands, heads, numbers, outbox, papers, rows, snapshots, texts
from activities.checks.fault import Fault, Inspection
from activities.registry.database import snapshot
from models.base import clock
from models.engine.heads import Heads
from models.engine.world import Held


@dataclass(frozen=True)
class Verification:
    """What is wrong, what is only to be known, and how much of each kind was checked."""

    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...]
    checked: Mapping[str, int]


def verify(archive: Archive, exported: Heads | None = None, now: datetime | None = None) -> Verification:
    """Look at everything, also against a list of heads that was kept elsewhere."""
    with snapshot(archive.registry.engine) as connection:
        looked = Inspection(archive, connection, now or clock.now())
        found = list(_faults(looked, exported))
    return Verification(
        faults=tuple(fault for fault in found if fault.wrong),
        notices=tuple(fault for fault in found if not fault.wrong),
        checked=dict(looked.checked),
    )


def _faults(looked: Inspection, exported: Heads | None) -> Iterator[Fault]:
    account = numbers.account(looked.connection)
    yield from chains.positions(looked)
    for journal in chains.journals(looked):
        facts, broken = chains.chain(looked, journal)
        yield from broken
        account.note(facts)
        yield from texts.texts(looked, facts)
        if not broken:  # what a broken chain says is not worth comparing
            held = Held(journal).after(facts)
            yield from chains.row_of(looked, held)
            yield from rows.rows(looked, held)
            yield from snapshots.snapshot(looked, journal, facts)
            yield from papers.papers(looked, journal, facts)
    yield from numbers.numbers(looked, account)
    yield from rows.rows_of_nothing(looked)
    yield from snapshots.snapshots_of_nothing(looked)
    yield from papers.papers_of_nothing(looked)
    yield from commands.commands(looked)
    if exported:
        yield from heads.as_exported(looked, exported)
    yield from outbox.outbox(looked)
