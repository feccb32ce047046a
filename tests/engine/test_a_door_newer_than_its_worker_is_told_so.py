"""A worker of an older version says so, and one of the door's version takes the same command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.desk.acting import Desk, WorkerOfAnotherVersion
from app.desk.command import command_of
from models.base import clock
from models.engine.command import Answer, Command
from tests.support.office import at_work, office


class NewerDoor(Desk):
    """A door whose acts say something that this worker has never heard of."""

    async def _ask(self, workflow: str, update: str, wanted: Any, command: Command) -> Answer:
        said = wanted.model_dump(mode="json")
        said.get("command", said)["act"]["said_since"] = "yesterday"
        return await super()._ask(workflow, update, said, command)


def act(name: str, journal: str = "", **fields: Any) -> Command:
    id_, now = clock.new_id(), clock.now()
    said: dict[str, Any] = {"actor": "anna", "role": "preparer", "happened_at": now, "command_id": id_}
    return command_of(name, fields, journal=journal, **said)


async def test_a_door_newer_than_its_worker_is_told_so(tmp_path: Path) -> None:
    async with office(tmp_path / "hall", rehearsal=False) as (city, _), at_work(city):
        newer, same = NewerDoor(city.client, city.installation), Desk(city.client, city.installation)
        opening = act("open_case", title="Kirjasto", task_class="12 01 00")
        with pytest.raises(WorkerOfAnotherVersion, match=opening.id):
            await newer.send(opening)
        case = (await same.send(opening)).journal
        withdrawal = act("withdraw_case", case, reason="Ei tarvita.")
        with pytest.raises(WorkerOfAnotherVersion, match=withdrawal.id):
            await newer.send(withdrawal)
        await same.send(withdrawal)
        kinds = [fact.kind for fact in city.installation.registry.facts(case)]
        assert kinds == ["CaseOpened", "CaseWithdrawn", "CaseClosed"]
