"""Register and section numbers: each was given here to one case or handling, or was given elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from activities.checks.fault import Fault, Inspection
from activities.registry.facts import read_facts
from models.base.words import Said
from models.tables.tables import NUMBER
from models.whole.numbering import Account


def account(connection: Connection) -> Account:
    """The account of all series, before the facts say what their numbers were used for."""
    given: defaultdict[str, set[int]] = defaultdict(set)
    for row in connection.execute(select(NUMBER.c.series, NUMBER.c.number)):
        given[row.series].add(row.number)
    return Account(given)


def given(looked: Inspection, whole: Account) -> Iterator[Fault]:
    """Take into an account what the registry says that it gave; no fault by itself."""
    whole.given = account(looked.connection).given
    yield from ()


def full_account(connection: Connection, journals: Iterable[str]) -> Account:
    """The account of all series, with what bears each number."""
    whole = account(connection)
    for journal in journals:
        whole.note(read_facts(connection, journal))
    return whole


def numbers(looked: Inspection, whole: Account) -> Iterator[Fault]:
    """Whether every number of every series is accounted for."""
    for line in whole.lines():
        looked.checked["numbers"] += line.last - line.first + 1
        if line.wrong:
            said = Said.of("fault", "Number {number} is {fate}.", number=line.numbers, fate=line.fate)
            yield Fault(line.series, said)
