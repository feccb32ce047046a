"""What the workflows of all journals share: one command at a time, one timer, others told after it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from temporalio import workflow
from temporalio.common import RawValue
from temporalio.exceptions import ApplicationError

from workflows.asking import (
    commit,
    commit_here,
    minute,
    note_unread,
    nudge_many,
    nudge_others,
    read_tail,
    refused,
    refused_in,
)
from workflows.counting import count_refused
from workflows.deadlines import Deadlines
from workflows.messages import command_in, look_in

with workflow.unsafe.imports_passed_through():
    from models.base.refusal import NothingHappened, Refusal
    from models.engine import engine
    from models.engine.command import Answer, Command
    from models.engine.look import LOOK, Look
    from models.engine.message import UNASKED, CommitOrder, Committed, Origin, Refused, TailOrder, Unread
    from models.engine.passing import PassTime, is_times_own, time_passes
    from models.engine.standing import standing
    from models.engine.state import State
    from models.engine.telling import Telling
    from models.engine.world import Held
    from models.law.deadline import Deadline
    from models.whole import catalogue

assert catalogue.ACTS, "every act is known before the first command is read"  # noqa: S101

UPDATES_A_RUN = 1_000
"""Half of what Temporal takes in one run."""

TOLD_AT_ONCE = 3
"""So many workflows are told before the answer; each takes it some milliseconds."""


class JournalWorkflow:
    """A journal in motion. Its state is always the fold of what the registry holds."""

    @workflow.init
    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._held = Held(workflow.info().workflow_id)
        self._deadlines = Deadlines()
        self._told: Telling | None = None
        self._restored = False
        self._one_at_a_time = asyncio.Lock()
        self._updates = 0
        self._commands: set[str] = set()
        self._looks: list[Look] = []
        self._signs = False
        self._many_to_tell = False
        self._telling: asyncio.Task[None] | None = None
        self._alarm: asyncio.Task[None] | None = None
        self._alarm_at: datetime | None = None

    @property
    def state(self) -> State | None:
        """The folded journal."""
        return self._held.state

    def now(self) -> datetime:
        """The record's clock, which ticks in minutes; a rehearsal's is offset."""
        return minute(self._origin)

    # ------------------------------------------------------------------ acts

    @workflow.update(dynamic=True)
    async def act(self, name: str, args: Sequence[RawValue]) -> Answer:
        """Any act on this journal; the update bears the act's name."""
        self._updates += 1
        committed = await self._carry_out(command_in(name, args), messaged=True)
        if committed.refused:
            raise refused(committed.refused)
        if committed.answer is None:
            raise refused(Refused.of(NothingHappened()))
        return committed.answer

    @act.validator
    def refuse_at_the_door(self, name: str, args: Sequence[RawValue]) -> None:
        """What the state already forbids leaves no trace in the history."""
        try:
            command = command_in(name, args)
        except ApplicationError as error:
            count_refused(error.type or "")
            raise
        if self._is_to_be_seen(command):
            return
        if self._restored and command.id not in self._commands:  # a repeated one is answered once more
            try:
                engine.courtesy(self._held, command, self.now())
            except Refusal as refusal:
                count_refused(refusal.type)
                raise refused(Refused.of(refusal), self._held.seq) from refusal

    def _is_to_be_seen(self, command: Command) -> bool:
        """Whether no door can have sent it: the commit refuses it, and keeps that."""
        return isinstance(command.act, PassTime) or (self._signs and not command.key)

    @workflow.signal(dynamic=True)
    async def act_signalled(self, name: str, args: Sequence[RawValue]) -> None:
        """The same acts from senders who do not wait; the registry keeps a refusal for them.

        Or that somebody else's transaction wrote to this journal: the registry knows whose word that is.
        """
        try:
            if name == LOOK:
                self._looks.append(look_in(args).model_copy(update={"id": f"{workflow.uuid4()}"}))
                return
            command = command_in(name, args)
        except ApplicationError as error:
            await self._pass_over(name, refused_in(error))
            return
        await self._carry_out(command, messaged=True, signalled=True)

    async def _pass_over(self, name: str, why: Refused) -> None:
        """Keep a signal that holds no command here: nobody waits for it, and somebody sent it."""
        workflow.logger.warning("an unreadable signal was passed over", extra={"act": name, "why": why.type})
        id_ = f"{UNASKED}{workflow.uuid4()}"
        unread = Unread(id=id_, journal=self._held.id, act=name, refused=why, now=self.now())
        await note_unread(unread)

    @workflow.query
    def head(self) -> tuple[int, str]:
        """How far this workflow has read: the number and hash of its last fact."""
        return self._held.seq, self._held.head

    async def _carry_out(
        self, command: Command, *, messaged: bool = False, signalled: bool = False
    ) -> Committed:
        await workflow.wait_condition(lambda: self._restored)
        async with self._one_at_a_time:
            held = self._held
            order = CommitOrder(
                command=command,
                since=held.seq,
                head=held.head,
                now=self.now(),
                offset=self._origin.offset,
                messaged=messaged,
                signalled=signalled,
                told=self._told,
            )
            committed = await (commit_here(order) if is_times_own(command) else commit(order))
            await self._take_in(committed)
            if committed.more:
                await self._read_on()
            return committed

    async def _read_on(self) -> bool:
        """Take in what the registry holds beyond what was read, page by page.

        False where it was strangers who said that there is something, and nothing was read.
        """
        looks, self._looks = tuple(self._looks), []
        more = True
        while more:
            held, told = self._held, self._told
            order = TailOrder(journal=held.id, since=held.seq, head=held.head, told=told, looks=looks)
            committed = await read_tail(order)
            if committed.refused:
                return False
            looks = ()
            if committed.own_clock and self._origin.offset:
                workflow.logger.error("it was started with a clock of its own, which does not count here")
                self._origin = Origin()
            await self._take_in(committed)
            more = committed.more
        return True

    async def _take_in(self, committed: Committed) -> None:
        """Fold what is new. A few others are told at once; many wait until after the answer."""
        self._held = committed.taken_in(self._held)
        if committed.tail or committed.snapshot:
            self._told = committed.telling
        self._signs = self._signs or committed.signs
        self._commands.update(committed.commands, (fact.command_id for fact in committed.tail))
        self._deadlines.take_in(self._held)
        a_few = committed.nudges <= TOLD_AT_ONCE
        self._many_to_tell = self._many_to_tell or not a_few
        if self.state is not None:
            workflow.set_current_details(standing(self._held, self._deadlines.refused))
        if committed.nudges and a_few:
            await nudge_others(self._held.id, self._origin)

    # ------------------------------------------------------------------ life

    async def restore(self) -> None:
        """Read the whole journal: the registry is the record, whatever this workflow was."""
        await self._read_on()  # what a starter signals is seen by this reading
        self._restored = True

    async def live_while(self, *stages: str) -> None:
        """Stay in these stages: acts come in by themselves, time is seen to here."""
        while self.state is not None and self.state.open and self.state.stage in stages:
            self._set_alarm()
            await workflow.wait_condition(lambda: self._something_to_do(stages))
            if self._looks:
                async with self._one_at_a_time:
                    proven = await self._read_on()
                if proven:
                    self._deadlines.try_again()
            while due := self._deadlines.due(self.now()):
                await self._let_time_pass(due)
            if self._is_long_enough():
                await workflow.wait_condition(self._nothing_under_way)
                workflow.continue_as_new(self._origin)
            self._tell_many()

    async def _let_time_pass(self, due: Deadline) -> None:
        """Have a deadline pass; one that is refused is put aside for a while, and holds nothing else back."""
        committed = await self._carry_out(time_passes(self._held.id, due.at))
        if not self._deadlines.has(due):
            return
        why = committed.refused.type if committed.refused else "nothing came of it"
        self._deadlines.put_aside(due, self.now(), why)
        workflow.logger.error("a deadline was refused", extra={"deadline": due.key, "why": why})
        workflow.set_current_details(standing(self._held, self._deadlines.refused))

    async def finish(self) -> None:
        """The journal is closed: tell who is still to be told."""
        self._tell_many()
        while self._many_to_tell or not self._nothing_under_way():
            await workflow.wait_condition(self._nothing_under_way)
            self._tell_many()

    def _nothing_under_way(self) -> bool:
        return self._telling is None and workflow.all_handlers_finished()

    def _something_to_do(self, stages: tuple[str, ...]) -> bool:
        to_tell = self._many_to_tell and self._telling is None
        state = self._held.begun()
        moved_on = state.stage not in stages or not state.open
        time = self._deadlines.due(self.now()) or self._alarm_is_late()
        return bool(self._looks or to_tell or moved_on or time or self._is_long_enough())

    def _alarm_is_late(self) -> bool:
        """Whether the timer that runs, if one does, would ring after the earliest deadline."""
        first = self._deadlines.first
        return first is not None and (self._alarm_at is None or self._deadlines.comes(first) < self._alarm_at)

    def _set_alarm(self) -> None:
        """One timer, for the earliest deadline; it is set anew only when an earlier one appears."""
        first = self._deadlines.first
        if first is None or not self._alarm_is_late():
            return
        if self._alarm:
            self._alarm.cancel()
        self._alarm_at = self._deadlines.comes(first)
        self._alarm = asyncio.create_task(self._ring(first, self._alarm_at))

    async def _ring(self, deadline: Deadline, at: datetime) -> None:
        wait = at - (workflow.now() + self._origin.offset)
        await workflow.sleep(max(wait, timedelta(0)), summary=f"{deadline.kind} {deadline.day}")
        self._alarm_at = None

    def _tell_many(self) -> None:
        if self._many_to_tell and self._telling is None:
            self._many_to_tell = False
            self._telling = asyncio.create_task(self._nudge_many())

    async def _nudge_many(self) -> None:
        try:
            await nudge_many(self._held.id, self._origin)
        finally:
            self._telling = None

    def _is_long_enough(self) -> bool:
        """Whether it is time for a new run."""
        return workflow.info().is_continue_as_new_suggested() or self._updates >= UPDATES_A_RUN
