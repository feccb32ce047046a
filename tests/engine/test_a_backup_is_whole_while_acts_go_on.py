"""A backup is made while everything runs: it has all that its facts name, and the life goes on from it."""

from __future__ import annotations

import asyncio
import threading
from itertools import count
from pathlib import Path

import pytest

from activities.backup.backing_up import back_up
from activities.backup.steps import CopyStep
from activities.checks.heads import heads
from activities.checks.verification import verify
from activities.installation import Installation
from activities.nudging import Nudges
from activities.store import Store
from app.played import deposit
from app.rehearsal import play
from models.base.text import Text
from models.engine.message import Origin
from tests.support.backups import Halt, elsewhere, put_back
from tests.support.clerk import lived, script
from tests.support.committing import Counter
from tests.support.lives_temporal import legacy_of, part, stage_at

LIFE = "claim-left"
COPIED, LATER = 9, 12
"""The steps after which the registry is copied, and which are played before the copy is done."""


@pytest.mark.parametrize("halt", [(CopyStep.REGISTRY, 1), (CopyStep.STORE, 0)], ids=["registry", "store"])
async def test_it_is_of_one_moment_and_the_life_goes_on_from_it(
    registry_dsn: str, tmp_path: Path, halt: tuple[CopyStep, int]
) -> None:
    life, way = script(LIFE), Halt(*halt)
    installation = await asyncio.to_thread(Installation.fresh, elsewhere(tmp_path / "data", registry_dsn))
    await asyncio.to_thread(deposit, life, installation)
    async with stage_at(installation, life.begins) as stage:
        await play(part(life, 0, COPIED), stage)
        await stage.rest()
        then = heads(installation.archive)
        store = installation.archive.store
        making = asyncio.create_task(
            asyncio.to_thread(back_up, installation.database, store, tmp_path / "backups", way.told)
        )
        await way.reached()
        await play(part(life, COPIED, LATER), stage)
        await stage.rest()
        way.go_on()
        made = await making
        assert made.missing == ()
        assert heads(installation.archive).heads != then.heads
    installation.close()

    restored, said = await asyncio.to_thread(put_back, made.folder, elsewhere(tmp_path / "restored"))
    assert said.verification.faults == ()
    assert heads(restored.archive).heads == then.heads
    async with stage_at(restored, life.steps[COPIED - 1].recorded) as stage:
        nudges = Nudges(restored.database, stage.time.client, restored.settings.task_queue)
        assert await nudges.reconcile(Origin(offset=stage.offset))  # as every worker does when it starts
        await play(part(life, COPIED), stage)
    undisturbed = await asyncio.to_thread(lived, LIFE, tmp_path / "undisturbed")
    found, wanted = await legacy_of(restored), await legacy_of(undisturbed)
    assert (found.facts, found.papers, found.orders) == (wanted.facts, wanted.papers, wanted.orders)
    assert (await asyncio.to_thread(verify, restored.archive)).faults == ()
    for each in (restored, undisturbed):
        each.close()


def test_each_of_several_has_all_that_its_facts_name(counter: Counter, tmp_path: Path) -> None:
    store, settings = Store(str(tmp_path / "store")), elsewhere(tmp_path)
    installation = Installation(settings)
    case, begun, enough = counter.opened(), threading.Event(), threading.Event()

    def write_on() -> None:
        for number in count():
            if enough.is_set():
                return
            text = installation.archive.write(Text.of(f"Perustelu {number}.")).model_dump(mode="json")
            clauses = [{"number": 1, "text": text}]
            proposal = {"clauses": clauses, "reasons": text, "presenter": {"name": "Esittelijä"}}
            counter.act("revise_proposal", case, f"revision-{number}", proposal=proposal)
            begun.set()

    writer = threading.Thread(target=write_on)
    writer.start()
    assert begun.wait(60)
    made = [back_up(counter.database, store, tmp_path / f"backups-{number}") for number in range(5)]
    enough.set()
    writer.join()
    installation.close()
    assert [backup.missing for backup in made] == [()] * 5
    assert made[-1].manifest.position > made[0].manifest.position
    for number, backup in enumerate(made):
        restored, said = put_back(backup.folder, elsewhere(tmp_path / f"restored-{number}"))
        assert said.verification.faults == ()
        assert said.verification.checked["facts"] == backup.manifest.position
        restored.close()
