"""A meeting moves through time: called, held, its minutes checked and published."""

from __future__ import annotations

from temporalio import workflow

from workflows.journal_workflow import JournalWorkflow

with workflow.unsafe.imports_passed_through():
    from models.engine.message import Origin
    from models.meeting.meeting_stage import MeetingStage


@workflow.defn(name="meeting")
class MeetingWorkflow(JournalWorkflow):
    """One meeting of a body; its id is the body's code and the day."""

    @workflow.run
    async def run(self, origin: Origin) -> None:
        await self.restore()
        await self.gather_the_agenda()
        await self.be_held()
        await self.publish_the_minutes()
        await self.finish()

    async def gather_the_agenda(self) -> None:
        """Items are placed, and the agenda goes out in time."""
        await self.live_while(MeetingStage.CALLED, MeetingStage.SUMMONED)

    async def be_held(self) -> None:
        """Items are handled one by one; an adjourned meeting goes on."""
        await self.live_while(MeetingStage.OPEN, MeetingStage.ADJOURNED)

    async def publish_the_minutes(self) -> None:
        """The minutes are checked, by which the decisions exist, and published."""
        await self.live_while(MeetingStage.CLOSED, MeetingStage.CHECKED)
