"""The registry for everybody who reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection, Engine, select

from activities.registry.damage import BrokenFact, BrokenJournal
from activities.registry.database import reading
from activities.registry.facts import read_facts, readable
from activities.registry.prepared import PreparedQuestion
from models.base import clock
from models.base.calendar import local_day
from models.engine.journal import Fact
from models.engine.world import Held
from models.tables.tables import FACT, JOURNAL, REGISTRY, JournalRow

AT_ONCE = 500
"""So many journals one statement names: a database takes no endless list."""

_HEAD = PreparedQuestion(select(REGISTRY.c.head))


class Registry:
    """The registry for those who read: the command line, the papers, the checks."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.reading = reading(engine)

    @cached_property
    def name(self) -> str:
        """What tells this registry from every other."""
        with self.reading.connect() as connection:
            return str(connection.execute(select(REGISTRY.c.name)).scalar_one())

    @cached_property
    def rehearsal(self) -> bool:
        """Whether it was made for rehearsal, where workflows say what time it is."""
        with self.reading.connect() as connection:
            return bool(connection.execute(select(REGISTRY.c.rehearsal)).scalar_one())

    def today(self) -> date | None:
        """The local day that it is; None of a rehearsal, whose time nobody lives in."""
        return None if self.rehearsal else local_day(clock.now())

    def head(self) -> str:
        """The head of the whole registry: while it is the same, so is everything that the ledger notes.

        Rows that are made anew from the facts, and what is kept beside the record, may differ all the same.
        """
        with self.reading.connect() as connection:
            return head_of(connection)

    def held(self, journal: str, position: int | None = None) -> Held:
        """A journal's state, now or as things stood at a position."""
        return folded(Held(journal), self.facts(journal, position))

    def several(self, journals: Collection[str]) -> list[Held]:
        """Journals as they stand now, in the order of their names: one statement, however many."""
        wanted = select(FACT).where(FACT.c.journal.in_(journals)).order_by(FACT.c.journal, FACT.c.seq)
        with self.reading.connect() as connection:
            rows = connection.execute(wanted).mappings().all() if journals else []
        return [
            folded(Held(journal), map(readable, its)) for journal, its in groupby(rows, itemgetter("journal"))
        ]

    def facts(self, journal: str, position: int | None = None) -> list[Fact]:
        """A journal's facts, all or up to a position."""
        with self.reading.connect() as connection:
            return read_facts(connection, journal, position=position)

    def spelled(self, journal: str) -> str:
        """The id of a journal as it is here, if it was written in other capitals; else as it was written."""
        number, slash, decision = journal.partition("/")
        usual = f"{number.upper()}{slash}{decision.lower()}", journal.lower()
        there = self.there((journal, *usual))
        return next((each for each in (journal, *usual) if each in there), journal)

    def there(self, ids: Iterable[str]) -> frozenset[str]:
        """Which of these are journals here."""
        sought = sorted({*ids})
        parts = [sought[first : first + AT_ONCE] for first in range(0, len(sought), AT_ONCE)]
        with self.reading.connect() as connection:
            asked = (connection.execute(select(JOURNAL.c.id).where(JOURNAL.c.id.in_(part))) for part in parts)
            return frozenset(id_ for found in asked for id_ in found.scalars())

    def journals(self, *kinds: str, only_open: bool = False) -> list[JournalRow]:
        """The journals of these kinds, all kinds if none is named."""
        wanted = select(JOURNAL).order_by(JOURNAL.c.id)
        if kinds:
            wanted = wanted.where(JOURNAL.c.kind.in_(kinds))
        if only_open:
            wanted = wanted.where(JOURNAL.c.is_open)
        with self.reading.connect() as connection:
            return [JournalRow(**row) for row in connection.execute(wanted).mappings()]


def head_of(connection: Connection) -> str:
    """The head of the whole registry, as this connection sees it."""
    return str(_HEAD.one(connection, {}).head)


def folded(held: Held, facts: Iterable[Fact]) -> Held:
    """A journal after further facts. Raises BrokenJournal where they do not fold."""
    try:
        return held.after(facts)
    except BrokenFact:
        raise
    except Exception as error:  # folding what was never decided fails somehow or other
        raise BrokenJournal(journal=held.id, problem=type(error).__name__) from error
