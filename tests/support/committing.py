"""Commits as a workflow sends them, to a registry that is one file: no Temporal, no papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, Table, event, select, update

from activities.registry.commit import Commits
from activities.registry.database import connect
from activities.registry.registry import Registry
from models.engine.command import Command
from models.engine.effect_state import EffectState
from models.engine.journal import BEGINNING, Fact
from models.engine.message import CommitOrder, Committed, TailOrder
from models.tables.outbox import OUTBOX
from models.tables.tables import JOURNAL, REGISTRY
from tests.support.builders import EVERYBODY, TABLED, proposal

NOW = datetime(2021, 3, 1, 9, tzinfo=UTC)

SECRETARYS = ("call_meeting", "place_item", "send_agenda", "open_meeting", "handle_item", "undo_handling")
ROLES = {"approve_for_agenda": "presenter", **dict.fromkeys(SECRETARYS, "secretary")}

ACTS: dict[str, dict[str, Any]] = {
    "open_case": {"title": "Määräraha", "task_class": "02 02 02"},
    "withdraw_case": {"reason": "Ei tarvita."},
    "reopen_case": {"reason": "Tarvitaan sittenkin."},
    "revise_proposal": {"proposal": proposal()},
    "request_reviews": {"groups": ["digijory"], "due": "2021-04-19"},
    "approve_for_agenda": {"body": "khs"},
    "call_meeting": {"body": "khs", "at": "2021-03-15T16:00:00+02:00"},
    "place_item": {},
    "send_agenda": {},
    "open_meeting": {"present": EVERYBODY},
    "handle_item": {"item": 1, **TABLED},
    "undo_handling": {"item": 1, "reason": "Kirjattiin väärin."},
}


def command(name: str, journal: str = "", command_id: str = "", registry: str = "", **act: Any) -> Command:
    """An act of NOW, with an id that is its name unless another is said."""
    return Command.model_validate(
        {
            "id": command_id or name,
            "journal": journal,
            "name": name,
            "act": {**ACTS[name], **act},
            "actor": "anna",
            "role": ROLES.get(name, "preparer"),
            "happened_at": NOW,
            "registry": registry,
        }
    )


class Counter:
    """Where acts are handed in: a registry, the commit, and what each journal's workflow has read of it."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self.database: Engine = connect(dsn)
        self.commits = Commits(self.database)
        self.now = NOW

    def commit(
        self, order: Command, since: int | None = None, head: str | None = None, *, signalled: bool = False
    ) -> Committed:
        """Commit a command of a workflow that has read so far; all there is, unless it is said."""
        happening = order.model_copy(update={"happened_at": self.now})
        return self.commits.commit(self.order(happening, since, head, signalled=signalled))

    def order(
        self, command: Command, since: int | None = None, head: str | None = None, *, signalled: bool = False
    ) -> CommitOrder:
        """The order to commit a command as it is."""
        facts = self.facts(command.journal)
        read = len(facts) if since is None else since
        head = head or _head(facts, read)
        return CommitOrder(command=command, since=read, head=head, now=self.now, signalled=signalled)

    def act(self, name: str, journal: str = "", command_id: str = "", **act: Any) -> Committed:
        """Commit an act that is taken."""
        committed = self.commit(command(name, journal, command_id, **act))
        assert committed.refused is None, committed.refused
        return committed

    def opened(self, command_id: str = "open_case") -> str:
        """A case that was opened."""
        return self.act("open_case", command_id=command_id).tail[0].journal

    def a_meeting_and_a_case(self) -> tuple[str, str]:
        """A meeting that is called, and a case that is ready for it; nothing waits to be done."""
        case = self.opened()
        self.act("revise_proposal", case)
        self.act("approve_for_agenda", case)
        meeting = self.act("call_meeting").tail[0].journal
        self.all_is_done()
        return meeting, case

    def a_tabled_case(self) -> str:
        """A case that comes back on the next meeting that is called; nothing waits to be done."""
        meeting, case = self.a_meeting_and_a_case()
        self.act("place_item", meeting, case=case)
        self.act("send_agenda", meeting)
        self.now = datetime(2021, 3, 15, 14, tzinfo=UTC)
        self.act("open_meeting", meeting)
        self.act("handle_item", meeting)
        self.all_is_done()
        return case

    def tail(self, journal: str, since: int = 0) -> Committed:
        """A journal as its workflow asks for it, having read so far."""
        head = _head(self.facts(journal), since)
        return self.commits.tail(TailOrder(journal=journal, since=since, head=head))

    def facts(self, journal: str) -> Sequence[Fact]:
        """A journal's facts, as the registry holds them."""
        return Registry(self.database).facts(journal)

    def rows(self, table: Table) -> list[Any]:
        """All rows of a table."""
        with self.database.connect() as connection:
            return list(connection.execute(select(table)).all())

    def alter(self, table: Table, **values: Any) -> None:
        """Write something into every row of a table, past the commit."""
        with self.database.begin() as connection:
            connection.execute(update(table).values(**values))

    def all_is_done(self) -> None:
        """Have nothing wait to be done any more."""
        self.alter(OUTBOX, state=EffectState.DONE, next_at=None)

    @property
    def behind(self) -> str:
        """The journal of which the engine has seen more than the registry holds."""
        return str(self.rows(REGISTRY)[0].behind)

    def folded(self, journal: str) -> int:
        """How far a journal's workflow is known to have read."""
        return next(int(row.folded) for row in self.rows(JOURNAL) if row.id == journal)


def _head(facts: Sequence[Fact], read: int) -> str:
    """The hash of the last fact that was read."""
    return facts[read - 1].hash if read else BEGINNING


@contextmanager
def statements(counter: Counter) -> Iterator[list[str]]:
    """What is told to the database meanwhile, in which order."""
    told: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        told.append(" ".join(statement.split()[:3]))

    event.listen(counter.database, "before_cursor_execute", note)
    yield told
    event.remove(counter.database, "before_cursor_execute", note)
