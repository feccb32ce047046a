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
from tests.support.lives_temporal import legacy_of, part, stage_at


async def rebuild(stage: Played) -> int:
    """What `pykala rebuild workflows` does; a rehearsal's clock is offset."""
    queue = stage.installation.settings.task_queue
    nudges = Nudges(stage.installation.database, stage.time.client, queue)
    return await nudges.rebuild(Origin(offset=stage.offset))


@pytest.mark.parametrize(("name", "lost_after"), [("hel-2021-002935", (12, 45)), ("claim-left", (6,))])
async def test_a_life_goes_on_as_if_nothing_had_been_lost(
    tmp_path: Path, name: str, lost_after: tuple[int, ...]
) -> None:
    life, data = script(name), tmp_path / "data"
    installation = await asyncio.to_thread(Installation.fresh, load_settings(data=data), rehearsal=True)
    await asyncio.to_thread(deposit, life, installation)
    begins, since = life.begins, 0
    for until in (*lost_after, None):
        async with stage_at(installation, begins) as stage:
            if since:
                assert await rebuild(stage) == len(installation.registry.journals(only_open=True))
            await play(part(life, since, until), stage)
        if until:
            begins, since = life.steps[until - 1].recorded, until
    undisturbed = await asyncio.to_thread(lived, name, tmp_path / "undisturbed")
    left, wanted = await legacy_of(installation), await legacy_of(undisturbed)
    assert left.facts == wanted.facts
    assert left.papers == wanted.papers
    assert left.orders == wanted.orders
    assert left.mails == wanted.mails
    assert (await asyncio.to_thread(verify, installation.archive)).faults == ()
    for each in (installation, undisturbed):
        each.close()
