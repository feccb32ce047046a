"""The registry for a process that reads much: what was folded is kept, and folded on from there.

Nothing old is ever read: each time the registry is asked how far a journal has come.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable
from itertools import groupby
from operator import attrgetter
from threading import Lock

from sqlalchemy import Connection, select

from activities.registry.facts import read_facts, readable
from activities.registry.registry import Registry, folded
from models.engine.world import Held
from models.tables.tables import FACT, JOURNAL

KEPT = 400
"""So many journals are kept, those that were read last."""


class Remembering(Registry):
    """Another registry's reader, with a memory."""

    def __init__(self, registry: Registry) -> None:
        self.engine, self.reading = registry.engine, registry.reading
        self._kept: OrderedDict[str, Held] = OrderedDict()
        self._keeping = Lock()

    def held(self, journal: str, position: int | None = None) -> Held:
        if position is not None:
            return super().held(journal, position)
        with self.reading.connect() as connection:
            heads = self._heads(connection, (journal,))
            if journal not in heads:
                return Held(journal)
            known = self._known(journal, heads)
            if known and known.head != heads[journal]:
                known = folded(known, read_facts(connection, journal, known.seq))
            if known is None or known.head != heads[journal]:  # or an older copy was put in its place
                known = folded(Held(journal), read_facts(connection, journal))
        return self._keep((known,))[0]

    def several(self, journals: Collection[str]) -> list[Held]:
        if not journals:
            return []
        with self.reading.connect() as connection:
            heads = self._heads(connection, journals)
            found = {id_: known for id_ in heads if (known := self._known(id_, heads))}
            old = [id_ for id_, head in heads.items() if id_ not in found or found[id_].head != head]
            if old:
                wanted = select(FACT).where(FACT.c.journal.in_(old)).order_by(FACT.c.journal, FACT.c.seq)
                facts = [readable(row) for row in connection.execute(wanted).mappings()]
                for id_, its in groupby(facts, attrgetter("journal")):
                    found[id_] = folded(Held(id_), its)
        return self._keep(found[id_] for id_ in sorted(found))

    def _heads(self, connection: Connection, journals: Collection[str]) -> dict[str, str]:
        wanted = select(JOURNAL.c.id, JOURNAL.c.head).where(JOURNAL.c.id.in_(journals))
        return {row.id: row.head for row in connection.execute(wanted)}

    def _known(self, journal: str, heads: dict[str, str]) -> Held | None:
        """What is kept of a journal that is still there."""
        with self._keeping:
            return self._kept.get(journal) if journal in heads else None

    def _keep(self, helds: Iterable[Held]) -> list[Held]:
        found = list(helds)
        with self._keeping:
            for held in found:
                if held.seq:
                    self._kept[held.id] = held
                    self._kept.move_to_end(held.id)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found
