"""The worker and the client of the naive side, and its three activities."""

from __future__ import annotations

from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from sqlalchemy import Column, Integer, MetaData, String, Table, Text, insert
from temporalio import activity
from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker, WorkflowRunner
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner

from activities.notices.sending import put_into_outbox
from activities.registry.database import connect
from activities.store import PAPERS, Store
from activities.typesetting.typesetting import typeset
from bench.life import GROUPS, REQUEST, Asked, life
from bench.naive import DAY, FactAsked, NaiveCase, NoticeAsked, PaperAsked, Words
from bench.samples import SAMPLES
from bench.task import Task
from bench.waiting import Waiting
from models.base import clock
from models.base.canonical import canonical

QUEUE = "naive"
FACT = Table(
    "naive_fact",
    MetaData(),
    Column("case", String(200), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("kind", String(60)),
    Column("actor", String(200)),
    Column("content", Text),
    Column("at", String(40)),
)


class Effects:
    """What the naive case does to the world; one activity each."""

    def __init__(self, task: Task) -> None:
        settings = task.settings
        self._papers = task.papers
        self._samples = task.data / SAMPLES
        self._outbox = settings.outbox
        self._store = Store(settings.store)
        self.database = connect(settings.registry.get_secret_value())

    @activity.defn
    def write_fact(self, asked: FactAsked) -> str:
        """One row in the registry's database."""
        said = {"group": asked.words.group, "text": asked.words.text}
        row = {"case": asked.case, "seq": asked.seq, "kind": asked.kind, "actor": asked.words.actor}
        with self.database.begin() as connection:
            connection.execute(
                insert(FACT), {**row, "content": canonical(said), "at": clock.now().isoformat()}
            )
        return f"{asked.kind} {asked.seq}"

    @activity.defn
    def make_paper(self, asked: PaperAsked) -> None:
        """The same HTML as the product's paper, set by the same layout and kept in the same store."""
        if self._papers:
            template = _templates(self._samples).get_template(f"{asked.template}.html")
            record = (self._samples / f"{asked.template}.json").read_bytes()
            self._store.put(PAPERS, typeset(template.render(case=asked.case), record))

    @activity.defn
    async def send_notice(self, asked: NoticeAsked) -> None:
        """A mail into the outbox folder."""
        message = EmailMessage()
        message["From"], message["To"] = "kirjaamo@kunta.example", f"{asked.to}@kunta.example"
        message["Subject"] = f"{asked.subject}: {asked.case}"
        message["Date"] = format_datetime(clock.now())
        number = asked.case.rpartition("-")[2]
        message["Message-ID"] = f"<{int(number):06x}{asked.seq:04x}{len(asked.to):02x}@kunta.example>"
        message.set_content(f"{asked.subject}\n\nAsia {asked.case}.\n")
        await put_into_outbox(message, self._outbox)


@cache
def _templates(folder: Path) -> Environment:
    return Environment(loader=FileSystemLoader(folder), autoescape=True)


@asynccontextmanager
async def worker(task: Task, runner: WorkflowRunner | None = None) -> AsyncIterator[None]:
    """A worker with the SDK's defaults."""
    effects = Effects(task)
    FACT.metadata.create_all(effects.database)
    async with Worker(
        await Client.connect(task.address),
        task_queue=QUEUE,
        workflows=[NaiveCase],
        activities=[effects.write_fact, effects.make_paper, effects.send_notice],
        activity_executor=ThreadPoolExecutor(max_workers=100),
        workflow_runner=runner or SandboxedWorkflowRunner(),
    ):
        yield
    effects.database.dispose()


def unsandboxed_worker(task: Task) -> AbstractAsyncContextManager[None]:
    """The same with one default changed."""
    return worker(task, UnsandboxedWorkflowRunner())


UPDATES = {
    "revise_proposal": "revise",
    "request_reviews": "request_reviews",
    "give_review": "give_review",
    "answer_review": "answer",
    "approve_for_agenda": "approve",
    "send_back": "send_back",
    "withdraw_case": "withdraw",
}


class NaivePlayer:
    """Starts a case and sends it its updates."""

    def __init__(self, client: Client, task: Task) -> None:
        self._client = client
        self._reminder = task.reminder

    async def live(self, number: int, waiting: Waiting) -> list[str]:
        """Live one case from its opening to its end; the ids of its workflows."""
        begun = clock.now()
        opening, *rest = life(number)
        case = f"naive-{number}"
        starting = self._client.start_workflow(NaiveCase.run, self._words(opening), id=case, task_queue=QUEUE)
        handle = await waiting.timed(starting)
        for place, asked in enumerate(rest, start=1):
            words = self._words(asked)
            if self._reminder:
                words.reminder = max(self._reminder - (clock.now() - begun).total_seconds(), 0)
            await waiting.timed(handle.execute_update(UPDATES[asked.act], words))
            if place == REQUEST and self._reminder:
                await waiting.until(begun, self._reminder)
        await handle.result()
        return [case]

    async def rest(self) -> None:
        """A case ends with the last of its effects: nothing waits."""

    def _words(self, asked: Asked) -> Words:
        group = " ".join(GROUPS) if asked.act == "request_reviews" else asked.group
        return Words(asked.role, group, asked.text, 10 * DAY)
