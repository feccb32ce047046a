"""The registry's schema, brought up to this version by Alembic."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, update

from activities.registry.database import MIGRATIONS, connect
from activities.registry.ledger import OF_OLD, Ledger
from models.tables.noted import REHEARSAL
from models.tables.public import STEMS
from models.tables.tables import REGISTRY


def migrate(dsn: str, *, rehearsal: bool = False) -> None:
    """Bring the registry's schema up to this version, in one transaction.

    One that is made here is made for rehearsal, or in earnest; one that is there stays what it is.
    """
    engine = connect(dsn)
    with engine.begin() as connection:
        is_new = not inspect(connection).has_table(REGISTRY.name)
        bring_to(connection)
        if is_new and rehearsal:
            make_for_rehearsal(connection)
    engine.dispose()


def make_for_rehearsal(connection: Connection) -> None:
    """Let workflows say what time it is; the ledger notes that in its first lines, and never afterwards."""
    connection.execute(update(REGISTRY).values(rehearsal=True))
    ledger = Ledger.of(connection)
    ledger.note(REHEARSAL, [{"id": 1, "rehearsal": True}])
    ledger.close(OF_OLD)


def bring_to(connection: Connection, revision: str = "head") -> None:
    """Bring the schema up to a revision, this version's own by default."""
    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def knows(revision: str) -> bool:
    """Whether this version has the migration of that number."""
    known = ScriptDirectory.from_config(alembic_config()).walk_revisions()
    return revision in {script.revision for script in known}


def alembic_config() -> Config:
    """Alembic's configuration, without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def is_of_the_tables(name: str | None, _kind: str, _parents: object) -> bool:
    """Whether something of the database is of the tables; what stems are found by is its own."""
    return not (name or "").startswith(STEMS)
