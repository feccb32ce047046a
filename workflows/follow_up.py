"""A follow-up moves through time: reminders and reports, period by period, until the annual accounts."""

from __future__ import annotations

from temporalio import workflow

from workflows.journal_workflow import JournalWorkflow

with workflow.unsafe.imports_passed_through():
    from models.engine.message import Origin
    from models.follow_up.follow_up_stage import FollowUpStage


@workflow.defn(name="follow_up")
class FollowUpWorkflow(JournalWorkflow):
    """The follow-up of one decision."""

    @workflow.run
    async def run(self, origin: Origin) -> None:
        await self.restore()
        await self.gather_reports()
        await self.finish()

    async def gather_reports(self) -> None:
        """Owners are asked, reminded and, when late, escalated; controllers accept and consolidate."""
        await self.live_while(FollowUpStage.RUNNING)
