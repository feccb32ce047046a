"""A registrar: commits what begins a journal, or wakes a closed one, since neither has a workflow to ask.

A few of them last as long as the registry; the same command always meets the same one.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from temporalio import workflow
from temporalio.common import RawValue

from workflows.asking import commit, nudge_others, refused
from workflows.messages import registration_in

with workflow.unsafe.imports_passed_through():
    from models.base.refusal import NothingHappened
    from models.engine.command import Answer
    from models.engine.message import CommitOrder, Refused

UPDATES_A_RUN = 1_000
"""Half of what Temporal takes in one run."""

LASTS = timedelta(days=7)
"""So long a run lasts: what it was told is kept as long as it."""


@workflow.defn(name="registrar")
class RegistrarWorkflow:
    """Holds no state: each registration is one commit, and the registry knows which it has seen."""

    @workflow.init
    def __init__(self) -> None:
        self._updates = 0

    @workflow.run
    async def run(self) -> None:
        with suppress(TimeoutError):
            await workflow.wait_condition(self._is_long_enough, timeout=LASTS)
        await workflow.wait_condition(workflow.all_handlers_finished)
        workflow.continue_as_new()

    @workflow.update
    async def register(self, message: RawValue) -> Answer:
        """Commit one command, have the workflow of the journal that it began started, and answer."""
        self._updates += 1
        wanted = registration_in(message)
        order = CommitOrder(
            command=wanted.command,
            since=0,
            now=wanted.now,
            offset=wanted.origin.offset,
            messaged=True,
            registers=True,
        )
        committed = await commit(order)
        if committed.refused:
            raise refused(committed.refused)
        if committed.answer is None:
            raise refused(Refused.of(NothingHappened()))
        if committed.nudges:
            await nudge_others(committed.answer.journal, wanted.origin)
        return committed.answer

    @register.validator
    def refuse_at_the_door(self, message: RawValue) -> None:
        """What is not understood leaves no trace, so that it may be sent again to a worker that does."""
        registration_in(message)

    def _is_long_enough(self) -> bool:
        return workflow.info().is_continue_as_new_suggested() or self._updates >= UPDATES_A_RUN
