"""A case moves through time: prepared, decided, in force, followed up. It may go round more than once."""

from __future__ import annotations

from temporalio import workflow

from workflows.journal_workflow import JournalWorkflow

with workflow.unsafe.imports_passed_through():
    from models.engine.message import Origin
    from models.matter.stage import Stage


@workflow.defn(name="case")
class CaseWorkflow(JournalWorkflow):
    """One case, from its opening to its closing; its id is the register number."""

    @workflow.run
    async def run(self, origin: Origin) -> None:
        await self.restore()
        while self.state and self.state.open:
            await self.be_prepared_and_reviewed()
            await self.be_decided_by_a_body()
            await self.gain_legal_force()
            await self.be_followed_up()
            await self.outlast_secrecy()
        await self.finish()

    async def be_prepared_and_reviewed(self) -> None:
        """Reviews are asked and fall due, until the presenter approves the proposal."""
        await self.live_while(Stage.PREPARATION)

    async def be_decided_by_a_body(self) -> None:
        """A meeting holds the case; tabled, it waits for the next one."""
        await self.live_while(Stage.READY, Stage.ON_AGENDA, Stage.TABLED)

    async def gain_legal_force(self) -> None:
        """The minutes are checked and published, and the appeal period runs out."""
        await self.live_while(Stage.DECIDED)

    async def be_followed_up(self) -> None:
        """The projects report until the annual accounts; the decision may become final meanwhile."""
        await self.live_while(Stage.FOLLOW_UP)

    async def outlast_secrecy(self) -> None:
        """A closed case that is confidential sleeps until its last day of secrecy is over."""
        await self.live_while(Stage.CLOSED)
