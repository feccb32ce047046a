"""Whatever runs or does not run in Temporal, an act is answered once, or it is told what to do."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from temporalio.client import Client

from activities.installation import Installation
from activities.settings import load_settings
from app.desk.addressing import NotALine, set_address
from app.desk.command import NotUnderstood, command_of
from models.engine.command import Command
from tests.support.command_line import pykala
from tests.support.office import Office, at_work
from tests.support.servers import passing_server

TITLE = ("--title", "Määräraha", "--task-class", "02 02 02")


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """A fresh installation; the commands of this test work on it."""
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path))
    monkeypatch.delenv("PYKALA_REGISTRY", raising=False)
    monkeypatch.delenv("TEMPORAL_ADDRESS", raising=False)
    return Installation.fresh(load_settings(data=tmp_path))


@asynccontextmanager
async def working(installation: Installation) -> AsyncIterator[Client]:
    """A server and a worker of this process."""
    async with (
        passing_server(installation.settings.data) as server,
        at_work(Office(installation, server.client)),
    ):
        yield server.client


async def said(*words: str) -> dict[str, Any]:
    """What a command prints for a program."""
    told = await asyncio.to_thread(pykala, *words, "--json")
    found: dict[str, Any] = json.loads(told.stdout)
    return found


async def test_an_act_is_answered_once_whether_or_not_its_workflow_runs(installation: Installation) -> None:
    async with working(installation) as client:
        begun = await said("case", "open", *TITLE, "--signal")
        assert "cannot be signalled" in begun["sentence"]
        lost = await said("case", "withdraw", "HEL 1999-000001", "--reason", "Turha.", "--signal")
        assert lost["refused"] == "NoSuchJournal"

        case = (await said("case", "open", *TITLE))["journal"]
        withdraw = ("case", "withdraw", case, "--reason", "Turha.", "--command-id", "kerran")
        first = await said(*withdraw)
        await client.get_workflow_handle(case).result()
        assert await said(*withdraw) == first

        other = (await said("case", "open", *TITLE))["journal"]
        await client.get_workflow_handle(other).terminate("somebody ended it by hand")
        stopped = await said("case", "withdraw", other, "--reason", "Turha.", "--command-id", "toinen")
        assert stopped["refused"] == "NotRunning"
        assert "`pykala rebuild workflows`" in stopped["sentence"]
        assert (await asyncio.to_thread(pykala, "rebuild", "workflows")).exit_code == 0
        again = await said("case", "withdraw", other, "--reason", "Turha.", "--command-id", "toinen")
        assert again["journal"] == other
    installation.close()


def asked(name: str, **fields: Any) -> Command:
    """The command of fields that a door of another kind gives."""
    return command_of(
        name,
        fields,
        actor="anna",
        role="secretary",
        journal="khs-2021-03-15",
        happened_at=datetime(2021, 3, 15, 14, tzinfo=UTC),
        command_id="1",
    )


@pytest.mark.parametrize(
    ("name", "fields", "problem"),
    [
        ("paint_hall", {}, "paint_hall"),
        ("handle_item", {"item": "ten", "outcome": "approved"}, "item"),
        ("handle_item", {"item": 1, "outcome": "approved", "colour": "blue"}, "colour"),
    ],
)
def test_plain_fields_that_make_no_act_are_named(name: str, fields: dict[str, Any], problem: str) -> None:
    with pytest.raises(NotUnderstood, match=problem):
        asked(name, **fields)


def test_a_key_of_the_address_book_is_one_line(installation: Installation) -> None:
    with pytest.raises(NotALine):
        set_address(installation, "uusi\nrivi", "uusi@kunta.example")
    installation.close()


def test_scores_without_their_value_are_told() -> None:
    words = ("review", "give", "x", "--group", "digijory", "--session", "2021-02-18", "--verdict", "supports")
    told = pykala(*words, "--scores", "recovery")
    assert told.exit_code == 2
    assert "KEY=VALUE, not 'recovery'" in " ".join(told.stderr.split())
