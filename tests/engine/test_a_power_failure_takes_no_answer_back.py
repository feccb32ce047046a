"""The power fails at any write of a command: what was answered is there, and what a fact names is there."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Engine, event, select

from activities.checks.verification import verify
from activities.installation import Installation
from activities.settings import load_settings
from app.played import deposit
from app.rehearsal import play
from models.engine.command import Command
from models.engine.message import Committed
from models.tables.tables import COMMAND
from tests.support.clerk import Clerk, script
from tests.support.power import Disk, Remains, losing

ACTS = 5
"""So many acts of the confidential example: sealed texts, a secret file, papers and mails are among them."""

LIFE = replace(script("confidential"), until=None)


@dataclass
class Answering(Clerk):
    """A clerk who notes what was answered, and that it was."""

    disk: Disk | None = None
    answered: tuple[str, ...] = ()

    def _commit(self, command: Command) -> Committed:
        committed = super()._commit(command)
        if committed.answer and self.disk:
            self.answered = (*self.answered, command.id)
            self.disk.answered()
        return committed


def lived_until_the_power_fails(
    folder: Path, *, synced: bool = True
) -> tuple[list[Remains], tuple[str, ...]]:
    """What is left at each write of a life, and the commands that were answered in it, in their order."""
    with losing(folder) as disk:
        disk.folder_synced(folder)
        installation = Installation.fresh(load_settings(data=folder / "data"), rehearsal=True)
        if not synced:
            forgetful(installation.database)
        deposit(LIFE, installation)
        stage = Answering(installation, LIFE.begins, disk=disk)
        asyncio.run(play(replace(LIFE, steps=LIFE.steps[:ACTS]), stage))
        installation.close()
    return disk.left(), stage.answered


def forgetful(database: Engine) -> None:
    """Leave it to the system when a commit is written."""
    database.dispose()
    event.listen(database, "connect", lambda connection, _: connection.execute("pragma synchronous=normal"))


def missing(left: Remains, answered: tuple[str, ...], folder: Path) -> set[str]:
    """The answers that are gone, once the program has started on what is left; nothing else is wrong."""
    left.put_into(folder)
    installation = Installation.fresh(load_settings(data=folder / "data"), rehearsal=True)
    with installation.registry.reading.connect() as connection:
        there = set(connection.execute(select(COMMAND.c.id)).scalars())
    assert verify(installation.archive).faults == ()
    installation.close()
    return set(answered[: left.answers]) - there


def test_what_was_answered_is_there_and_whole(tmp_path: Path) -> None:
    (tmp_path / "life").mkdir()
    left, answered = lived_until_the_power_fails(tmp_path / "life")
    assert len(answered) == ACTS
    assert len({each.answers for each in left}) == ACTS + 1
    for number, each in enumerate(left):
        assert missing(each, answered, tmp_path / str(number)) == set()


def test_a_registry_that_is_not_synced_is_caught_forgetting(tmp_path: Path) -> None:
    (tmp_path / "life").mkdir()
    left, answered = lived_until_the_power_fails(tmp_path / "life", synced=False)
    assert any(missing(each, answered, tmp_path / str(number)) for number, each in enumerate(reversed(left)))
