"""A kind of journal that the engine has never heard of: one module and its lines of policy, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import select

from activities.checks.verification import verify
from activities.installation import Installation
from activities.nudging import Nudges
from activities.registry.rebuilding import rebuild_rows
from activities.settings import load_settings
from app.played import Played
from app.skipped_time import SkippedTime
from models.base.refusal import NotNow, Refusal
from models.engine.message import Origin
from models.tables.row_tables import DEADLINE
from models.tables.tables import FACT
from models.whole.memory import Memory
from tests.support.new_kind import BEGINS, commands, known
from worker import make_worker


@pytest.fixture
def kind() -> Iterator[ModuleType]:
    """The module of the new kind, known to the engine for as long as the test lasts."""
    with known() as module:
        yield module


def test_it_lives_in_memory(kind: ModuleType) -> None:
    memory = Memory(now=BEGINS)
    journal, life = commands(kind)
    for command in life:
        memory.forward(command.happened_at)
        memory.act(command)
    assert [fact.kind for fact in memory.facts] == [
        "InitiativeMade",
        "InitiativeSupported",
        "InitiativeFellDue",
        "InitiativeAnswered",
    ]
    assert not memory.held(journal).begun().open


def test_its_policy_is_held(kind: ModuleType) -> None:
    memory = Memory(now=BEGINS)
    _, (first, *_, last) = commands(kind)
    memory.act(first)
    memory.forward(last.happened_at)
    memory.act(last)
    with pytest.raises(NotNow):
        memory.act(last.model_copy(update={"id": "again"}))


async def test_it_lives_through_workflows_and_transactions_with_the_same_facts(
    kind: ModuleType, registry_dsn: str, tmp_path: Path, skipped: SkippedTime, fresh_name: str
) -> None:
    settings = load_settings(data=tmp_path, registry=registry_dsn, task_queue=fresh_name)
    installation = Installation.fresh(settings)
    async with make_worker(skipped.client, installation):
        stage = Played(skipped, installation, skipped.offset_for(BEGINS))
        memory = Memory(now=BEGINS)
        journal, life = commands(kind)
        for command in life:
            memory.forward(command.happened_at)
            await stage.forward(command.happened_at)
            assert (await stage.act(command)).sentence == memory.act(command).sentence
        await stage.rest()
    kept = installation.registry.facts(journal)
    assert [fact.hash for fact in kept] == [fact.hash for fact in memory.facts]
    assert rebuild_rows(installation.database).changed == 0
    assert not verify(installation.archive).faults
    installation.close()


async def test_its_deadline_stands_in_the_rows_and_it_starts_again_from_the_registry(
    kind: ModuleType, registry_dsn: str, tmp_path: Path, skipped: SkippedTime, fresh_name: str
) -> None:
    settings = load_settings(data=tmp_path, registry=registry_dsn, task_queue=fresh_name)
    installation = Installation.fresh(settings)
    journal, (first, *_) = commands(kind)
    offset = skipped.offset_for(BEGINS)
    async with make_worker(skipped.client, installation):
        await Played(skipped, installation, offset).act(first)
    await skipped.client.get_workflow_handle(journal).terminate("as if Temporal's store were lost")
    with installation.registry.reading.connect() as connection:
        (due,) = connection.execute(select(DEADLINE).where(DEADLINE.c.journal == journal)).all()
    async with make_worker(skipped.client, installation):
        await Nudges(installation.database, skipped.client, fresh_name).rebuild(Origin(offset=offset))
        stage = Played(skipped, installation, offset)
        await stage.forward(due.at + timedelta(minutes=1))
    with installation.registry.reading.connect() as connection:
        kinds = connection.execute(select(FACT.c.kind).where(FACT.c.journal == journal)).scalars().all()
    assert kinds == ["InitiativeMade", "InitiativeFellDue"]
    installation.close()


async def test_a_refusal_comes_back_from_its_workflow(
    kind: ModuleType, sqlite_dsn: str, tmp_path: Path, skipped: SkippedTime, fresh_name: str
) -> None:
    settings = load_settings(data=tmp_path, registry=sqlite_dsn, task_queue=fresh_name)
    installation = Installation.fresh(settings)
    _, (first, support, *_) = commands(kind)
    async with make_worker(skipped.client, installation):
        stage = Played(skipped, installation, skipped.offset_for(BEGINS))
        await stage.act(first)
        await stage.forward(support.happened_at)
        with pytest.raises(Refusal, match="secretary"):
            await stage.act(support.model_copy(update={"role": "secretary"}))
    installation.close()
