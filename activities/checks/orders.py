"""Orders: what facts call for was ordered, and nothing else; computed again from the facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import select

from activities.checks.fault import Fault, Inspection
from activities.checks.ledger import Noting
from activities.version import program
from models.base.canonical import canonical
from models.base.terms import Term
from models.base.words import Said
from models.engine.journal import Fact
from models.engine.world import Held
from models.papers.public_event import HookOrder, event_of
from models.tables.noted import ORDERS
from models.tables.outbox import OUTBOX
from models.tables.tables import COMMAND
from models.whole.effects import effects_of

Order = tuple[str, str]
"""What is ordered: its kind, and the order as text."""


class Orders:
    """What the facts of each command call for, gathered journal by journal."""

    def __init__(self) -> None:
        self._wanted: defaultdict[str, Counter[Order]] = defaultdict(Counter)
        self._last: dict[str, tuple[int, datetime]] = {}
        self._told: set[tuple[str, str, int]] = set()
        self.complete = True
        """Whether every journal could be read: else what is missing may have been called for there."""

    def note(self, journal: str, facts: Iterable[Fact]) -> None:
        """Note what the facts of a journal call for."""
        held = Held(journal)
        for fact in facts:
            held = held.after([fact])
            wanted = self._wanted[fact.command_id]
            for effect in effects_of("", [(fact, held.begun())]):
                wanted[effect.kind, canonical(effect.order)] += 1
            if event := event_of(fact, held.begun()):
                self._told.add((event, fact.journal, fact.seq))
            last, at = self._last.get(fact.command_id, (0, fact.recorded_at))
            self._last[fact.command_id] = max(last, fact.position), at

    def held_against(self, looked: Inspection, noting: Noting) -> Iterator[Fault]:
        """Whether the outbox has what was called for. A nudge need not be there: whoever acts needs none."""
        drivers = {row.id: row.journal for row in looked.connection.execute(select(COMMAND))}
        by_place = {last: id_ for id_, (last, _) in self._last.items()}
        left = {id_: Counter(wanted) for id_, wanted in self._wanted.items()}
        for row in looked.connection.execute(select(OUTBOX).order_by(OUTBOX.c.id)):
            looked.checked["orders"] += 1
            command, order = by_place.get(row.position, ""), (row.kind, row.order)
            said = {"kind": Term("effect", row.kind), "position": row.position}
            if row.kind == "webhook" and self._may_be_told(row.order):
                continue
            if not left.get(command, Counter())[order]:
                nothing = Said.of("fault", "Nothing called for the {kind} of position {position}.", **said)
                yield Fault(row.driver, nothing, _is_ours(row.id, row.position, noting))
                continue
            left[command][order] -= 1
            if (drivers.get(command), self._last[command][1]) != (row.driver, row.ordered_at):
                other = Said.of(
                    "fault",
                    "The {kind} of position {position} is not of its command's journal and time.",
                    **said,
                )
                yield Fault(row.driver, other)
        for command, wanted in left.items():
            yield from self._missing(command, wanted, drivers.get(command, ""), noting)

    def _may_be_told(self, order: str) -> bool:
        """Whether an event happened that somebody was to be told of; who listens is no part of the record."""
        read = HookOrder.model_validate_json(order)
        return (read.event, read.journal, read.seq) in self._told

    def _missing(self, command: str, wanted: Counter[Order], driver: str, noting: Noting) -> Iterator[Fault]:
        position = self._last[command][0]
        for (kind, _), times in wanted.items():
            if times > 0 and kind != "nudge":
                said = Said.of(
                    "fault",
                    "A {kind} that the facts of position {position} call for was not ordered.",
                    kind=Term("effect", kind),
                    position=position,
                )
                yield Fault(driver, said, _is_of_us(noting.line_of_place(position), noting))


def _is_ours(id_: int, position: int, noting: Noting) -> bool:
    """Whether this version ordered it, or nobody did with the fact; another version may call for more."""
    line = noting.line_of(ORDERS, id_)
    late = noting.version_of(line) is not None and line != noting.line_of_place(position)
    return line is None or late or _is_of_us(line, noting)


def _is_of_us(line: int, noting: Noting) -> bool:
    return noting.version_of(line) == program()
