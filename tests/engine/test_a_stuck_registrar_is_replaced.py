"""A registrar that fails at the same task again and again: the doctor names it, and a rebuild ends it."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from activities.payloads import LARGE
from activities.stuck import stuck
from app.doctor import temporal
from tests.support.office import OPEN_CASE, Office, at_work, office
from tests.support.patience import until_async

REGISTRARS = 16


async def test_cases_are_opened_again_after_a_rebuild(tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _):
        queue = city.installation.settings.task_queue
        every = [f"registrar/{queue}/{number}" for number in range(REGISTRARS)]
        for each in every:
            await city.client.start_workflow(
                "registrar",
                id=each,
                task_queue=queue,
                start_signal="what_is_lost",
                start_signal_args=["a" * 2 * LARGE],
            )
        shutil.rmtree(tmp_path / "store" / "payloads")
        async with at_work(city):
            await until_async(lambda: are_stuck(city, every), seconds=60)
            told = await asyncio.to_thread(temporal, city.installation.settings)
            assert all(each in str(told.what) for each in every)
            await city.start()
            assert (await city.act(OPEN_CASE)).journal


async def are_stuck(city: Office, registrars: list[str]) -> bool:
    """Whether all of them fail again and again."""
    return await stuck(city.client, registrars) == registrars
