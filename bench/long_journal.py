"""A journal of twenty megabytes and twenty thousand facts: how long its start takes, and what it needs."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete

from activities.installation import Installation
from activities.nudging import Nudges
from activities.registry.ledger import recording
from activities.registry.shelf import Shelf
from activities.registry.transaction import Transaction
from bench.acts import command
from bench.hall import MOMENT, Hall, hall
from bench.life import Asked
from bench.machine import cpu_seconds, peak_bytes, size_of
from models.case.proposal import Clause
from models.engine.journal import Fact
from models.preparation.revising import ProposalRevised
from models.tables.noted import COMMANDS
from models.tables.outbox import OUTBOX

CLAUSES = 5
"""So many clauses make a fact a kilobyte, and its state with it: nothing of it shrinks by folding."""


@dataclass(frozen=True)
class Start:
    """One start of the journal's workflow, until it has read all; sizes in bytes."""

    seconds: float
    cpu: float
    history: int
    runs: int


@dataclass(frozen=True)
class LongJournal:
    """What such a journal costs: begun for the first time, from its snapshot, and by its next act."""

    facts: int
    bytes: int
    first: Start
    again: Start
    act_seconds: float
    memory: int
    """What the worker needed for it at most, above what it held before."""
    stored: int
    """What lies in the store of its messages after both starts."""


async def measure_long_journal(facts: int, tell: Callable[[str], None]) -> LongJournal:
    """Write it straight into a registry, and start it twice in a hall of its own."""
    async with hall() as city:
        journal, size = await asyncio.to_thread(written, city, facts)
        await city.begin_work()
        idle = peak_bytes(city.worker)
        first = await started(city, journal, facts)
        again = await started(city, journal, facts)
        await city.start_workflows()
        begun = time.perf_counter()
        asked = Asked("revise_proposal", "preparer", text="Viimeinen.")
        await city.desk.send(command(asked, journal, city.installation.archive))
        waited, needed = time.perf_counter() - begun, peak_bytes(city.worker) - idle
        stored = size_of(Path(city.installation.settings.store) / "payloads", "*")
    tell(f"long journal: {facts:,} facts, {first.seconds:.1f} s, then {again.seconds:.1f} s")
    return LongJournal(facts, size, first, again, waited, needed, stored)


def written(city: Hall, facts: int) -> tuple[str, int]:
    """A case whose proposal was written again and again, and how many bytes its facts have."""
    case = city.straight.act(Asked("open_case", "preparer", text="Pitkä asia")).journal
    city.straight.act(Asked("revise_proposal", "preparer", text="Ensimmäinen."), case)
    begun = city.installation.registry.facts(case)
    more = revised(begun[-1], facts - len(begun))
    append(city.installation, more)
    return case, sum(len(fact.model_dump_json()) for fact in (*begun, *more))


def revised(last: Fact, count: int) -> list[Fact]:
    """So many further revisions of a proposal."""
    said = last.content
    assert isinstance(said, ProposalRevised)
    clauses = tuple(
        Clause(number=number, text=said.proposal.clauses[0].text) for number in range(1, CLAUSES + 1)
    )
    proposal = said.proposal.model_copy(update={"clauses": clauses})
    more: list[Fact] = []
    for revision in range(2, count + 2):
        content = ProposalRevised(proposal=proposal, revision=revision, changed=("clause 1",))
        follows = {"seq": last.seq + 1, "before": last.hash, "command_id": f"revision-{revision}"}
        last = last.model_copy(update={**follows, "content": content}).sealed()
        more.append(last)
    return more


def append(installation: Installation, facts: list[Fact]) -> None:
    """Write facts straight into the registry; nothing waits to be delivered."""
    with recording(installation.database) as ledger:
        Transaction(ledger, Shelf(), facts[-1].recorded_at).append(facts)
        rows = [{"id": fact.command_id, "journal": fact.journal, "digest": ""} for fact in facts]
        ledger.add(COMMANDS, rows)
        ledger.connection.execute(delete(OUTBOX))


async def started(city: Hall, journal: str, facts: int) -> Start:
    """Start the workflow from the registry alone, and wait until it has read all."""
    client, queue = city.server.client, city.installation.settings.task_queue
    handle = client.get_workflow_handle(journal)
    begun, before = time.perf_counter(), cpu_seconds(city.worker)
    await Nudges(city.installation.database, client, queue).rebuild(city.origin)
    while (await handle.query("head"))[0] < facts:  # noqa: ASYNC110 - the server tells only those who ask
        await asyncio.sleep(MOMENT)
    seconds, cpu = time.perf_counter() - begun, cpu_seconds(city.worker) - before
    history = await handle.fetch_history()
    first = history.events[0].workflow_execution_started_event_attributes
    await handle.terminate("measured")
    runs = 2 if first.continued_execution_run_id else 1
    return Start(seconds, cpu, sum(event.ByteSize() for event in history.events), runs)
