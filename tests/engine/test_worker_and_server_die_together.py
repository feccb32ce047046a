"""Worker and Temporal are killed after a transaction whose command Temporal never saw carried out.

The fact is in the registry, and no workflow knows it: an orphan. It is adopted, and nothing is swallowed.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from app.embedded import embedded_server
from models.base.refusal import Refusal
from tests.support.faulty_worker import dead, impatient, working
from tests.support.hops import Fault, Hop
from tests.support.office import MEETING, Office, approve, at_work, member, office, prepare, table
from tests.support.patience import until_async
from tests.support.promises import check, kinds_of
from tests.support.servers import kill

impatient()


@asynccontextmanager
async def orphaned(data: Path) -> AsyncIterator[Office]:
    """An office after the disaster: its server runs again, and `the-orphan` is in the registry."""
    async with office(data) as (city, server):
        await asyncio.to_thread(prepare, city)
        await city.start()
        async with working(city, Fault(Hop.RETURNED, "handle_item", data / "latch")) as process:
            asking = asyncio.create_task(city.act(approve(1), MEETING, "the-orphan"))
            await dead(process)
            kill(server)
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
    async with embedded_server(data, ui=False, port=0) as server:
        try:
            yield Office(city.installation, server.client)
        finally:
            kill(server)


async def test_a_worker_that_starts_adopts_it_though_nobody_repeats(tmp_path: Path) -> None:
    async with orphaned(tmp_path) as city, working(city):
        await until_async(lambda: has_read_all(city))
        await city.rest()
        await check(city)
        assert kinds_of(city, MEETING).count("ItemHandled") == 1


async def test_another_command_adopts_it_and_is_decided_again(tmp_path: Path) -> None:
    async with orphaned(tmp_path) as city, at_work(city):
        with pytest.raises(Refusal, match="already handled: § 1: approved") as refused:
            await city.act(table(1, member(city)), MEETING, "another")
        assert refused.value.type == "AlreadyHandled"
        assert await has_read_all(city)
        answer = await city.act(approve(1), MEETING, "the-orphan")
        assert answer.values["section"] == 1
        await city.rest()
        await check(city)


async def has_read_all(city: Office) -> bool:
    """Whether the meeting's workflow has read all that the registry holds."""
    held = city.installation.registry.held(MEETING)
    return await city.head(MEETING) == (held.seq, held.head)
