"""The registry for a process that reads much: what was folded is kept, and folded on from there.

Nothing old is ever read: each time the registry is asked how far it has come, and how far a journal has
where something happened since.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable
from itertools import groupby
from operator import attrgetter
from threading import Lock
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from activities.registry.facts import read_facts, readable
from activities.registry.prepared import PreparedQuestion
from activities.registry.registry import Registry, folded, head_of
from models.engine.world import Held
from models.tables.tables import FACT, JOURNAL, REGISTRY

KEPT = 400
"""So many journals are kept, those that were read last."""

_STANDS = PreparedQuestion(
    select(REGISTRY.c.head.label("whole"), JOURNAL.c.head.label("its")).outerjoin_from(
        REGISTRY, JOURNAL, JOURNAL.c.id == bindparam("journal")
    )
)
"""How far the whole registry has come, and how far a journal; None where there is no such journal."""


class Compared(NamedTuple):
    """A journal, and the head of the whole registry with which it was compared last."""

    held: Held
    compared: str


class Remembering(Registry):
    """Another registry's reader, with a memory."""

    def __init__(self, registry: Registry) -> None:
        self.engine, self.reading = registry.engine, registry.reading
        self._kept: OrderedDict[str, Compared] = OrderedDict()
        self._keeping = Lock()

    def held(self, journal: str, position: int | None = None) -> Held:
        if position is not None:
            return super().held(journal, position)
        with self.reading.connect() as connection:
            stands = _STANDS.one(connection, {"journal": journal})
            known = self._known((journal,)).get(journal)
            if known and known.compared == stands.whole:
                return known.held
            if stands.its is None:
                return Held(journal)
            held = known.held if known else None
            if held and held.head != stands.its:
                held = folded(held, read_facts(connection, journal, held.seq))
            if held is None or held.head != stands.its:  # or an older copy was put in its place
                held = folded(Held(journal), read_facts(connection, journal))
        self._keep((held,), stands.whole)
        return held

    def several(self, journals: Collection[str]) -> list[Held]:
        if not journals:
            return []
        with self.reading.connect() as connection:
            head = head_of(connection)
            known = self._known(journals)
            found = {id_: kept.held for id_, kept in known.items() if kept.compared == head}
            heads = _heads(connection, [id_ for id_ in journals if id_ not in found])
            same = (id_ for id_ in heads if id_ in known and known[id_].held.head == heads[id_])
            found |= {id_: known[id_].held for id_ in same}
            old = [id_ for id_ in heads if id_ not in found]
            if old:
                wanted = select(FACT).where(FACT.c.journal.in_(old)).order_by(FACT.c.journal, FACT.c.seq)
                facts = [readable(row) for row in connection.execute(wanted).mappings()]
                for id_, its in groupby(facts, attrgetter("journal")):
                    found[id_] = folded(Held(id_), its)
        several = [found[id_] for id_ in sorted(found)]
        self._keep(several, head)
        return several

    def _known(self, journals: Collection[str]) -> dict[str, Compared]:
        with self._keeping:
            return {id_: self._kept[id_] for id_ in journals if id_ in self._kept}

    def _keep(self, helds: Iterable[Held], compared: str) -> None:
        with self._keeping:
            for held in helds:
                if held.seq:
                    self._kept[held.id] = Compared(held, compared)
                    self._kept.move_to_end(held.id)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def _heads(connection: Connection, journals: Collection[str]) -> dict[str, str]:
    if not journals:
        return {}
    wanted = select(JOURNAL.c.id, JOURNAL.c.head).where(JOURNAL.c.id.in_(journals))
    return {row.id: row.head for row in connection.execute(wanted)}
