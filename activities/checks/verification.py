"""Verification: is the registry what it says that it is? Everything is looked at, as it is at one moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from activities.archive import Archive
from activities.checks import (
    chains,
    commands,
    found,
    heads,
    ledger,
    numbers,
    outbox,
    papers,
    rows,
    snapshots,
    stems,
    tables,
    texts,
    times,
)
from activities.checks.fault import Fault, Inspection
from activities.checks.guarded import guarded
from activities.checks.ledger import Noting
from activities.checks.orders import Orders
from activities.registry.database import snapshot
from models.base import clock
from models.engine.heads import Heads
from models.engine.journal import Fact
from models.engine.world import Held
from models.whole.numbering import Account


@dataclass(frozen=True)
class Verification:
    """What is wrong, what is only to be known, and how much of each kind was checked."""

    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...]
    checked: Mapping[str, int]


def verify(
    archive: Archive,
    exported: Heads | None = None,
    now: datetime | None = None,
    told: Callable[[int], None] = lambda _: None,
) -> Verification:
    """Look at everything, also against a list of heads that was kept elsewhere.

    `told` hears of each journal that is begun how many were before it.
    """
    with snapshot(archive.registry.engine) as connection:
        looked = Inspection(archive, connection, now or clock.now())
        told_of = list(_faults(looked, exported, told))
    return Verification(
        faults=tuple(fault for fault in told_of if fault.wrong),
        notices=tuple(fault for fault in told_of if not fault.wrong),
        checked=dict(looked.checked),
    )


def damage(archive: Archive) -> Iterator[Fault]:
    """What of the facts themselves cannot be read or does not follow, journal by journal; nothing else."""
    with snapshot(archive.registry.engine) as connection:
        looked = Inspection(archive, connection, clock.now())
        yield from guarded("registry", tables.tables(looked))
        yield from guarded("registry", chains.positions(looked))
        yield from guarded("registry", _chains(looked))


def _chains(looked: Inspection) -> Iterator[Fault]:
    for journal in chains.journals(looked):
        yield from guarded(journal, _chain(looked, journal))


def _chain(looked: Inspection, journal: str) -> Iterator[Fault]:
    facts, broken = chains.chain(looked, journal)
    yield from broken
    if not broken:
        yield from chains.row_of(looked, Held(journal).after(facts))


def _faults(looked: Inspection, exported: Heads | None, told: Callable[[int], None]) -> Iterator[Fault]:
    account, ordered, noting = Account({}), Orders(), Noting()
    yield from guarded("registry", tables.tables(looked))
    yield from guarded("registry", numbers.given(looked, account))
    yield from guarded("registry", chains.positions(looked))
    yield from guarded("ledger", ledger.ledger(looked, noting))
    yield from guarded("registry", times.times(looked))
    yield from guarded("registry", _journals(looked, account, ordered, noting, told))
    if ordered.complete:
        yield from guarded("outbox", ordered.held_against(looked, noting))
    yield from guarded("registry", numbers.numbers(looked, account))
    yield from guarded("registry", rows.rows_of_nothing(looked))
    yield from guarded("sealed", texts.texts_of_nobody(looked))
    yield from guarded("registry", snapshots.snapshots_of_nothing(looked))
    yield from guarded("registry", papers.papers_of_nothing(looked))
    yield from guarded("registry", commands.commands(looked))
    yield from guarded("search", found.found(looked))
    yield from guarded("search", stems.looked_up(looked))
    if exported:
        yield from guarded("heads", heads.as_exported(looked, exported))
    yield from guarded("outbox", outbox.outbox(looked))


def _journals(
    looked: Inspection, account: Account, ordered: Orders, noting: Noting, told: Callable[[int], None]
) -> Iterator[Fault]:
    for before, journal in enumerate(chains.journals(looked)):
        told(before)
        yield from guarded(journal, _journal(looked, journal, account, ordered, noting))


def _journal(
    looked: Inspection, journal: str, account: Account, ordered: Orders, noting: Noting
) -> Iterator[Fault]:
    facts, broken = chains.chain(looked, journal)
    yield from broken
    yield from guarded(journal, _of_any(looked, facts, account))
    if broken:  # what a broken chain says is not worth comparing
        ordered.complete = False
        return
    held = Held(journal).after(facts)
    ordered.note(journal, facts)
    yield from guarded(journal, chains.row_of(looked, held))
    yield from guarded(journal, rows.rows(looked, held))
    yield from guarded(journal, snapshots.snapshot(looked, journal, facts))
    yield from guarded(journal, papers.papers(looked, journal, facts, noting))


def _of_any(looked: Inspection, facts: list[Fact], account: Account) -> Iterator[Fault]:
    account.note(facts)
    yield from texts.texts(looked, facts)
