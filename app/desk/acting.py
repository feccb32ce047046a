"""Acting: where a person's act becomes a command, is sent, and sent again until it is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any
from zlib import crc32

from sqlalchemy.exc import DBAPIError
from temporalio.client import (
    Client,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from activities.connection import has_worker
from activities.installation import Installation
from activities.nudging import TASK_TIMEOUT
from activities.registry.earlier import earlier
from activities.signatures import signed, signed_look
from app.desk.command import NotUnderstood, command_of
from models.base import clock
from models.base.calendar import local_day
from models.base.frozen import Frozen
from models.base.refusal import NoSuchJournal, NotACommand, Refusal, WrongAddressee
from models.base.words import Said
from models.bodies.body import NoSuchBody
from models.engine import policy
from models.engine.command import Answer, AnyAct, Command
from models.engine.journal import Fact
from models.engine.look import LOOK
from models.engine.may import refuse_others
from models.engine.message import Origin, Registration
from models.engine.passing import refuse_reserved
from models.engine.secrecy import to_its_sender
from models.people.people_register import JOURNAL, people_of

REGISTRAR = "registrar"
"""The workflow that commits what begins a journal, by its name: its code is the worker's."""

REGISTRARS = 16
"""So many take turns: each takes ten registrations at a time."""

PATIENCE = timedelta(seconds=30)
"""How long a sender waits by default."""

_NOT_SIGNALLED = Said.why("An act that begins a journal is answered; it cannot be signalled.")

NOTICE_AFTER = timedelta(seconds=4)
"""After so long without an answer, the desk looks whether anybody works."""


class NobodyAnswers(Refusal):
    """No worker answers, so {act} has not been carried out yet. Start one with `pykala up` or
    `python worker.py`; the same command may be sent again with --command-id {command}, it is one command."""


class NoAnswerYet(Refusal):
    """{act} was sent and is not answered yet. Send it again with --command-id {command}: it is the same
    command, it will not be carried out twice."""


class NotRunning(Refusal):
    """The workflow of {journal} does not run, though the registry has it open; start it with
    `pykala rebuild workflows`, then send the same command again with --command-id {command}."""


class WorkerOfAnotherVersion(Refusal):
    """The worker does not understand {act}, as it is of another version of the program: nothing was recorded.
    Start the worker again with the version of this door (`pykala up` or `python worker.py`), then send the
    same command again with --command-id {command}."""


UNANSWERED = (NobodyAnswers, NoAnswerYet, NotRunning)
"""What is no answer: the command may still be carried out, and may be sent again."""


class Desk:
    """Sends acts to the workflows, as updates that are answered or as signals that are not."""

    def __init__(
        self,
        client: Client,
        installation: Installation,
        origin: Origin | None = None,
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        """`now` is the clock that `origin` is offset from; a rehearsal's may be ahead of the real one."""
        self._client = client
        self._installation = installation
        self._origin = origin or Origin()
        self._now = now
        self._name = ""

    async def act(
        self,
        name: str,
        fields: Mapping[str, Any] | AnyAct,
        *,
        actor: str,
        role: str,
        on_behalf_of: str = "",
        journal: str = "",
        happened_at: datetime | None = None,
        command_id: str | None = None,
        signal: bool = False,
        seen: int | None = None,
        later_because: str = "",
    ) -> Answer:
        """Ask for an act. Raises a Refusal that says why not, or that nobody has answered yet."""
        when, id_ = happened_at or clock.now(), command_id or clock.new_id()
        command = command_of(
            name,
            fields,
            actor=actor,
            on_behalf_of=on_behalf_of,
            role=role,
            journal=journal,
            happened_at=when,
            command_id=id_,
            seen=seen,
            later_because=later_because,
        )
        return await self.send(command, signal=signal)

    async def send(self, command: Command, *, signal: bool = False) -> Answer:
        """Send a command until it is answered, for as long as our patience lasts."""
        refuse_reserved(command)
        if command.act.on is not None and not command.journal:
            raise NoSuchJournal(journal=command.journal)
        self._name = self._name or await asyncio.to_thread(self._registry)
        named = command.model_copy(update={"registry": self._name})
        command = signed(named, self._installation.settings.door_key)
        if signal:
            return await self._signal(command)
        answering = asyncio.create_task(self._answered(command))
        try:
            done, _ = await asyncio.wait({answering}, timeout=NOTICE_AFTER.total_seconds())
            with suppress(RPCError):  # Temporal may be away too; it is waited for
                if not done and not await has_worker(self._client, self._installation.settings.task_queue):
                    raise NobodyAnswers(act=policy.act_of(command.name), command=command.id)
            async with asyncio.timeout(PATIENCE.total_seconds()):
                return await answering
        except TimeoutError:
            raise NoAnswerYet(act=policy.act_of(command.name), command=command.id) from None
        finally:
            answering.cancel()

    def _registry(self) -> str:
        """The registry that the command is meant for; a door must work while it is away."""
        with suppress(DBAPIError):
            return self._installation.registry.name
        return ""

    async def _answered(self, command: Command) -> Answer:
        begins = command.act.on is None
        ask = self._register if begins else self._update
        while True:
            try:
                return await ask(command)
            except WorkflowUpdateFailedError as failed:
                cause = failed.cause
                if isinstance(cause, ApplicationError) and cause.type == "AcceptedUpdateCompletedWorkflow":
                    continue  # the run ended meanwhile; the same id runs again on the next one
                if not await self._door_was_behind(command.journal, cause):
                    raise await asyncio.to_thread(self._told, _refusal(cause, command), command) from failed
            except WorkflowUpdateRPCTimeoutOrCancelledError as stopped:
                if isinstance(stopped.__cause__, asyncio.CancelledError):  # the SDK says it in other words
                    raise stopped.__cause__ from stopped
            except RPCError as error:
                if error.status is RPCStatusCode.NOT_FOUND and not begins:
                    ask = self._without_workflow  # which is refused as the workflow would refuse it
                    continue
                if error.status not in _PASSING:
                    raise
                await asyncio.sleep(0.2)

    async def _update(self, command: Command) -> Answer:
        return await self._ask(command.journal, command.name, command, command)

    async def _register(self, command: Command) -> Answer:
        queue = self._installation.settings.task_queue
        registrar = f"{REGISTRAR}/{queue}/{crc32(command.id.encode()) % REGISTRARS}"
        now = (self._now() + self._origin.offset).replace(second=0, microsecond=0)
        wanted = Registration(command=command, origin=self._origin, now=now)
        try:
            return await self._ask(registrar, "register", wanted, command)
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:
                raise
        await self._client.start_workflow(
            REGISTRAR,
            id=registrar,
            task_queue=queue,
            task_timeout=TASK_TIMEOUT,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            static_summary="What begins a journal",
        )
        return await self._ask(registrar, "register", wanted, command)

    async def _ask(self, workflow: str, update: str, wanted: Frozen, command: Command) -> Answer:
        handle = self._client.get_workflow_handle(workflow)
        same = f"{command.id}/{command.digest()[:12]}"  # else another act would get the first one's answer
        answer: Answer = await handle.execute_update(update, wanted, id=same, result_type=Answer)
        return answer

    async def _signal(self, command: Command) -> Answer:
        if command.act.on is None:
            raise NotUnderstood(problem=_NOT_SIGNALLED)
        handle = self._client.get_workflow_handle(command.journal)
        try:
            await handle.signal(command.name, command)
        except RPCError as error:
            if error.status is RPCStatusCode.NOT_FOUND:
                return await self._without_workflow(command)
            raise
        said = Said.fact(
            "Signalled; ask for what became of it with `pykala answer {command}`.", command=command.id
        )
        return Answer(command_id=command.id, journal=command.journal, sentence=str(said), said=(said,))

    async def _door_was_behind(self, journal: str, cause: BaseException | None) -> bool:
        """Whether the workflow refused what it held against a state that the registry has left since."""
        if not journal or not isinstance(cause, ApplicationError) or not cause.details:
            return False
        held = await asyncio.to_thread(self._installation.registry.held, journal)
        if held.seq <= cause.details[0]:
            return False
        look = await asyncio.to_thread(signed_look, journal, self._installation.settings.door_key)
        with suppress(RPCError):  # if it has closed since, the next sending finds out
            await self._client.get_workflow_handle(journal).signal(LOOK, look)
        await asyncio.sleep(0.05)
        return True

    def _told(self, refusal: Refusal, command: Command) -> Refusal:
        """The refusal; to whom the act does not belong, that alone: a workflow does not know who may."""
        rights = people_of(self._installation.registry.held(JOURNAL))
        if rights is None or isinstance(refusal, NoSuchBody | WrongAddressee):  # these come first
            return refusal
        held = self._installation.registry.held(command.journal)
        if held.state is not None:
            try:
                refuse_others(rights, held, command, local_day(self._now() + self._origin.offset))
            except Refusal as not_theirs:
                return to_its_sender(not_theirs, command)
        return refusal

    def _facts_of(self, command: Command) -> list[Fact]:
        with self._installation.registry.reading.connect() as connection:
            return earlier(connection, command)

    async def _without_workflow(self, command: Command) -> Answer:
        """The answer where no workflow runs: what a closed journal takes is registered, and wakes it."""
        try:
            answered = await asyncio.to_thread(self._answer_of_the_registry, command)
        except Refusal as refusal:
            raise await asyncio.to_thread(self._told, refusal, command) from None
        return answered or await self._register(command)

    def _answer_of_the_registry(self, command: Command) -> Answer | None:
        """The answer of a command that was carried out before, or a refusal; None if it may be registered."""
        if facts := self._facts_of(command):
            return Answer.of(command, facts)
        held = self._installation.registry.held(command.journal)
        if held.state is None:
            raise NoSuchJournal(journal=command.journal)
        if held.state.open:
            raise NotRunning(journal=command.journal, command=command.id)
        policy.check(held.state.noun, held.state.stage, command.name, command.role)
        return None


_PASSING = {
    RPCStatusCode.UNAVAILABLE,
    RPCStatusCode.RESOURCE_EXHAUSTED,
    RPCStatusCode.DEADLINE_EXCEEDED,
    RPCStatusCode.FAILED_PRECONDITION,  # its workflow task has just failed, and is tried again
    RPCStatusCode.UNKNOWN,  # the connection broke in the middle of an answer
    RPCStatusCode.CANCELLED,  # the same, as another layer says it
}
"""After these the same command is sent again: it is carried out once, however often it comes."""


_NOT_READ_THERE = (NotACommand.__name__, RuntimeError.__name__)
"""What a worker answers to what it does not understand; the second the library, where it is older."""


def _refusal(cause: BaseException | None, command: Command) -> Refusal:
    if isinstance(cause, ApplicationError) and cause.type in _NOT_READ_THERE:
        return WorkerOfAnotherVersion(act=policy.act_of(command.name), command=command.id)
    if isinstance(cause, ApplicationError) and cause.type:
        said = Said.read(cause.details[1]) if len(cause.details) > 1 else None
        return to_its_sender(Refusal.again(cause.type, said, cause.message), command)
    return NotUnderstood(problem=Said.why("Temporal could not carry it out: {cause}", cause=str(cause)))
