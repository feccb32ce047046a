"""Making the rows anew from the journals alone, as they would be if they had been kept all the time."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, select, update

from activities.public.index import forget_found
from activities.registry import snapshots
from activities.registry.facts import read_facts
from activities.registry.ledger import recording
from activities.registry.prepared import add_rows
from activities.registry.rows import kept_rows, row_key, write_rows
from activities.registry.snapshots import LONG
from models.base.refusal import Refusal
from models.base.words import Said
from models.engine.journal import broken_link
from models.engine.snapshot import Snapshot
from models.engine.world import Held
from models.tables.row_tables import ROWS
from models.tables.tables import JOURNAL, SNAPSHOT
from models.whole.rows import rows_of


class ChainBroken(Refusal):
    """The journal {journal} does not prove itself: {how} No rows were made. `pykala verify` names all
    that is wrong."""


@dataclass(frozen=True)
class Rebuilt:
    """How many journals were read, how many rows they give, and how many rows were not so before."""

    journals: int
    rows: int
    changed: int


def rebuild_rows(database: Engine) -> Rebuilt:
    """Make all rows from the journals, in one transaction. Raises ChainBroken.

    A journal's own row keeps its length and head: they witness that its last facts are still there. The
    snapshots of long journals are made anew too.
    """
    with recording(database) as ledger:
        connection = ledger.connection
        before = {row_key(row): row for row in kept_rows(connection)}
        for table in ROWS:
            connection.execute(delete(table.__table__))
        connection.execute(delete(SNAPSHOT))
        forget_found(connection)
        journals = [
            _proven(connection, id_) for id_ in connection.execute(select(JOURNAL.c.id)).scalars().all()
        ]
        after = {row_key(row): row for held in journals for row in rows_of(held)}
        write_rows(connection, add_rows, after.values())
        for held in journals:
            says = {"kind": held.begun().noun, "is_open": held.begun().open}
            connection.execute(update(JOURNAL).where(JOURNAL.c.id == held.id).values(**says))
            if held.seq >= LONG and held.begun().plain:
                snapshots.keep(connection, Snapshot.of(held))
    changed = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
    return Rebuilt(journals=len(journals), rows=len(after), changed=len(changed))


def _proven(connection: Connection, journal: str) -> Held:
    try:
        facts = read_facts(connection, journal)
    except ValueError:
        raise ChainBroken(journal=journal, how=Said.why("A fact cannot be read.")) from None
    if how := broken_link(facts) or (None if facts else Said.why("It has no facts.")):
        raise ChainBroken(journal=journal, how=how)
    return Held(journal).after(facts)
