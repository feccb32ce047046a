"""The commit: one activity, one transaction, the arbiter between everybody who acts at once."""

from __future__ import annotations

from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, select, update
from temporalio import activity

from activities.archive import Archive
from activities.engine_keys import EngineKeys, refuse_unproven_telling
from activities.metrics import Metrics
from activities.registry.at_once import AtOnce
from activities.registry.away import AWAY
from activities.registry.carrying_out import carry_out
from activities.registry.driver import NotUpgraded, superseded
from activities.registry.earlier import facts_of
from activities.registry.facts import read_facts
from activities.registry.ledger import Ledger, recording
from activities.registry.long_journals import LongJournals
from activities.registry.own_drain import OwnDrain
from activities.registry.readers import has_read_on, note_read
from activities.registry.refusals import forget_refusal, keep_refusal
from activities.registry.sealed import refuse_what_is_gone, withdraw
from activities.registry.shelf import Shelf
from activities.registry.standing_at import has_keys, look_at
from activities.registry.timing import refuse_another_clock, time_of
from activities.registry.transaction import Transaction
from activities.registry.unread import keep_unread, unproven_head, unproven_looks
from activities.signatures import how_known
from activities.webhooks import Webhooks
from models.base.refusal import NotLookedAfter, OtherRegistry, Refusal, RegistryBehind
from models.base.writing import no_text
from models.engine.command import Answer
from models.engine.journal import BEGINNING, Fact
from models.engine.message import CommitOrder, Committed, Refused, TailOrder, Unread
from models.engine.passing import still_due, under_a_free_id
from models.engine.snapshot import Snapshot
from models.engine.telling import Telling
from models.engine.world import Held
from models.papers.public_event import PublicEvent
from models.people.people_register import JOURNAL as PEOPLE
from models.people.people_register import PeopleRegister, people_of
from models.people.signing_key import NotProven, Purpose
from models.tables.outbox import OUTBOX, WAITS_FOR_ITS_TURN
from models.tables.tables import FACT, JOURNAL, REGISTRY, RESTORED
from models.whole import catalogue

assert catalogue.ACTS, "every act and fact is known before the first command is read"  # noqa: S101

A_PAGE = 1_000
"""So many facts a workflow reads at once; fewer follow a snapshot, where there is one."""


class ProgramFault(Refusal):
    """The act could not be carried out because of a fault in this program ({fault}); nothing was recorded.
    Tell those who look after it. Other acts go on."""


class Commits:
    """Commands become facts here, and nowhere else."""

    def __init__(
        self,
        database: Engine,
        archive: Archive | None = None,
        drain: OwnDrain | None = None,
        metrics: Metrics | None = None,
        keys: EngineKeys | None = None,
        webhooks: Webhooks | None = None,
    ) -> None:
        self._database = database
        self._at_once = AtOnce(database)
        self._archive = archive
        self._text = archive.text if archive else no_text
        self._drain = drain
        self._drain_name = drain.name if drain else ""
        self._metrics = metrics or Metrics()
        self._listeners = webhooks.listeners if webhooks else dict[str, tuple[PublicEvent, ...]]
        self._keys = keys or EngineKeys()
        self._shelf = Shelf()
        self._long = LongJournals(database, self._shelf)

    @activity.defn(name="commit")
    async def commit_at_once(self, order: CommitOrder) -> Committed:
        """Commit, in no other thread where that can be. One that comes too late is found by its command.

        Time's own command is signed where this process's own workflow asked for it: another activity may be
        asked for by whoever reaches Temporal.
        """
        if activity.info().is_local:
            order = order.model_copy(update={"command": self._keys.time(order.command)})
        return await self._at_once.run(partial(self.commit, order))

    def commit(self, order: CommitOrder, database: Engine | None = None) -> Committed:
        """Find the command's facts, or decide and append them; return what follows `since`.

        What a sender who does not wait has sealed for an act that is refused is taken away here.
        """
        committed = self._proven(self._settled(order, database or self._database))
        self._metrics.command(order.command, committed)
        if committed.refused and order.signalled and self._archive:
            withdraw(self._archive, order.command.act)
        return committed

    def _settled(self, order: CommitOrder, database: Engine) -> Committed:
        try:
            return self._commit(order, database)
        except AWAY:
            raise
        except Exception as error:  # noqa: BLE001 - tried for ever, it would keep all others from the journal
            activity.logger.exception("a command could not be carried out: %s", order.command.id)
            refusal = error if isinstance(error, Refusal) else ProgramFault(fault=type(error).__name__)
            with recording(database) as ledger:
                return _refused(ledger, order, refusal)

    def _commit(self, order: CommitOrder, database: Engine) -> Committed:
        command = order.command
        self._long.take_up(command.journal)
        with recording(database) as ledger:
            connection = ledger.connection
            seen = look_at(connection, command.journal, order.since, command.id, self._drain_name)
            if command.registry not in ("", seen.name):
                return _refused(ledger, order, OtherRegistry())
            if superseded(seen.driver):
                return _refused(ledger, order, NotUpgraded())
            if behind := self._behind(connection, seen, command.journal, order):
                return _refused(ledger, order, behind)
            transaction = Transaction(ledger, self._shelf, time_of(seen, order.now), self._text)
            transaction.see(command.journal, seen.seq or 0, seen.head or BEGINNING)
            transaction.see(PEOPLE, seen.people or 0, seen.people_head or BEGINNING)
            if has_read_on(seen, order.since):
                transaction.has_read(command.journal, order.since)
            try:
                refuse_another_clock(seen, order.offset)
                register = transaction.rights()
                held = transaction.held(command.journal)
                due = still_due(held, command)
                if seen.digest is not None and not due:
                    facts = facts_of(connection, command, seen.digest)
                    nudges = _nudges(connection, command.journal or facts[0].journal)
                else:
                    if seen.digest is not None:
                        command = under_a_free_id(held, command)
                    known = how_known(register, order.command, messaged=order.messaged)
                    command = command.model_copy(update={"authenticated": known})
                    refuse_what_is_gone(connection, command.act)
                    facts, nudges = carry_out(transaction, command, seen, self._listeners())
                if due:
                    forget_refusal(ledger, order.command.id)
            except Refusal as refusal:
                transaction.note_read()
                read = [] if order.registers else _page(connection, command.journal, order.since)
                return _refused(ledger, order, refusal, tuple(read))
            transaction.note_read()
            journal = command.journal or facts[0].journal
            if order.registers or (seen.digest is None and (seen.seq or 0) == order.since):
                tail = tuple(fact for fact in facts if fact.journal == journal)
            else:
                tail = tuple(_page(connection, journal, order.since))
            signs = bool(register and register.signs)
        self._after(transaction)
        return Committed(
            tail=tail,
            signs=signs,
            more=len(tail) == A_PAGE,
            answer=Answer.of(command, facts),
            nudges=nudges,
        )

    def _after(self, transaction: Transaction) -> None:
        transaction.keep()
        if transaction.ordered and self._drain:
            self._drain.wake(transaction.ordered)
        self._long.keep_grown(transaction.seen.values())

    @activity.defn(no_thread_cancel_exception=True)
    def tail(self, order: TailOrder) -> Committed:
        """The journal after what its workflow has read; nothing, if strangers alone told it to read."""
        refused: list[Unread] = []
        told = self._tail(order, refused)
        for unread in refused:
            keep_unread(self._database, unread, self._metrics)
        return self._proven(told)

    def _tail(self, order: TailOrder, refused: list[Unread]) -> Committed:
        begun = self._long.begun(order.journal) if order.since == 0 else None
        with self._database.begin() as connection:
            seen = look_at(connection, order.journal, order.since)
            if order.looks:
                refused += unproven_looks(self._register(connection, seen), order)
            if order.since and order.looks and len(refused) == len(order.looks):
                return Committed(tail=(), signs=has_keys(connection), refused=refused[0].refused)
            behind = self._behind(connection, seen, order.journal, order)
            if isinstance(behind, NotProven):
                refused.append(unproven_head(order, behind))
            if has_read_on(seen, order.since):
                note_read(connection, order.journal, order.since)
            tail = _page(connection, order.journal, begun.seq if begun else order.since)
            more = len(tail) == A_PAGE
            return Committed(
                tail=tuple(tail),
                signs=has_keys(connection),
                more=more,
                nudges=0 if more else _nudges(connection, order.journal),
                snapshot=begun,
                commands=_commands(connection, begun) if begun else (),
                own_clock=not seen.rehearsal,
            )

    def _register(self, connection: Connection, seen: Row[Any]) -> PeopleRegister | None:
        length, head = seen.people or 0, seen.people_head or BEGINNING
        return people_of(self._shelf.held(connection, PEOPLE, length, head))

    def _proven(self, committed: Committed) -> Committed:
        """What is told, so that it can be proven later that it was."""
        if not (committed.tail or committed.snapshot) or not self._keys.id_for(Purpose.RECOVERY):
            return committed
        if committed.tail:
            last = committed.tail[-1]
            telling = Telling.of(last.journal, last.seq, last.hash, committed.tail)
        else:
            held = committed.taken_in(Held(""))
            telling = Telling.of(held.id, held.seq, held.head, ())
        return committed.model_copy(update={"telling": self._keys.telling(telling)})

    def _behind(
        self, connection: Connection, seen: Row[Any], journal: str, order: CommitOrder | TailOrder
    ) -> Refusal | None:
        """Why nothing is taken: some workflow has read facts that the registry lacks, or holds otherwise."""
        behind = str(seen.behind)
        if order.since and seen.head_read != order.head and not behind:
            register = self._register(connection, seen)
            try:
                refuse_unproven_telling(register, order.told, journal, order.since, order.head)
            except NotProven as refusal:
                return refusal
            behind = journal
            connection.execute(update(REGISTRY).values(behind=behind))
        if not behind:
            return None
        if behind == RESTORED:
            return NotLookedAfter()
        seq = connection.execute(select(JOURNAL.c.seq).where(JOURNAL.c.id == behind)).scalar()
        return RegistryBehind(journal=behind, registry=seq or 0)


def _page(connection: Connection, journal: str, since: int) -> list[Fact]:
    """What follows in a journal, and no more than a workflow takes in at once."""
    return read_facts(connection, journal, since, most=A_PAGE)


def _nudges(connection: Connection, driver: str) -> int:
    """How many nudges wait under a journal: those of a command whose answer was lost too."""
    waiting = WAITS_FOR_ITS_TURN, OUTBOX.c.driver == driver, OUTBOX.c.kind == "nudge"
    return connection.execute(select(func.count()).select_from(OUTBOX).where(*waiting)).scalar_one()


def _commands(connection: Connection, begun: Snapshot) -> tuple[str, ...]:
    """The commands of the facts that are folded into a snapshot."""
    of_it = FACT.c.journal == begun.journal, FACT.c.seq <= begun.seq
    return tuple(connection.execute(select(FACT.c.command_id).distinct().where(*of_it)).scalars())


def _refused(ledger: Ledger, order: CommitOrder, refusal: Refusal, tail: tuple[Fact, ...] = ()) -> Committed:
    """A refusal on its way back; one that nobody waits for is kept."""
    keep_refusal(ledger, order, refusal)
    return Committed(tail=tail, more=len(tail) == A_PAGE, refused=Refused.of(refusal))
