"""A city hall for the tests: one installation, its desk, and people who act a short life."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, select
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from activities.installation import Installation
from activities.nudging import Nudges
from activities.registry.commit import Commits
from activities.registry.ledger import recording
from activities.registry.outbox import write_what_became
from activities.settings import Settings, load_settings
from app.desk.acting import Desk, NoAnswerYet, NobodyAnswers
from app.desk.command import command_of
from app.embedded import EmbeddedServer
from models.base import clock
from models.base.calendar import local_instant
from models.base.text import Text
from models.engine.command import Answer, Command
from models.engine.effect_state import Became, EffectState
from models.engine.journal import BEGINNING
from models.engine.message import CommitOrder, Origin
from models.meeting.meeting import Meeting
from models.tables.outbox import OUTBOX, STILL_WAITS
from models.tables.tables import JOURNAL
from tests.support.patience import PATIENCE, until, until_async
from tests.support.servers import passing_server
from worker import make_worker

TODAY = local_instant(date(2021, 4, 12), time(12))
"""The day on which everything is written up; every act happened before it, on its own day."""

MEETING = "khs-2021-03-15"
ADDRESSES = ("digijory", "kasko.head", "kasko.owner", "controller", "anna", "sanna", "Kasko")


@dataclass(frozen=True)
class Step:
    """One act of a life: when it happened, who did what."""

    day: str
    role: str
    name: str
    fields: Mapping[str, Any]

    @property
    def at(self) -> datetime:
        """The instant at which it happened."""
        day, _, hour = self.day.partition(" ")
        return local_instant(date.fromisoformat(day), time.fromisoformat(hour or "12:00"))


class Office:
    """An installation and the people who act there; Temporal and workers come and go around it."""

    def __init__(self, installation: Installation, client: Client, origin: Origin | None = None) -> None:
        """On the day TODAY, unless another is said; a registry that is no rehearsal's has the real clock."""
        self.installation = installation
        self.client = client
        self.origin = origin or Origin(offset=TODAY - clock.now())
        self.desk = Desk(client, installation, self.origin)
        self._commits = Commits(installation.database)

    def command(self, step: Step, journal: str, command_id: str = "") -> Command:
        """The command of a step."""
        return command_of(
            step.name,
            step.fields,
            actor="anna" if step.role == "preparer" else "sanna",
            role=step.role,
            journal=journal,
            happened_at=step.at,
            command_id=command_id or clock.new_id(),
        )

    async def act(self, step: Step, journal: str = "", command_id: str = "") -> Answer:
        """Act, and repeat the same command until it is answered."""
        command = self.command(step, journal, command_id)
        while True:
            try:
                return await self.desk.send(command)
            except (NobodyAnswers, NoAnswerYet):
                continue

    def commit(self, step: Step, journal: str = "") -> Answer:
        """Write an act into the registry without Temporal: what was before the test begins."""
        with self.installation.registry.reading.connect() as connection:
            wanted = select(JOURNAL.c.seq, JOURNAL.c.head).where(JOURNAL.c.id == journal)
            since, head = connection.execute(wanted).one_or_none() or (0, BEGINNING)
        order = CommitOrder(command=self.command(step, journal), since=since, head=head, now=TODAY)
        committed = self._commits.commit(order)
        assert committed.answer is not None, committed.refused
        return committed.answer

    def proposal(self, owner: str = "kasko.owner") -> Step:
        """The writing of a proposal that grants money to one project."""

        def written(text: str) -> dict[str, Any]:
            return self.installation.archive.write(Text.of(text)).model_dump(mode="json")

        project = {"number": "104020107401", "name": "Hanke", "cents": 1_000_00, "owner": owner}
        division = {"name": "Kasko", "cents": 1_000_00, "head": "kasko.head", "projects": [project]}
        proposal = {
            "clauses": [{"number": 1, "text": written("Kaupunginhallitus myöntää määrärahan.")}],
            "reasons": written("Hanke palvelee kaupunkilaisia."),
            "appropriation": {
                "cents": 1_000_00,
                "year": 2021,
                "budget_item": "1 30 01",
                "divisions": [division],
            },
            "presenter": {"name": "Esittelijä"},
            "informed": ["Kasko"],
        }
        return Step("2021-02-02", "preparer", "revise_proposal", {"proposal": proposal})

    def outbox(self, *, waiting: bool = True) -> list[Any]:
        """What waits in the outbox, or all that ever was in it."""
        wanted = select(OUTBOX)
        with self.installation.registry.reading.connect() as connection:
            return list(connection.execute(wanted.where(STILL_WAITS) if waiting else wanted).all())

    async def start(self) -> None:
        """Have every open journal's workflow started from the registry."""
        queue = self.installation.settings.task_queue
        await Nudges(self.installation.database, self.client, queue).rebuild(self.origin)

    async def rest(self) -> None:
        """Wait until every workflow has read what there is and every effect is done."""
        while True:
            try:
                await until(lambda: not self.outbox(), seconds=PATIENCE)
            except TimeoutError:
                raise TimeoutError(f"still waits: {[tuple(row) for row in self.outbox()]}") from None
            for row in self.installation.registry.journals("case", "meeting", "follow_up", only_open=True):
                try:
                    await until_async(partial(self._has_read, row.id, row.seq), seconds=PATIENCE)
                except TimeoutError:
                    raise TimeoutError(f"{row.id} has not read its fact {row.seq}") from None
            if not self.outbox():  # who has read may have something to do
                return

    async def _has_read(self, journal: str, seq: int) -> bool:
        try:
            head = await self.head(journal)
        except RPCError as error:
            if error.status is not RPCStatusCode.FAILED_PRECONDITION:
                raise
            return False  # its workflow task has just failed, and is tried again
        return head is None or head[0] >= seq

    async def head(self, journal: str) -> tuple[int, str] | None:
        """How far a workflow has read; None if it has closed."""
        try:
            read: tuple[int, str] = await self.client.get_workflow_handle(journal).query(
                "head", result_type=tuple[int, str]
            )
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:
                raise
            return None
        return read


OPEN_CASE = Step("2021-02-01", "preparer", "open_case", {"title": "Määräraha", "task_class": "02 02 02"})
ASK_REVIEW = Step("2021-02-03", "preparer", "request_reviews", {"groups": ["digijory"], "due": "2021-04-19"})
REVIEW = Step(
    "2021-02-18",
    "reviewer",
    "give_review",
    {"group": "digijory", "session": "2021-02-18", "verdict": "supports"},
)
APPROVE = Step("2021-03-01", "presenter", "approve_for_agenda", {"body": "khs"})
CALL = Step("2021-03-01", "secretary", "call_meeting", {"body": "khs", "at": "2021-03-15T16:00:00+02:00"})
SUMMON = Step("2021-03-03", "secretary", "send_agenda", {})
OPEN_MEETING = Step("2021-03-15 16:00", "secretary", "open_meeting", {"present": list(range(1, 16))})
CLOSE = Step("2021-03-15 17:00", "secretary", "close_meeting", {})
PUBLISH = Step("2021-03-25", "secretary", "publish_minutes", {})


def place(case: str, item: int) -> Step:
    """Place a case on the agenda."""
    return Step("2021-03-02", "secretary", "place_item", {"case": case, "item": item})


def approve(item: int) -> Step:
    """The item is approved as proposed."""
    return Step("2021-03-15 16:10", "secretary", "handle_item", {"item": item, "outcome": "approved"})


def table(item: int, mover: str) -> Step:
    """The item is tabled to the next meeting."""
    tabling = {"outcome": "tabled", "proposed_by": mover, "unanimous": True, "until": "next meeting"}
    return Step("2021-03-15 16:10", "secretary", "handle_item", {"item": item, **tabling})


def check(names: list[str]) -> Step:
    """The minutes are checked by two who were present."""
    return Step("2021-03-24", "secretary", "check_minutes", {"checkers": names})


def settings_of(data: Path, **settings: Any) -> Settings:
    """Settings of an installation in a folder; a name of the test's own for its task queue."""
    return load_settings(data=data, **{"task_queue": "faults", **settings})


def furnish(installation: Installation) -> None:
    """Fill the address book."""
    for key in ADDRESSES:
        installation.archive.set_address(key, f"{key}@kunta.example".lower(), key)


@asynccontextmanager
async def office(
    data: Path, *, rehearsal: bool = True, **settings: Any
) -> AsyncIterator[tuple[Office, EmbeddedServer]]:
    """A fresh office in a folder, with a server of its own and nobody at work yet."""
    installation = Installation.fresh(settings_of(data, **settings), rehearsal=rehearsal)
    furnish(installation)
    store, keys = installation.settings.store, installation.settings.codec_keys
    async with passing_server(data, store, keys) as server:
        yield Office(installation, server.client), server
    installation.close()


@asynccontextmanager
async def at_work(city: Office) -> AsyncIterator[None]:
    """A healthy worker in this process."""
    async with make_worker(city.client, city.installation):
        yield


def prepare(city: Office, items: int = 1) -> list[str]:
    """Write into the registry what was before a test begins: a meeting that is open, and its cases.

    Nothing waits in the outbox; the workflows are started by whoever nudges them first.
    """
    city.commit(CALL)
    proposal, cases = city.proposal(), []
    for item in range(1, items + 1):
        case = city.commit(OPEN_CASE).journal
        for step in (proposal, APPROVE):
            city.commit(step, case)
        city.commit(place(case, item), MEETING)
        cases.append(case)
    for step in (SUMMON, OPEN_MEETING):
        city.commit(step, MEETING)
    need_nothing(city)
    return cases


def need_nothing(city: Office) -> None:
    """Nothing of what was called for so far is wanted."""
    with recording(city.installation.database) as ledger:
        waiting = ledger.connection.execute(select(OUTBOX.c.id)).scalars().all()
        write_what_became(ledger, dict.fromkeys(waiting, Became(EffectState.NOT_NEEDED)))


def member(city: Office) -> str:
    """One who was present in the meeting."""
    names = city.installation.registry.held(MEETING).of(Meeting).names_present()
    return names[0]


@contextmanager
def locked(dsn: str) -> Iterator[None]:
    """Somebody else holds the SQLite file."""
    engine = create_engine(dsn, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN EXCLUSIVE")
        yield
        connection.exec_driver_sql("ROLLBACK")
    engine.dispose()
