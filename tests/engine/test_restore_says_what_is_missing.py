"""`restore` says what the backup lacks, what it cannot know, and has Temporal asked before acts are taken."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from activities.backup.backing_up import back_up
from activities.backup.reading import Backup
from activities.checks.heads import heads
from activities.checks.verification import verify
from activities.installation import Installation
from activities.nudging import Nudges
from activities.recovery.recovery import recover
from activities.registry.sealed import erase
from app.embedded import embedded_server
from models.base.refusal import Refusal
from models.base.text import Text
from models.engine.heads import Head
from tests.support.backups import backed_up, put_back
from tests.support.clerk import lived
from tests.support.office import MEETING, Office, approve, at_work, office, prepare, settings_of
from tests.support.servers import kill


@pytest.fixture
def life(tmp_path: Path) -> Installation:
    """A short life."""
    return lived("claim-left", tmp_path / "data")


@pytest.mark.parametrize("shelf", ["texts", "papers"])
def test_what_the_store_had_lost_is_named_by_the_backup_and_by_restore(
    life: Installation, tmp_path: Path, shelf: str
) -> None:
    lost = min((tmp_path / "data" / "store" / shelf).iterdir())
    lost.unlink()
    made = back_up(life.database, life.archive.store, tmp_path / "backups")
    life.close()
    assert made.missing
    restored, said = put_back(made.folder, settings_of(tmp_path / "new"))
    named = {fault.where for fault in said.verification.faults}
    assert {fault.where for fault in made.missing} <= named
    restored.close()


def test_what_was_altered_in_the_store_is_named_by_both(life: Installation, tmp_path: Path) -> None:
    altered = min((tmp_path / "data" / "store" / "texts").iterdir())
    altered.write_bytes(b'{"blocks": []}')
    made = back_up(life.database, life.archive.store, tmp_path / "backups")
    life.close()
    assert "was altered in the store" in made.missing[0].sentence
    restored, said = put_back(made.folder, settings_of(tmp_path / "new"))
    assert made.missing[0].sentence in [fault.sentence for fault in said.verification.faults]
    restored.close()


def test_an_older_backup_still_holds_what_was_erased_later(tmp_path: Path) -> None:
    installation = Installation.fresh(settings_of(tmp_path / "data"))
    secret = installation.archive.write(Text.of("Salassa pidettävä."), confidential=True)
    backup = backed_up(installation, tmp_path / "backups")
    erase(installation.archive, secret.sha256)
    installation.close()
    restored, said = put_back(backup, settings_of(tmp_path / "new"))
    assert said.erased == 0
    assert restored.archive.text(secret) is not None
    restored.close()


def test_where_there_is_no_temporal_yet_nobody_has_to_be_asked(life: Installation, tmp_path: Path) -> None:
    backup = backed_up(life, tmp_path / "backups")
    life.close()
    restored, said = put_back(backup, settings_of(tmp_path / "new"))
    assert not said.to_recover
    assert not any("takes no act" in notice.sentence for notice in said.verification.notices)
    restored.close()


async def test_where_temporal_knows_more_no_act_is_taken_until_it_was_asked(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with office(data) as (city, _), at_work(city):
        cases = await asyncio.to_thread(prepare, city, 2)
        assert len(cases) == 2
        await city.start()
        await city.rest()
        backup = await asyncio.to_thread(backed_up, city.installation, tmp_path / "backups")
        await city.act(approve(1), MEETING)
        await city.rest()
        then = heads(city.installation.archive)
    lose_the_registry(data)

    restored, said = await asyncio.to_thread(put_back, backup, settings_of(data))
    assert said.to_recover
    assert said.verification.faults == ()
    assert any("takes no act until `pykala recover`" in each.sentence for each in said.verification.notices)
    async with embedded_server(data, ui=False, port=0) as server:
        city = Office(restored, server.client)
        queue = restored.settings.task_queue
        async with at_work(city):
            await Nudges(restored.database, server.client, queue).reconcile(city.origin)
            with pytest.raises(Refusal) as refused:
                await city.act(approve(2), MEETING)
            assert refused.value.type == "NotLookedAfter"
            recovered = await recover(server.client, restored.database, queue, city.origin)
            assert (recovered.lost, recovered.facts) == ([], len(new_facts(backup, then.heads)))
            await city.rest()
            assert heads(restored.archive).heads == then.heads
            assert (await city.act(approve(2), MEETING)).values["section"] == 2
            await city.rest()
            journals = then.model_copy(update={"ledger": None})  # it was written anew from there on
            assert (await asyncio.to_thread(verify, restored.archive, journals)).faults == ()
        kill(server)
    restored.close()


def lose_the_registry(data: Path) -> None:
    """The disk of registry and store is lost; Temporal's is another."""
    for place in data.glob("registry.sqlite*"):
        place.unlink()
    shutil.rmtree(data / "store", ignore_errors=True)


def new_facts(backup: Path, now: tuple[Head, ...]) -> list[tuple[str, int]]:
    """The facts that came after a backup."""
    then = {head.journal: head.seq for head in Backup(backup).heads().heads}
    return [(head.journal, seq) for head in now for seq in range(then.get(head.journal, 0) + 1, head.seq + 1)]
