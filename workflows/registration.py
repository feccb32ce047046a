"""Registration: an act that begins a journal. It has no workflow yet, so it gets a short one of its own."""

from __future__ import annotations

from temporalio import workflow

from workflows.asking import ask_registry, minute, nudge_others, refused

with workflow.unsafe.imports_passed_through():
    from activities.registry.commit import Commits
    from models.base.refusal import NothingHappened
    from models.engine.command import Answer, Command
    from models.engine.message import CommitOrder, Origin, Refused


@workflow.defn(name="registration")
class RegistrationWorkflow:
    """Commits one command, has the workflow of the journal that it began started, and answers."""

    @workflow.run
    async def run(self, command: Command, origin: Origin) -> Answer:
        order = CommitOrder(
            command=command, since=0, now=minute(origin), offset=origin.offset, registers=True
        )
        committed = await ask_registry(Commits.commit, order)
        if committed.refused:
            raise refused(committed.refused)
        if committed.answer is None:
            raise refused(Refused.of(NothingHappened()))
        if committed.nudges:
            await nudge_others(committed.answer.journal, origin)
        return committed.answer
