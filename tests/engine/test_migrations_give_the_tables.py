"""Migrations: what they make is what the tables say, and every constraint has its sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, UniqueConstraint

from activities.registry.database import MIGRATIONS, connect, needed
from activities.registry.schema import alembic_config, is_of_the_tables
from models.tables.schema import SENTENCES, metadata


def test_the_migrations_give_the_tables_as_they_are_written(registry_dsn: str) -> None:
    engine = connect(registry_dsn)
    with engine.connect() as connection:
        opts = {"compare_type": True, "include_name": is_of_the_tables}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_schema_that_is_needed_is_that_of_the_last_migration() -> None:
    assert needed() == ScriptDirectory.from_config(alembic_config()).get_current_head()


def test_every_constraint_that_an_act_can_break_has_a_sentence() -> None:
    named = {
        str(constraint.name)
        for table in metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint | UniqueConstraint)
    }
    assert named <= SENTENCES.keys()


def test_a_record_is_never_migrated_back() -> None:
    revisions = ScriptDirectory.from_config(alembic_config()).walk_revisions()
    assert not [each.revision for each in revisions if hasattr(each.module, "downgrade")]


def test_a_new_migration_is_written_without_a_way_back(tmp_path: Path) -> None:
    shutil.copytree(MIGRATIONS, tmp_path / "migrations")
    config = Config()
    config.set_main_option("script_location", str(tmp_path / "migrations"))
    made = ScriptDirectory.from_config(config).generate_revision("0099", "More", head="head")
    assert made is not None
    assert hasattr(made.module, "upgrade")
    assert not hasattr(made.module, "downgrade")
