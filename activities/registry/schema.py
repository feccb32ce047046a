"""The registry's schema, brought up to this version by Alembic."""

from __future__ import annotations

from alembic import command
from alembic.config import Config

from activities.registry.database import MIGRATIONS, connect


def migrate(dsn: str) -> None:
    """Bring the registry's schema up to this version, in one transaction."""
    engine = connect(dsn)
    with engine.begin() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()


def alembic_config() -> Config:
    """Alembic's configuration, without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
