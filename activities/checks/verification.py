"""Verification: is the registry what it says that it is? Everything is looked at, as it is at one moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import NoResultFound

from activities.archive import Archive
from activities.checks import (
    chains,
    commands,
    heads,
    ledger,
    numbers,
    outbox,
    papers,
    rows,
    snapshots,
    texts,
    times,
)
from activities.checks.fault import Fault, Inspection
from activities.checks.ledger import Noting
from activities.checks.orders import Orders
from activities.registry.database import snapshot
from models.base import clock
from models.base.words import Said
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
    account, ordered, noting = numbers.account(looked.connection), Orders(), Noting()
    yield from _readable("registry", chains.positions(looked))
    yield from _readable("ledger", ledger.ledger(looked, noting))
    yield from _readable("registry", times.times(looked))
    all_whole = True
    for journal in chains.journals(looked):
        facts, broken = chains.chain(looked, journal)
        yield from broken
        yield from _readable(journal, _of_any(looked, facts, account))
        if broken:  # what a broken chain says is not worth comparing
            all_whole = False
        else:
            yield from _readable(journal, _of_whole(looked, journal, facts, ordered))
    if all_whole:
        yield from _readable("outbox", ordered.held_against(looked, noting))
    yield from _readable("number", numbers.numbers(looked, account))
    yield from _readable("registry", rows.rows_of_nothing(looked))
    yield from _readable("sealed", texts.texts_of_nobody(looked))
    yield from _readable("snapshot", snapshots.snapshots_of_nothing(looked))
    yield from _readable("paper", papers.papers_of_nothing(looked))
    yield from _readable("command", commands.commands(looked))
    if exported:
        yield from _readable("heads", heads.as_exported(looked, exported))
    yield from _readable("outbox", outbox.outbox(looked))


def _of_any(looked: Inspection, facts: list[Fact], account: Account) -> Iterator[Fault]:
    account.note(facts)
    yield from texts.texts(looked, facts)


def _of_whole(looked: Inspection, journal: str, facts: list[Fact], ordered: Orders) -> Iterator[Fault]:
    held = Held(journal).after(facts)
    ordered.note(journal, facts)
    yield from chains.row_of(looked, held)
    yield from rows.rows(looked, held)
    yield from snapshots.snapshot(looked, journal, facts)
    yield from papers.papers(looked, journal, facts)


def _readable(where: str, found: Iterator[Fault]) -> Iterator[Fault]:
    """What is found; and that something cannot be read, where what stands there means nothing."""
    try:
        yield from found
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        StopIteration,
        TypeError,
        ValueError,
        NoResultFound,
    ) as error:
        said = Said.of(
            "fault",
            "Something there cannot be read, so it was altered: {error}.",
            error=" ".join(f"{type(error).__name__} {error}".split())[:200],
        )
        yield Fault(where, said)
