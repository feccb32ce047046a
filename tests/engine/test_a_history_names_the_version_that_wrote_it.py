"""A history of Temporal names the version of the program that wrote it, as the registry does."""

from __future__ import annotations

from activities.version import program
from tests.support.office import MEETING, Office


async def test_each_workflow_task_was_done_by_this_version(city: Office) -> None:
    await city.rest()
    history = await city.client.get_workflow_handle(MEETING).fetch_history()
    done = [
        event.workflow_task_completed_event_attributes
        for event in history.events
        if event.HasField("workflow_task_completed_event_attributes")
    ]
    assert {each.worker_version.build_id for each in done} == {program()}
