"""A backup of a registry in SQLite or PostgreSQL is put back into either, row by row, and goes on there."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import BigInteger, Boolean, Date, Integer, String, types

from activities.archive import Archive
from activities.backup.backing_up import back_up
from activities.backup.empty import BORN_WITH
from activities.checks.heads import heads
from activities.checks.verification import verify
from activities.installation import Installation
from activities.registry.database import connect, needed
from activities.store import Store
from models.tables.outbox import OUTBOX
from models.tables.row_tables import ROWS
from models.tables.schema import metadata
from models.tables.tables import JOURNAL, REGISTRY
from tests.support.backups import backed_up, elsewhere, every_row, put_back
from tests.support.cellar import RELEASES, brought_up, moved_to
from tests.support.clerk import lived
from tests.support.committing import Counter
from tests.support.registries import PostgresRegistries

KINDS = ("sqlite", "postgres")
SAYABLE = (BigInteger, Boolean, Date, Integer, String)
"""The kinds of a column that a line of a backup says."""


def an_empty(kind: str, folder: Path, postgres: PostgresRegistries) -> str:
    """The address of a database in which there is nothing."""
    return postgres.empty() if kind == "postgres" else f"sqlite:///{folder / f'{kind}.sqlite'}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_is_the_same_and_new_ones_come_after_them(
    registry_dsn: str, kind: str, tmp_path: Path, postgres_registries: PostgresRegistries
) -> None:
    installation = lived("claim-left", tmp_path / "data", registry_dsn)
    before, then = every_row(registry_dsn), heads(installation.archive)
    backup = backed_up(installation, tmp_path / "backups")
    installation.close()

    dsn = an_empty(kind, tmp_path, postgres_registries)
    restored, said = put_back(backup, elsewhere(tmp_path / "restored", dsn))
    assert said.verification.faults == ()
    assert every_row(dsn) == before
    assert heads(restored.archive).heads == then.heads

    counter = Counter(dsn)
    counter.opened()  # with a line of the outbox, which the database numbers
    assert len(counter.rows(OUTBOX)) > len(before["outbox"])
    assert verify(restored.archive, then).faults == ()
    counter.database.dispose()
    restored.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_registry_that_was_made_and_never_used_gives_way_to_it(
    counter: Counter, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    counter.opened()
    made = back_up(counter.database, Store(str(tmp_path / "store")), tmp_path / "backups")
    dsn = elsewhere(tmp_path / "new").registry.get_secret_value()
    if kind == "postgres":
        registries: PostgresRegistries = request.getfixturevalue("postgres_registries")
        dsn = registries.copy()
    settings = elsewhere(tmp_path / "new", dsn)
    Installation.fresh(settings).close()
    restored, said = put_back(made.folder, settings)
    assert said.verification.faults == ()
    assert restored.registry.name == counter.rows(REGISTRY)[0].name
    restored.close()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("release", RELEASES)
def test_one_of_an_older_schema_is_migrated_when_it_is_put_back(
    release: str, kind: str, tmp_path: Path, postgres_registries: PostgresRegistries
) -> None:
    cellar = brought_up(release, tmp_path / "old")
    if kind == "postgres":
        cellar = moved_to(cellar, postgres_registries.empty())
    database = connect(cellar.dsn)
    made = back_up(database, Store(str(cellar.data / "store")), tmp_path / "backups")
    database.dispose()
    assert made.manifest.migration < needed()
    restored, said = put_back(made.folder, elsewhere(tmp_path / "restored"))
    assert said.verification.faults == ()
    assert len(every_row(restored.settings.registry.get_secret_value())["fact"]) == len(cellar.rows("fact"))
    restored.close()


def test_no_workflow_is_known_to_have_read_it(counter: Counter, tmp_path: Path) -> None:
    counter.opened()
    counter.alter(JOURNAL, folded=1)
    made = back_up(counter.database, Store(str(tmp_path / "store")), tmp_path / "backups")
    restored, _ = put_back(made.folder, elsewhere(tmp_path / "new"))
    assert [row.folded for row in restored.registry.journals()] == [0]
    restored.close()


def test_every_column_is_of_a_kind_that_a_backup_can_say() -> None:
    assert ROWS
    odd = [
        str(column)
        for table in metadata.tables.values()
        for column in table.columns
        if not isinstance(_impl(column.type), SAYABLE)
    ]
    assert odd == []


def test_a_registry_that_holds_nothing_has_rows_only_where_it_is_said(
    registry_dsn: str, tmp_path: Path
) -> None:
    settings = elsewhere(tmp_path, registry_dsn)
    Installation.fresh(settings).close()
    filled = {name for name, rows in every_row(registry_dsn).items() if rows}
    assert filled <= {*BORN_WITH, "registry"}


def test_what_is_copied_is_every_table_that_there_is(counter: Counter, tmp_path: Path) -> None:
    made = back_up(counter.database, Store(str(tmp_path / "store")), tmp_path / "backups")
    tables = {Path(file.path).stem for file in made.manifest.of("registry")}
    assert tables == set(metadata.tables)
    assert heads(Archive(counter.database, Store(str(tmp_path / "store")))).heads == ()


def _impl(kind: types.TypeEngine[object]) -> object:
    return kind.impl if isinstance(kind, types.TypeDecorator) else kind
