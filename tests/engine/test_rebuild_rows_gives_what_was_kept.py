"""Rows are made anew from the journals: the same that were kept all the time, whatever was done to them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text, update

from activities.checks.verification import verify
from activities.installation import Installation
from activities.registry.rebuilding import ChainBroken, rebuild_rows
from activities.registry.rows import kept_rows, row_key
from models.engine.row import Row
from models.tables.row_tables import ROWS
from models.tables.tables import FACT
from tests.support.clerk import lived


@pytest.fixture
def record(tmp_path_factory: pytest.TempPathFactory, registry_dsn: str) -> Iterator[Installation]:
    """A life that was lived in a registry of each kind."""
    installation = lived("returned", tmp_path_factory.mktemp("life"), registry_dsn)
    yield installation
    installation.close()


def rows(record: Installation) -> dict[object, Row]:
    """Every row that people read."""
    with record.database.connect() as connection:
        return {row_key(row): row for row in kept_rows(connection)}


def test_rows_that_nobody_touched_stay_as_they_are(record: Installation) -> None:
    before = rows(record)
    rebuilt = rebuild_rows(record.database)
    assert (rebuilt.rows, rebuilt.changed) == (len(before), 0)
    assert rows(record) == before


def test_rows_that_were_altered_lost_or_invented_are_made_good(record: Installation) -> None:
    before = rows(record)
    with record.database.begin() as connection:
        connection.execute(text("update case_row set title = 'Muu'"))
        connection.execute(text("delete from handling_row"))
        connection.execute(
            text(
                "update meeting_row set journal = 'khs-2000-01-01' where journal like 'khs-%'"
                " and journal = (select min(journal) from meeting_row)"
            )
        )
        connection.execute(text("update journal set is_open = true"))
    assert verify(record.archive).faults
    assert rebuild_rows(record.database).changed > 2
    assert rows(record) == before
    assert verify(record.archive).faults == ()


def test_no_rows_are_made_of_a_journal_that_does_not_prove_itself(record: Installation) -> None:
    before = rows(record)
    with record.database.begin() as connection:
        connection.execute(update(FACT).where(FACT.c.seq == 2).values(actor="joku muu"))
    with pytest.raises(ChainBroken, match="was altered"):
        rebuild_rows(record.database)
    assert rows(record) == before
    assert {row.table for row in before.values()} <= {table.__table__.name for table in ROWS}
