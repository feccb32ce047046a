"""A deadline that is refused is an alarm: the journal goes on living, and it passes when it can."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert

from activities.installation import Installation
from app.desk.reading.alarms import alarms
from app.played import Played
from models.engine import engine
from models.engine.passing import time_passes
from models.law.deadline import Deadline
from models.tables.tables import COMMAND
from tests.support.lives import at
from tests.support.lives_temporal import stage_at
from tests.support.office import ASK_REVIEW, OPEN_CASE, Office, Step, furnish, settings_of

OTHERS = Step("2021-02-04", "preparer", "request_reviews", {"groups": ["strj"], "due": "2021-04-20"})
MORE = Step("2021-04-12 11:00", "preparer", "request_reviews", {"groups": ["kaupjory"], "due": "2021-05-20"})


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Played]:
    """A stage of early 2021 with somebody at work."""
    installation = Installation.fresh(settings_of(tmp_path), rehearsal=True)
    furnish(installation)
    async with stage_at(installation, at("2021-02-01 12:00")) as stage:
        yield stage
    installation.close()


async def test_effects_are_done_what_others_wrote_is_read_and_other_deadlines_pass(stage: Played) -> None:
    city = Office(stage.installation, stage.time.client)
    case = (await stage.act(city.command(OPEN_CASE, ""))).journal
    for step in (city.proposal(), ASK_REVIEW, OTHERS):
        await stage.forward(step.at)
        await stage.act(city.command(step, case))
    first = deadlines(stage, case)[0]
    with_all_its_ids_taken(stage, case, first)

    await stage.forward(first.at + timedelta(minutes=3))
    (alarm,) = alarms(stage.installation.registry)
    assert (alarm.journal, alarm.deadline, alarm.refusal.type) == (case, first, "BrokenConstraint")
    assert deadlines(stage, case)[0] == first
    assert first.key in await standing(stage, case)

    city.commit(MORE, case)
    await stage.time.client.get_workflow_handle(case).signal("look")
    await asyncio.wait_for(stage.rest(), 60)  # its letters are made and sent
    await stage.forward(deadlines(stage, case)[1].at)
    assert kinds(stage, case)[-1] == "ReviewReminded"


async def test_it_passes_as_soon_as_it_can(stage: Played) -> None:
    city = Office(stage.installation, stage.time.client)
    case = (await stage.act(city.command(OPEN_CASE, ""))).journal
    for step in (city.proposal(), ASK_REVIEW):
        await stage.forward(step.at)
        await stage.act(city.command(step, case))
    first = deadlines(stage, case)[0]
    with_all_its_ids_taken(stage, case, first)
    await stage.forward(first.at + timedelta(minutes=3))
    assert kinds(stage, case)[-1] == "ReviewRequested"
    with stage.installation.database.begin() as connection:
        connection.execute(delete(COMMAND).where(COMMAND.c.digest == ""))
    await stage.forward(first.at + timedelta(minutes=8))
    assert kinds(stage, case)[-1] == "ReviewReminded"
    assert alarms(stage.installation.registry) == []
    assert first.key not in await standing(stage, case)


def deadlines(stage: Played, case: str) -> tuple[Deadline, ...]:
    """What falls due in a case."""
    return engine.due(stage.installation.registry.held(case))


def kinds(stage: Played, case: str) -> list[str]:
    """What is recorded in a case."""
    return [fact.kind for fact in stage.installation.registry.facts(case)]


def with_all_its_ids_taken(stage: Played, case: str, deadline: Deadline) -> None:
    """Have the registry refuse one deadline, and no other."""
    ids = [time_passes(case, deadline.at, again).id for again in range(60)]
    rows: list[dict[str, str]] = [{"id": id_, "journal": case, "digest": ""} for id_ in ids]
    with stage.installation.database.begin() as connection:
        connection.execute(insert(COMMAND), rows)


async def standing(stage: Played, case: str) -> str:
    """What Temporal's page says of a case."""
    handle = stage.time.client.get_workflow_handle(case)
    return str(await handle.query("__temporal_workflow_metadata"))
