"""The page of a case tells where each step of its approval stands, and what was written with it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree
from typing import cast

import httpx
import pytest
from temporalio.client import Client

from activities.accounts import Accounts
from app.case_file.reader import read
from app.desk.command import command_of
from app.web.application import application
from app.web.house import House
from app.web.visitor import COOKIE
from tests.support.browsing import AT, words
from tests.support.clerk import Clerk, written_up

EXAMPLE = Path(__file__).parents[2] / "examples" / "sarvijoki"
CASE = "SRV 2026-000031"


@pytest.fixture
async def reader(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """The registrar of Sarvijoki, whose first case went through its chain of approval."""
    town = copytree(EXAMPLE, tmp_path / "sarvijoki")
    lived = (town / "case.yaml").read_text("utf-8")
    commented = lived.replace("{give visa: talous}", "{give visa: talous, comment: Rahat riittävät.}")
    (town / "case.yaml").write_text(commented, "utf-8")
    installation = await asyncio.to_thread(written_up, read(town / "case.yaml"), tmp_path / "data")
    clerk = Clerk(installation, datetime(2030, 1, 7, 9, tzinfo=UTC))
    accounts = Accounts(tmp_path / "desk.sqlite")
    added = command_of(
        "add_person",
        {"person": "reko"},
        actor="reko",
        role="registrar",
        journal="",
        happened_at=clerk.now,
        command_id="1",
    )
    await clerk.act(added)
    desk = application(House(installation, cast(Client, None), accounts))
    transport, cookies = httpx.ASGITransport(desk), {COOKIE: accounts.begin("reko")}
    async with httpx.AsyncClient(transport=transport, base_url=AT, cookies=cookies) as browser:
        yield browser
    accounts.dispose()
    installation.close()


async def test_each_step_stands_with_who_approved_it_and_what_they_wrote(
    reader: httpx.AsyncClient,
) -> None:
    told = words((await reader.get(f"/journal/{CASE}", headers={"accept-language": "fi"})).text)
    assert "Hyväksyminen Talouspäällikkö hyväksytty 6.3.2026" in told
    assert "Rahat riittävät." in told
    assert "Tekninen johtaja hyväksytty 6.3.2026" in told
