"""A large message that is lost from the store stops its case; the doctor names it, and a rebuild helps."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from activities.stuck import stuck
from app.doctor import temporal
from tests.support.long_journals import CASE, many_revisions, record
from tests.support.office import Office, Step, at_work, office
from tests.support.patience import until_async

WITHDRAW = Step("2021-04-01", "preparer", "withdraw_case", {"reason": "Ei tarvita."})


async def test_a_case_whose_messages_are_lost_goes_on_after_a_rebuild(tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _):
        record(city.installation.database, many_revisions(700))
        async with at_work(city):
            await city.start()
            await until_async(lambda: has_read(city, 700))
        shutil.rmtree(tmp_path / "store" / "payloads")
        async with at_work(city):  # it remembers nothing, and reads the history
            await city.client.get_workflow_handle(CASE).signal("look")
            await until_async(lambda: is_stuck(city), seconds=60)
            told = await asyncio.to_thread(temporal, city.installation.settings)
            assert CASE in str(told.what)
            await city.start()
            await city.act(WITHDRAW, CASE)


async def has_read(city: Office, seq: int) -> bool:
    """Whether the workflow of the case has read so far."""
    head = await city.head(CASE)
    return head is not None and head[0] >= seq


async def is_stuck(city: Office) -> bool:
    """Whether the workflow of the case fails again and again."""
    return await stuck(city.client, [CASE]) == [CASE]
