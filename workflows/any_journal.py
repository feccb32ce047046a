"""A journal of a kind that has no process of its own moves through time: it lives until it is closed."""

from __future__ import annotations

from collections.abc import Sequence

from temporalio import workflow
from temporalio.common import RawValue

from workflows.journal_workflow import JournalWorkflow

with workflow.unsafe.imports_passed_through():
    from models.engine.message import Origin


@workflow.defn(dynamic=True)
class AnyJournalWorkflow(JournalWorkflow):
    """Any journal whose kind no other workflow bears the name of."""

    @workflow.init
    def __init__(self, args: Sequence[RawValue]) -> None:
        super().__init__(workflow.payload_converter().from_payload(args[0].payload, Origin))

    @workflow.run
    async def run(self, args: Sequence[RawValue]) -> None:
        await self.restore()
        while self.state and self.state.open:
            await self.live_while(self.state.stage)
        await self.finish()
