"""Temporal's store is lost in the middle of a life: it is started again from the registry, and goes on."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from activities.checks.verification import verify
from activities.installation import Installation
from activities.nudging import Nudges
from activities.settings import load_settings
from app.played import Played, deposit
from app.rehearsal import play
from models.engine.message import Origin
from tests.support.clerk import lived, script
from tests.support.lives_temporal import Legacy, legacy, legacy_of, part, stage_at

LIFE = "hel-2021-002935"


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Legacy:
    """What the life leaves when nothing is lost."""
    installation = lived(LIFE, tmp_path_factory.mktemp("undisturbed"))
    installation.close()
    return legacy(installation)


async def rebuild(stage: Played) -> int:
    """What `pykala rebuild workflows` does; a rehearsal's clock is offset."""
    queue = stage.installation.settings.task_queue
    nudges = Nudges(stage.installation.database, stage.time.client, queue)
    return await nudges.rebuild(Origin(offset=stage.offset))


@pytest.mark.parametrize("lost_after", [12, 45])
async def test_a_life_goes_on_as_if_nothing_had_been_lost(
    tmp_path: Path, undisturbed: Legacy, lost_after: int
) -> None:
    life = script(LIFE)
    installation = await asyncio.to_thread(Installation.fresh, load_settings(data=tmp_path), rehearsal=True)
    await asyncio.to_thread(deposit, life, installation)
    async with stage_at(installation, life.begins) as stage:
        await play(part(life, 0, lost_after), stage)
    async with stage_at(installation, life.steps[lost_after - 1].recorded) as stage:
        assert await rebuild(stage) == len(installation.registry.journals(only_open=True))
        await play(part(life, lost_after), stage)
    left = await legacy_of(installation)
    assert left.facts == undisturbed.facts
    assert left.papers == undisturbed.papers
    assert left.orders == undisturbed.orders
    assert left.mails == undisturbed.mails
    assert (await asyncio.to_thread(verify, installation.archive)).faults == ()
    installation.close()
