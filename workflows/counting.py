"""What a workflow refuses by itself is counted like what the registry refuses."""

from __future__ import annotations

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.metrics import COMMANDS_REFUSED


def count_refused(why: str) -> None:
    """Count a command that was refused before it was sent to the registry."""
    counter = workflow.metric_meter().create_counter(*COMMANDS_REFUSED)
    counter.add(1, {"why": why})
