"""Workflow code is deterministic: recorded histories of this version replay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer, UnsandboxedWorkflowRunner, WorkflowRunner

from activities.payloads import data_converter
from models.law.deadline import DeadlineKind
from tests.engine.record_histories import VERSION
from tests.support.sandbox import sandboxed
from worker import WORKFLOWS
from workflows.any_journal import AnyJournalWorkflow

HISTORIES = Path(__file__).parents[1] / "histories"


@pytest.mark.parametrize(
    "runner", [UnsandboxedWorkflowRunner(), sandboxed()], ids=["as is", "in the sandbox"]
)
@pytest.mark.parametrize("version", sorted(folder.name for folder in HISTORIES.iterdir()))
async def test_every_recorded_history_replays(version: str, runner: WorkflowRunner, tmp_path: Path) -> None:
    kept = data_converter(str(tmp_path))
    replayer = Replayer(workflows=WORKFLOWS, data_converter=kept, workflow_runner=runner)
    for file in sorted((HISTORIES / version).glob("*.json")):
        await replayer.replay_workflow(read(file))


def test_this_version_has_recorded_every_kind_of_workflow_and_of_turn() -> None:
    histories = [read(file) for file in (HISTORIES / VERSION).glob("*.json")]
    events = [event for history in histories for event in history.events]
    started = {event.workflow_execution_started_event_attributes.workflow_type.name for event in events}
    of_one_kind = [workflow for workflow in WORKFLOWS if workflow is not AnyJournalWorkflow]
    assert {workflow.__name__.removesuffix("Workflow") for workflow in of_one_kind} == {
        "".join(part.title() for part in name.split("_")) for name in started if name
    }
    turns = {event.WhichOneof("attributes") for event in events}
    assert {
        "workflow_execution_continued_as_new_event_attributes",
        "workflow_execution_update_accepted_event_attributes",
        "workflow_execution_signaled_event_attributes",
        "timer_fired_event_attributes",
        "marker_recorded_event_attributes",
    } <= turns
    patient = {
        event.activity_task_scheduled_event_attributes.activity_type.name
        for event in events
        if event.WhichOneof("attributes") == "activity_task_scheduled_event_attributes"
    }
    assert patient == {"commit", "drain"}


def test_this_version_has_recorded_every_kind_of_deadline_that_lets_something_pass() -> None:
    told = [
        event.user_metadata.summary.data.decode().strip('"').split()[0]
        for file in (HISTORIES / VERSION).glob("*.json")
        if not file.name.startswith("registrar")  # whose timer is no deadline
        for event in read(file).events
        if event.WhichOneof("attributes") == "timer_started_event_attributes"
    ]
    only_shown = {DeadlineKind.SERVICE, DeadlineKind.CLAIM, DeadlineKind.APPEAL}
    years_away = {DeadlineKind.SECRECY}
    assert set(told) == {*DeadlineKind} - only_shown - years_away


def read(file: Path) -> WorkflowHistory:
    """A recorded run."""
    content = json.loads(file.read_text("utf-8"))
    return WorkflowHistory.from_json(content["workflow"], json.dumps(content["history"]))
