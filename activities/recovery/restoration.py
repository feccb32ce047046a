"""One transaction, in which a registry gets back the facts that it lost and workflows were told."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from sqlalchemy import Engine, func, select, update

from activities.checks.fault import Fault
from activities.engine_keys import is_proven
from activities.recovery.histories import Seen
from activities.registry.earlier import UNKNOWN
from activities.registry.ledger import Ledger, recording
from activities.registry.outbox import write_what_became
from activities.registry.shelf import Shelf
from activities.registry.transaction import Transaction
from activities.signatures import how_known
from models.base import clock
from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Said
from models.engine import engine
from models.engine.command import Command
from models.engine.effect_state import Became, EffectState
from models.engine.journal import Fact
from models.engine.passing import is_times_own
from models.papers.notice_order import NoticeOrder
from models.people.people_register import PeopleRegister
from models.people.signing_key import NotProven, Purpose
from models.tables.noted import COMMANDS, TIMED
from models.tables.outbox import OUTBOX, STILL_WAITS
from models.tables.tables import COMMAND, FACT, REGISTRY
from models.whole.effects import Effect, effects_of
from models.whole.numbering import uses


@dataclass
class Recovered:
    """What was brought back, what could not be, and what else is to be known."""

    runs: int = 0
    facts: int = 0
    commands: int = 0
    lost: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether the registry holds again all that was seen."""
        return not self.lost


def bring_back(database: Engine, seen: Seen) -> Recovered:
    """Write what was seen and is missing, in one transaction."""
    recovered = Recovered(runs=seen.runs)
    recovered.notices += [
        Fault("histories", Said.of("fault", "Not readable: {what}.", what=what), wrong=False)
        for what in seen.unreadable
    ]
    with recording(database) as ledger:
        restoration = _Restoration(ledger, seen, recovered)
        restoration.settle_old_notices()
        restoration.bring_back()
        restoration.name_what_is_lost()
        if recovered.complete:
            ledger.connection.execute(update(REGISTRY).values(behind=""))
    return recovered


class _Restoration:
    """Lost facts come back in the order of their places, a command at a time."""

    def __init__(self, ledger: Ledger, seen: Seen, recovered: Recovered) -> None:
        self._ledger = ledger
        self._connection = ledger.connection
        self._seen = seen
        self._recovered = recovered
        self._transaction = Transaction(ledger, Shelf(), clock.now())
        self._next = ledger.position + 1

    def settle_old_notices(self) -> None:
        """What waited when the copy was made, and was certainly delivered since, is not sent again."""
        wanted = select(OUTBOX).where(STILL_WAITS, OUTBOX.c.kind == "notice")
        sent_before: dict[int, Became] = {}
        for row in self._connection.execute(wanted).all():
            of_driver = FACT.c.journal == row.driver, FACT.c.position <= row.position
            last = self._connection.execute(select(func.max(FACT.c.seq)).where(*of_driver)).scalar() or 0
            at = select(FACT.c.command_id).where(FACT.c.position == row.position)
            command = self._connection.execute(at).scalar()
            posted = NoticeOrder.model_validate(json.loads(row.order)).short_id in self._seen.posted
            if posted or self._seen.was_delivered(row.driver, last, command or ""):
                sent_before[row.id] = Became(EffectState.SENT_BEFORE)
        write_what_became(self._ledger, sent_before)

    def bring_back(self) -> None:
        """Write what is missing, command by command."""
        missing = sorted(self._missing(), key=attrgetter("position"))
        late = bool(missing) and missing[0].position < self._next
        if late:
            self._note_that_others_wrote_meanwhile(missing[0])
        commands: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in missing:
            commands[fact.command_id].append(fact)
        for id_, facts in commands.items():
            if unproven := self._unproven(id_, facts):
                for fact in facts:
                    self._lose(fact, unproven)
                continue
            whole = self._decided_again(id_, facts) or self._believed(facts)
            if whole:
                self._write(id_, self._placed(whole))
        if late:  # they were recorded before what stands before them
            place = {"id": 1, "timed_after": self._next - 1}
            self._connection.execute(update(REGISTRY).values(place))
            self._ledger.note(TIMED, [place])

    def _unproven(self, id_: str, facts: list[Fact]) -> Said | None:
        """Why a command is not taken from a history; None if it is proven, or need not be."""
        register = self._transaction.rights()
        if register is not None and register.asks(Purpose.RECOVERY):
            told = all(self._was_told(fact, register) for fact in facts)
            return None if told else Said.of("fault", "nothing proves that this registry told it to anybody")
        if register is None or not register.signs:
            return None
        return self._unsigned(register, self._seen.command(id_, facts[0]), facts[0])

    def _unsigned(self, register: PeopleRegister, command: Command | None, first: Fact) -> Said | None:
        if first.recorded_at > clock.now():
            return Said.of("fault", "it says that it was recorded at a time that has not come")
        if command is None:
            return Said.of("fault", "its command is not known, so that nothing proves who sent it")
        if not is_times_own(command):
            try:
                how_known(register, command)
            except NotProven as refusal:
                return refusal.said
        return None

    def _was_told(self, fact: Fact, register: PeopleRegister) -> bool:
        return is_proven(register, self._seen.tellings.get((fact.journal, fact.seq)))

    def _believed(self, seen: list[Fact]) -> list[Fact]:
        """Facts that their command, decided again, does not give: where doors sign, those alone that the
        registry signed when it told them."""
        register = self._transaction.rights()
        if register is None or not register.signs or register.asks(Purpose.RECOVERY):
            return [fact for fact in seen if self._follows(fact)]
        for fact in seen:
            self._lose(fact, Said.of("fault", "its command, decided again, does not give it"))
        return []

    def _missing(self) -> Iterator[Fact]:
        kept = {
            (row.journal, row.seq): row.hash
            for row in self._connection.execute(select(FACT.c.journal, FACT.c.seq, FACT.c.hash))
        }
        for key, fact in self._seen.facts.items():
            if key not in kept:
                yield fact
            elif kept[key] != fact.hash:
                self._lose(fact, _REPLACED)

    def _note_that_others_wrote_meanwhile(self, first: Fact) -> None:
        later = Said.of(
            "fault",
            "The facts from position {first} on were written after it was restored; the recovered ones "
            "come after them.",
            first=first.position,
        )
        self._recovered.notices.append(Fault("registry", later, wrong=False))

    def _decided_again(self, id_: str, seen: list[Fact]) -> list[Fact]:
        """All facts of a command, also those told to nobody, if deciding it again gives the seen ones."""
        command = self._seen.command(id_, seen[0])
        if command is None:
            return []
        command = command.model_copy(update={"authenticated": seen[0].authenticated})
        self._transaction.begin(seen[0].recorded_at)
        try:
            facts = engine.settle(command, self._transaction)
        except Refusal:
            facts = []
        same = {fact.hash for fact in seen} <= {fact.hash for fact in facts}
        if not same:
            self._transaction.begin(seen[0].recorded_at)
        return facts if same else []

    def _follows(self, fact: Fact) -> bool:
        held = self._transaction.held(fact.journal)
        if (held.seq + 1, held.head) == (fact.seq, fact.before) and fact.hash == fact.computed_hash():
            return True
        why = Said.of("fault", "it does not follow fact {last}, the last that is there", last=held.seq)
        self._lose(fact, why)
        return False

    def _placed(self, facts: list[Fact]) -> list[Fact]:
        """The facts at the places that they had; after the last one, where others took these meanwhile."""
        first = next(
            (
                known.position - place
                for place, fact in enumerate(facts)
                if (known := self._seen.facts.get((fact.journal, fact.seq)))
            ),
            0,
        )
        start = max(first, self._next)
        self._next = start + len(facts)
        return [fact.model_copy(update={"position": start + place}) for place, fact in enumerate(facts)]

    def _write(self, id_: str, facts: list[Fact]) -> None:
        command = self._seen.command(id_, facts[0])
        acting = command.journal if command else facts[0].journal
        driver = acting or facts[0].journal
        self._transaction.now = facts[0].recorded_at
        for use in (use for fact in facts for use in uses(fact)):
            if use.returned:
                self._transaction.give_back(use.series, use.number)
            else:
                self._transaction.take(use.series, use.number)
        written = self._transaction.write(facts)
        effects = list(effects_of(acting, ((fact, held.begun()) for fact, held in written)))
        own = [fact.seq for fact in facts if fact.journal == driver]
        was_sent = self._seen.was_delivered(driver, max(own, default=0), id_)
        self._order(driver, facts[-1], effects, was_sent=was_sent)
        row = {"id": id_, "journal": driver, "digest": command.digest() if command else UNKNOWN}
        if self._connection.execute(select(COMMAND.c.id).where(COMMAND.c.id == id_)).first() is None:
            self._ledger.add(COMMANDS, [row])
        self._recovered.facts += len(facts)
        self._recovered.commands += 1

    def _order(self, driver: str, last: Fact, effects: list[Effect], *, was_sent: bool) -> None:
        """Order again what the facts call for; the workflows of other journals find theirs by themselves."""
        for effect in effects:
            if effect.kind != "nudge":
                sent = effect.kind == "notice" and (was_sent or self._was_posted(effect))
                state = EffectState.SENT_BEFORE if sent else EffectState.WAITING
                self._transaction.order(driver, last, [effect], state)

    def _was_posted(self, notice: Effect) -> bool:
        return NoticeOrder.model_validate(notice.order).short_id in self._seen.posted

    def _lose(self, fact: Fact, why: Said) -> None:
        said = Said.of(
            "fault",
            "Fact {fact} ({kind}, {day}) cannot be brought back: {why}.",
            fact=fact.seq,
            kind=fact.kind,
            day=local_day(fact.recorded_at),
            why=why,
        )
        self._recovered.lost.append(Fault(fact.journal, said))

    def name_what_is_lost(self) -> None:
        """Places between the facts of which no workflow was told."""
        places = self._connection.execute(select(FACT.c.position).order_by(FACT.c.position)).scalars().all()
        for before, after in pairwise(places):
            if after > before + 1:
                unknown = Said.of(
                    "fault",
                    "Of positions {first} to {last} no workflow knows anything any more.",
                    first=before + 1,
                    last=after - 1,
                )
                self._recovered.lost.append(Fault("registry", unknown))


_REPLACED = Said.of("fault", "another fact was written in its place after the registry was restored")
