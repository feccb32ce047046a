"""The power fails after another version took over: Temporal knows the workflows that were begun anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import update

from activities.installation import Installation
from activities.nudging import Nudges
from activities.settings import load_settings
from activities.upgrading import drives, upgrade
from app.embedded import EmbeddedServer
from models.engine.message import Origin
from models.tables.tables import VERSION
from tests.support.office import OPEN_CASE, office
from tests.support.power import Remains, losing
from tests.support.servers import passing_server

NOBODY = "nobody works on it"
"""The task queue: what is asked here is what Temporal has kept, not what a worker makes of it."""


async def test_a_version_that_is_noted_has_its_histories_on_the_disk(tmp_path: Path) -> None:
    life = tmp_path / "life"
    life.mkdir()
    with losing(life) as disk:
        disk.folder_synced(life)
        async with office(life / "data") as (city, server):
            case = city.commit(OPEN_CASE).journal
            driven_by_another_version(city.installation)
            nudges = Nudges(city.installation.database, server.client, NOBODY)
            await nudges.nudge(case, Origin())
            old, before = await run(server, case), len(disk.left())
            await upgrade(city.installation.database, nudges, life / "data")
            new, left = await run(server, case), disk.left()[before:]
    assert new != old
    noted = list(taken_over(left, tmp_path))
    assert noted
    for data in noted:
        async with passing_server(data) as again:
            assert await run(again, case) == new


def driven_by_another_version(installation: Installation) -> None:
    """Have the registry say that its driver is not this program."""
    with installation.database.begin() as connection:
        connection.execute(update(VERSION).values(sha256="0" * 64))


async def run(server: EmbeddedServer, journal: str) -> str:
    """The run of a journal's workflow that Temporal takes for the last."""
    return str((await server.client.get_workflow_handle(journal).describe()).run_id)


def taken_over(left: list[Remains], folder: Path) -> Iterator[Path]:
    """The folders that are left in which this version drives the registry."""
    for number, each in enumerate(left):
        each.put_into(folder / str(number))
        installation = Installation(load_settings(data=folder / str(number) / "data"))
        if drives(installation.database):
            yield installation.settings.data
        installation.close()
