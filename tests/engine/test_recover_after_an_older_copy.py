"""The registry is restored from an older copy: acts are refused, then it gets back what it lost."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, select

from activities.checks.heads import heads
from activities.checks.verification import verify
from activities.installation import Installation
from activities.recovery.recovery import recover
from activities.settings import load_settings
from app.case_file.script import Script
from app.played import Played, deposit
from app.rehearsal import play
from models.base.refusal import Refusal
from models.engine.message import Origin
from models.tables.tables import COMMAND
from tests.support.clerk import Clerk, lived, script
from tests.support.lives_temporal import copy_of, legacy_of, part, put_back, stage_at

LIFE = "hel-2021-002935"
FOLLOW_UP = "HEL 2021-002935/khs-2021-216"
OPENING = 3
"""The step that opens the case."""


async def refusal_of(stage: Played, life: Script, step: int) -> Refusal:
    """Why a step of the life, sent as a command of its own, is refused."""
    journal = life.steps[step - 1].journal
    command = life.command(step, FOLLOW_UP if journal is None else journal)
    with pytest.raises(Refusal) as refused:
        await stage.act(command.model_copy(update={"id": f"{command.id}/again"}))
    return refused.value


COPIED = (16, 40)
RESTORED = (47, 60)
"""After how many steps a copy is made, and after how many the life is put back to it, two times."""


async def test_acts_are_refused_until_recovery_and_then_the_life_goes_on(tmp_path: Path) -> None:
    life, played = script(LIFE), 0
    installation = await asyncio.to_thread(
        Installation.fresh, load_settings(data=tmp_path / "data"), rehearsal=True
    )
    await asyncio.to_thread(deposit, life, installation)
    async with stage_at(installation, life.begins) as stage:
        copies = []
        for copied in COPIED:
            await play(part(life, played, copied), stage)
            await stage.rest()
            copies.append(await asyncio.to_thread(copy_of, installation, tmp_path / f"{copied}.sqlite"))
            played = copied
        for copied, copy, restored in zip(COPIED, copies, RESTORED, strict=True):
            await play(part(life, played, restored), stage)
            await stage.rest()
            assert await recovered_from(copy, stage, life, restored) > restored - copied
            played = restored
        await play(part(life, played), stage)
    undisturbed = await asyncio.to_thread(lived, LIFE, tmp_path / "undisturbed")
    assert await legacy_of(installation) == await legacy_of(undisturbed)
    assert (await asyncio.to_thread(verify, installation.archive)).faults == ()
    for each in (installation, undisturbed):
        each.close()


async def recovered_from(copy: Path, stage: Played, life: Script, restored: int) -> int:
    """Put a copy back after so many steps, and recover: how many facts came back. All is as it was."""
    installation = stage.installation
    before, then, commands = heads(installation.archive), await legacy_of(installation), every(installation)
    await asyncio.to_thread(put_back, installation, copy)

    refused = await refusal_of(stage, life, restored + 1)
    assert refused.type == "RegistryBehind"
    assert "restored from an older copy" in refused.sentence
    assert (await refusal_of(stage, life, OPENING)).type == "RegistryBehind"

    queue = installation.settings.task_queue
    recovered = await recover(stage.time.client, installation.database, queue, Origin(offset=stage.offset))
    await stage.rest()
    assert recovered.lost == []
    assert heads(installation.archive).heads == before.heads
    assert await legacy_of(installation) == then
    assert every(installation) == commands
    return recovered.facts


def every(installation: Installation) -> set[Row[Any]]:
    """Every command that the registry knows."""
    with installation.database.connect() as connection:
        return set(connection.execute(select(COMMAND)).all())


async def test_a_loss_that_is_accepted_lets_the_life_go_on_from_what_there_is(tmp_path: Path) -> None:
    life = script("claim-left")
    opened, handled = 9, 10
    installation = await asyncio.to_thread(
        Installation.fresh, load_settings(data=tmp_path / "data"), rehearsal=True
    )
    await asyncio.to_thread(deposit, life, installation)
    async with stage_at(installation, life.begins) as stage:
        await play(part(life, 0, opened - 1), stage)
        copy = await asyncio.to_thread(copy_of, installation, tmp_path / "copy.sqlite")
        await play(part(life, opened - 1, opened), stage)
        await asyncio.to_thread(put_back, installation, copy)
        meeting = life.steps[opened - 1].journal or ""
        another = life.command(opened, meeting).model_copy(update={"id": "another", "actor": "varasihteeri"})
        await Clerk(installation, life.steps[opened - 1].recorded).act(another)
        await stage.forward(life.steps[handled - 1].recorded)

        queue, client = installation.settings.task_queue, stage.time.client
        origin = Origin(offset=stage.offset)
        recovered = await recover(client, installation.database, queue, origin)
        assert {fault.where for fault in recovered.lost} == {meeting}
        assert "another fact was written in its place" in recovered.lost[0].sentence
        assert (await recover(client, installation.database, queue, origin, accept_loss=True)).lost
        await play(part(life, handled - 1), stage)
        assert installation.registry.facts(meeting)[-1].seq > recovered.facts
    assert (await asyncio.to_thread(verify, installation.archive)).faults == ()
    installation.close()
