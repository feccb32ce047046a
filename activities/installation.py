"""One installation, put together from its settings: registry, store, archive."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from importlib import import_module

from sqlalchemy import Engine

from activities.archive import Archive
from activities.ownership import tighten
from activities.registry.database import check_migrated, connect
from activities.registry.of_a_country import check_country
from activities.registry.one_moment import OneMoment
from activities.registry.registry import Registry
from activities.registry.remembering import Remembering
from activities.settings import Settings
from activities.store import Store


class Installation:
    """The registry and the store that the settings name."""

    def __init__(self, settings: Settings, salt: Callable[[], str] | None = None) -> None:
        self.settings = settings
        self.database: Engine = connect(settings.registry.get_secret_value())
        store = Store(settings.store)
        self.archive = Archive(self.database, store, salt) if salt else Archive(self.database, store)
        self.registry: Registry = self.archive.registry

    @classmethod
    def ready(cls, settings: Settings) -> Installation:
        """The installation, refused when its registry is of another version or country."""
        installation = cls(settings)
        check_migrated(installation.database)
        check_country(installation.database)
        return installation

    @classmethod
    def fresh(
        cls, settings: Settings, salt: Callable[[], str] | None = None, *, rehearsal: bool = False
    ) -> Installation:
        """The installation with its registry brought up to this version; a new one may be for rehearsal."""
        schema = import_module("activities.registry.schema")  # it loads Alembic
        schema.migrate(settings.registry.get_secret_value(), rehearsal=rehearsal)
        tighten(settings)
        installation = cls(settings, salt)
        check_country(installation.database)
        import_module("activities.upgrading").take_over_if_new(installation.database)
        return installation

    def remembering(self) -> Installation:
        """The same for a process that reads much, whose registry keeps what it folded."""
        same = copy(self)
        same.registry = Remembering(self.registry)
        return same

    def at_one_moment(self) -> Installation:
        """The same for one question, whose registry reads each journal once."""
        same = copy(self)
        same.registry = OneMoment(self.registry)
        return same

    def close(self) -> None:
        """Let go of the database."""
        self.database.dispose()
