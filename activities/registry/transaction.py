"""The registry as a decision sees it, and writes it, inside its transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import bindparam, delete, func, select

from activities.registry.erasures import erasures
from activities.registry.facts import facts_with, read_facts
from activities.registry.ledger import Ledger
from activities.registry.prepared import PreparedQuestion, add_rows, change_rows
from activities.registry.readers import note_read
from activities.registry.rows import replace_rows
from activities.registry.shelf import Shelf
from models.base.calendar import local_instant
from models.base.canonical import canonical
from models.base.writing import TextOf, no_text
from models.engine.effect_state import WAITS, EffectState
from models.engine.journal import Fact
from models.engine.world import Held
from models.people.people_register import JOURNAL as PEOPLE
from models.people.people_register import PeopleRegister, people_of
from models.register import numbers
from models.tables.noted import DELIVERY, FACTS, ORDERS
from models.tables.outbox import AT_ONCE
from models.tables.row_tables import CASE, MEETING
from models.tables.tables import JOURNAL, NUMBER
from models.whole.effects import Effect
from models.whole.rows import rows_of
from models.whole.sealing import names

_GIVEN_BACK = delete(NUMBER).where(NUMBER.c.series == bindparam("of"), NUMBER.c.number == bindparam("this"))
_STANDS = PreparedQuestion(select(JOURNAL.c.seq, JOURNAL.c.head).where(JOURNAL.c.id == bindparam("journal")))


class Transaction:
    """The world of one decision: what it sees, and what it writes, inside one database transaction."""

    def __init__(self, ledger: Ledger, shelf: Shelf, now: datetime, text: TextOf = no_text) -> None:
        self.ledger = ledger
        self.connection = ledger.connection
        self.now = now
        self.seen: dict[str, Held] = {}
        self.ordered: set[str] = set()
        """The kinds of what is to be done after it."""
        self.text = text
        self._shelf = shelf
        self._allotted: list[tuple[str, int]] = []
        self._returned: set[tuple[str, int]] = set()
        self._read: dict[str, int] = {}

    def begin(self, now: datetime) -> None:
        """Begin a decision within this transaction: no number is asked for yet."""
        self.now = now
        self._allotted = []
        self._returned = set()

    def held(self, journal: str) -> Held:
        if journal not in self.seen:
            row = _STANDS.row(self.connection, {"journal": journal})
            if row is None:
                self.seen[journal] = Held(journal)
            else:
                self.see(journal, row.seq, row.head)
        return self.seen[journal]

    def see(self, journal: str, seq: int, head: str) -> None:
        """Take up a journal of this length and head: what is at hand of it, and what is new to us."""
        self.seen[journal] = self._shelf.held(self.connection, journal, seq, head)

    def has_read(self, journal: str, since: int) -> None:
        """A workflow has read so far: that is noted as its journal grows, or by `note_read`."""
        self._read[journal] = since

    def note_read(self) -> None:
        """Note how far workflows have read what did not grow."""
        while self._read:
            note_read(self.connection, *self._read.popitem())

    def allot(self, series: str) -> int:
        wanted = select(func.max(NUMBER.c.number)).where(NUMBER.c.series == series)
        last = self.connection.execute(wanted).scalar() or 0
        last = max([last, *(number for known, number in self._allotted if known == series)])
        number = numbers.next_free(numbers.of(self.held(numbers.JOURNAL)), series, last)
        self._allotted.append((series, number))
        return number

    def take(self, series: str, number: int) -> None:
        """Note that a number was given, unless that is known."""
        wanted = select(NUMBER.c.number).where(NUMBER.c.series == series, NUMBER.c.number == number)
        known = self.connection.execute(wanted).first() is not None or (series, number) in self._allotted
        if not known:
            self._allotted.append((series, number))

    def give_back(self, series: str, number: int) -> None:
        if (series, number) in self._allotted:
            self._allotted.remove((series, number))
        else:
            self._returned.add((series, number))

    def given(self, series: str, first: int, last: int) -> Sequence[int]:
        wanted = select(NUMBER.c.number).where(
            NUMBER.c.series == series, NUMBER.c.number.between(first, last)
        )
        known = self.connection.execute(wanted).scalars()
        return sorted(number for number in known if (series, number) not in self._returned)

    def meetings(self, body: str) -> Sequence[str]:
        wanted = (
            select(MEETING.c.journal).where(MEETING.c.body == body, MEETING.c.is_open).order_by(MEETING.c.at)
        )
        return list(self.connection.execute(wanted).scalars())

    def sittings(self, body: str, since: date) -> Sequence[str]:
        called = MEETING.c.body == body, MEETING.c.at >= local_instant(since, time())
        return list(
            self.connection.execute(select(MEETING.c.journal).where(*called).order_by(MEETING.c.at)).scalars()
        )

    def waiting(self, body: str, stage: str) -> Sequence[str]:
        wanted = select(CASE.c.journal).where(CASE.c.body == body, CASE.c.stage == stage)
        return sorted(self.connection.execute(wanted).scalars())

    def facts_of(self, journal: str) -> Sequence[Fact]:
        return read_facts(self.connection, journal)

    def seals(self, journal: str, commitment: str) -> bool:
        speaking = facts_with(self.connection, commitment)
        own = (fact for fact in speaking if fact.journal == journal)
        return names(own, commitment) and commitment not in erasures(self.connection)

    def rights(self) -> PeopleRegister | None:
        return people_of(self.held(PEOPLE))

    def append(self, facts: Iterable[Fact]) -> list[tuple[Fact, Held]]:
        """Write facts after the last one; each comes back at its place, with its journal after it."""
        places = enumerate(facts, start=self.ledger.position + 1)
        return self.write([fact.model_copy(update={"position": place}) for place, fact in places])

    def write(self, facts: Sequence[Fact]) -> list[tuple[Fact, Held]]:
        """Write facts at the places that they have, with their numbers, journals and rows."""
        written: list[tuple[Fact, Held]] = []
        before: dict[str, Held] = {}
        for fact in facts:
            held = self.held(fact.journal)
            before.setdefault(fact.journal, held)
            self.seen[fact.journal] = held.after([fact])
            written.append((fact, self.seen[fact.journal]))
        if self._allotted:  # only now: a number that a refused act asked for was never given
            given = [{"series": series, "number": number} for series, number in self._allotted]
            add_rows(self.connection, NUMBER, given)
            self._allotted = []
        for series, number in self._returned:
            self.connection.execute(_GIVEN_BACK, {"of": series, "this": number})
        self._returned = set()
        self.ledger.add(FACTS, [_fact_row(fact) for fact in facts])
        self.ledger.position = facts[-1].position
        self.ledger.latest = max(fact.recorded_at for fact in facts)
        for journal, old in before.items():
            self._write_journal(old, self.seen[journal])
        return written

    def _write_journal(self, old: Held, new: Held) -> None:
        state = new.begun()
        values = {"id": new.id, "seq": new.seq, "head": new.head, "is_open": state.open}
        if old.seq:
            read = {"folded": self._read.pop(new.id)} if new.id in self._read else {}
            change_rows(self.connection, JOURNAL, [{**values, **read}])
        else:
            add_rows(self.connection, JOURNAL, [{**values, "kind": state.noun, "folded": 0}])
        replace_rows(self.connection, rows_of(old), rows_of(new))

    def order(
        self,
        driver: str,
        last: Fact,
        effects: Iterable[Effect],
        state: EffectState = EffectState.WAITING,
        claim: str = "",
    ) -> None:
        """Queue effects under a journal, as things stand after a fact; for one drain, or for any."""
        rows = [
            {
                "driver": driver,
                "kind": effect.kind,
                "position": last.position,
                "order": canonical(effect.order),
                "ordered_at": last.recorded_at,
                "state": state,
                "detail": "",
                "next_at": AT_ONCE if state in WAITS else None,
                "tries": 0,
                "claim": claim,
            }
            for effect in effects
        ]
        if rows:
            self.ordered.update(str(row["kind"]) for row in rows)
            ordered = self.ledger.add_numbered(ORDERS, rows)
            self.ledger.note(DELIVERY, filter(DELIVERY.applies, ordered))

    def keep(self) -> None:
        """After the transaction: keep what it saw at hand."""
        for held in self.seen.values():
            if held.seq:
                self._shelf.put(held)


def _fact_row(fact: Fact) -> dict[str, Any]:
    return {
        **fact.model_dump(exclude={"content"}),
        "on_behalf_of": fact.on_behalf_of,
        "later_because": fact.later_because,
        "content": canonical(fact.model_dump(mode="json", include={"content"})["content"]),
    }
