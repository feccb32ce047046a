"""What Temporal's histories still know: the facts that workflows were told, commands, deliveries done."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from temporalio.api.common.v1 import Payload
from temporalio.client import Client, WorkflowHistory
from temporalio.service import RPCError, RPCStatusCode

from models.engine.command import Command
from models.engine.journal import Fact
from models.engine.message import Committed, DeliverOrder, Registration, Turn
from models.engine.passing import RESERVED, times_own
from models.engine.telling import Telling

OURS = 'WorkflowType IN ("registration", "case", "meeting", "follow_up", "delivery", "registrar")'
REGISTRATION = "registration"
"""The workflow of one registration in the first release."""
LOCAL = "core_local_activity"
TOLD = ("commit", "tail")
"""The activities whose results are facts."""

T = TypeVar("T")


@dataclass
class Seen:
    """What was found in the histories."""

    facts: dict[tuple[str, int], Fact] = field(default_factory=dict)
    tellings: dict[tuple[str, int], Telling] = field(default_factory=dict)
    """For each fact that was told with a signature, what was signed when it was told."""
    commands: dict[str, Command] = field(default_factory=dict)
    delivered: dict[str, int] = field(default_factory=dict)
    """For each journal, up to which of its facts the first release had emptied the outbox."""
    registered: set[str] = field(default_factory=set)
    """Commands that began a journal and whose effects were delivered."""
    posted: set[str] = field(default_factory=set)
    """The notices that went into the post, by the beginnings of their Message-IDs."""
    runs: int = 0
    unreadable: list[str] = field(default_factory=list)

    def command(self, id_: str, fact: Fact) -> Command | None:
        """The command of a fact, as it was sent; time's is known by its id."""
        if id_.startswith(RESERVED) and (own := times_own(id_, fact.happened_at)):
            return own
        return self.commands.get(id_)

    def take(self, told: Committed) -> None:
        """Take what a workflow was told; without a signature, where it was not told with one already."""
        telling = told.telling if told.telling and told.telling.covers(told.tail) else None
        for fact in told.tail:
            place = fact.journal, fact.seq
            if telling:
                self.facts[place], self.tellings[place] = fact, telling
            elif place not in self.tellings:
                self.facts[place] = fact

    def was_delivered(self, driver: str, seq: int, command: str) -> bool:
        """Whether it is certain that what a command ordered, up to this fact of its driver, was delivered."""
        return 0 < seq <= self.delivered.get(driver, 0) or command in self.registered


async def read_histories(client: Client, journals: Iterable[str]) -> Seen:
    """Read every run of every workflow that there is, and of those that these journals ought to have."""
    seen = Seen()
    listed = [(run.id, run.run_id) async for run in client.list_workflows(OURS)]
    done: set[tuple[str, str]] = set()
    asked: set[str] = set()
    while listed or (more := sorted({*journals, *(journal for journal, _ in seen.facts)} - asked)):
        if not listed:  # the list may lag behind, so each journal is also asked for by its name
            asked.update(more)
            listed = [run for journal in more if (run := await _latest(client, journal))]
        for run in [run for run in listed if run not in done]:
            done.add(run)
            before = await _read(client, seen, run)
            listed.extend(before)
        listed = [run for run in listed if run not in done]
    return seen


async def _latest(client: Client, journal: str) -> tuple[str, str] | None:
    try:
        run = (await client.get_workflow_handle(journal).describe()).run_id
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise
        return None
    return (journal, run)


async def _read(client: Client, seen: Seen, run: tuple[str, str]) -> list[tuple[str, str]]:
    """Read one run; the run before it, if it continues one."""
    try:
        history = await client.get_workflow_handle(run[0], run_id=run[1]).fetch_history()
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise
        return []
    seen.runs += 1
    await _HistoryReader(client, seen, history).read()
    before = history.events[0].workflow_execution_started_event_attributes.continued_execution_run_id
    return [(run[0], before)] if before else []


class _HistoryReader:
    """Reads one history, event by event; a method bears the name of the event that it looks at."""

    def __init__(self, client: Client, seen: Seen, history: WorkflowHistory) -> None:
        self._converter = client.data_converter
        self._seen = seen
        self._history = history
        self._scheduled: dict[int, Any] = {}
        self._registers = ""

    async def read(self) -> None:
        for event in self._history.events:
            attributes = event.WhichOneof("attributes") or ""
            look = getattr(self, f"_{attributes.removesuffix('_event_attributes')}", None)
            try:
                if look:
                    await look(getattr(event, attributes), event.event_id)
            except Exception as error:  # noqa: BLE001 - a message of another version hides no other
                where = f"{self._history.workflow_id}, event {event.event_id}"
                self._seen.unreadable.append(f"{where}: {' '.join(str(error).split())[:200]}")

    async def _workflow_execution_started(self, started: Any, _: int) -> None:
        if started.workflow_type.name == REGISTRATION:
            self._registers = await self._command(started.input.payloads)

    async def _workflow_execution_update_accepted(self, accepted: Any, _: int) -> None:
        asked = accepted.accepted_request.input
        if asked.name == "register":
            wanted = await self._decoded(asked.args.payloads, Registration)
            self._seen.commands[wanted.command.id] = wanted.command
        else:
            await self._command(asked.args.payloads)

    async def _workflow_execution_signaled(self, signal: Any, _: int) -> None:
        if signal.input.payloads:
            await self._command(signal.input.payloads)

    async def _marker_recorded(self, marker: Any, _: int) -> None:
        if marker.marker_name == LOCAL and "result" in marker.details:
            kind = json.loads(marker.details["data"].payloads[0].data)["activity_type"]
            await self._result(kind, marker.details["result"].payloads)

    async def _activity_task_scheduled(self, scheduled: Any, event_id: int) -> None:
        self._scheduled[event_id] = scheduled

    async def _activity_task_completed(self, completed: Any, _: int) -> None:
        scheduled = self._scheduled[completed.scheduled_event_id]
        await self._result(scheduled.activity_type.name, completed.result.payloads)
        if scheduled.activity_type.name == "deliver":
            await self._delivered(scheduled.input.payloads)
        if scheduled.activity_type.name == "drain":
            self._seen.posted.update((await self._decoded(completed.result.payloads, Turn)).sent)

    async def _command(self, payloads: Sequence[Payload]) -> str:
        command = await self._decoded(payloads[:1], Command)
        self._seen.commands[command.id] = command
        return command.id

    async def _result(self, kind: str, payloads: Sequence[Payload]) -> None:
        if kind in TOLD:
            self._seen.take(await self._decoded(payloads, Committed))

    async def _delivered(self, payloads: Sequence[Payload]) -> None:
        order = await self._decoded(payloads, DeliverOrder)
        if order.only_nudges:
            return
        if self._registers:
            self._seen.registered.add(self._registers)
        else:
            last = self._seen.delivered.get(order.journal, 0)
            self._seen.delivered[order.journal] = max(last, order.since)

    async def _decoded(self, payloads: Sequence[Payload], kind: type[T]) -> T:
        decoded: T = (await self._converter.decode(payloads, [kind]))[0]
        return decoded
