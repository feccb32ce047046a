"""The example's whole life, in skipped time: what its workflows leave in their histories."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from temporalio.api.enums.v1 import EventType

from activities.settings import load_settings
from app.case_file.reader import read
from app.played import Played, played
from app.rehearsal import play
from bench.pages import PagesASecond, pages_a_second

EXAMPLE = Path(__file__).parents[1] / "examples" / "hel-2021-002935" / "case.yaml"
CLOCK = "of the skipped clock"
WHERE = {
    EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED: "workflow tasks",
    EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED: "activities",
    EventType.EVENT_TYPE_TIMER_STARTED: "timers",
    EventType.EVENT_TYPE_MARKER_RECORDED: "local activities",
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED: "updates",
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED: "signals",
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED: CLOCK,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED: CLOCK,
}


@dataclass(frozen=True)
class Histories:
    """The runs of one kind of workflow; `events` without those of the skipped clock."""

    kind: str
    runs: int
    events: int
    largest: int
    counts: dict[str, int]


@dataclass(frozen=True)
class Example:
    """All runs of the example, kind by kind, and its papers."""

    acts: int
    histories: list[Histories]
    papers: PagesASecond
    one_page: PagesASecond


async def measure_example() -> Example:
    """Play the example, read every history, set papers of three pages and of one again and again."""
    script = read(EXAMPLE)
    with tempfile.TemporaryDirectory(prefix="pykala-bench-") as folder:
        async with played(script, load_settings(data=Path(folder))) as stage:
            await play(script, stage)
            await stage.rest()
            histories = await _histories(stage)
            archive = stage.installation.archive
            long, short = pages_a_second(archive, 3), pages_a_second(archive, 1)
            return Example(len(script.steps), histories, long, short)


async def _histories(stage: Played) -> list[Histories]:
    client, found = stage.time.client, dict[str, list[tuple[int, int, Counter[str]]]]()
    async for run in client.list_workflows():
        history = await client.get_workflow_handle(run.id, run_id=run.run_id).fetch_history()
        counts = Counter(WHERE[event.event_type] for event in history.events if event.event_type in WHERE)
        size = sum(event.ByteSize() for event in history.events)
        events = len(history.events) - counts[CLOCK]
        found.setdefault(run.workflow_type, []).append((events, size, counts))
    return [
        Histories(
            kind=kind,
            runs=len(runs),
            events=sum(events for events, _, _ in runs),
            largest=max(size for _, size, _ in runs),
            counts=dict(sum((counts for _, _, counts in runs), Counter[str]())),
        )
        for kind, runs in sorted(found.items())
    ]
