"""The registry for everybody who reads it."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy import Engine, select

from activities.registry.database import reading
from activities.registry.facts import read_facts
from models.engine.journal import Fact
from models.engine.world import Held
from models.tables.tables import JOURNAL, REGISTRY, JournalRow


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

    def held(self, journal: str, position: int | None = None) -> Held:
        """A journal's state, now or as things stood at a position."""
        return Held(journal).after(self.facts(journal, position))

    def facts(self, journal: str, position: int | None = None) -> list[Fact]:
        """A journal's facts, all or up to a position."""
        with self.reading.connect() as connection:
            return read_facts(connection, journal, position=position)

    def journals(self, *kinds: str, only_open: bool = False) -> list[JournalRow]:
        """The journals of these kinds, all kinds if none is named."""
        wanted = select(JOURNAL).order_by(JOURNAL.c.id)
        if kinds:
            wanted = wanted.where(JOURNAL.c.kind.in_(kinds))
        if only_open:
            wanted = wanted.where(JOURNAL.c.is_open)
        with self.reading.connect() as connection:
            return [JournalRow(**row) for row in connection.execute(wanted).mappings()]
