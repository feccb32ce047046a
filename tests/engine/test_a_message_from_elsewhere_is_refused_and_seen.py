"""What somebody writes straight to a workflow in Temporal is refused, kept, and told by the doctor."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from activities.registry.timing import this_minute
from activities.signatures import make_key
from app.desk.acting import Desk
from app.desk.command import command_of
from app.record_health import strangers
from models.base import clock
from models.engine.command import Command
from models.engine.passing import time_passes
from models.tables.tables import REFUSED
from tests.support.committing import Counter
from tests.support.office import Office, at_work, office, until


def act(name: str, journal: str = "", role: str = "registrar", /, **fields: Any) -> Command:
    """An act of anna, now."""
    id_, now = clock.new_id(), clock.now()
    return command_of(name, fields, actor="anna", role=role, journal=journal, happened_at=now, command_id=id_)


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[tuple[Office, str]]:
    """A hall whose door signs, with an open case."""
    async with office(tmp_path / "hall", rehearsal=False) as (city, _), at_work(city):
        city.desk = Desk(city.client, city.installation)
        await city.desk.send(act("add_person", person="anna"))
        await city.desk.send(act("appoint_person", person="anna", office="preparer", of="kanslia"))
        key = make_key(tmp_path / "new.key")
        await city.desk.send(act("add_key", public=key, door="kirjaamo"))
        (tmp_path / "new.key").rename(city.installation.settings.door_key)
        opening = act("open_case", "", "preparer", title="Määräraha", task_class="02 02 02")
        yield city, (await city.desk.send(opening)).journal


def kept(city: Office) -> dict[str, int]:
    """The refusals that the registry keeps, by kind."""
    kinds = [row.type for row in Counter(str(city.installation.database.url)).rows(REFUSED)]
    return {kind: kinds.count(kind) for kind in kinds}


async def refusal(city: Office, journal: str, sent: Any, name: str) -> str | None:
    """Why an update that is written to a workflow is refused."""
    with pytest.raises(WorkflowUpdateFailedError) as failed:
        await city.client.get_workflow_handle(journal).execute_update(name, sent)
    assert isinstance(failed.value.cause, ApplicationError)
    return failed.value.cause.type


async def test_what_no_door_sent_is_refused_seen_and_becomes_nothing(hall: tuple[Office, str]) -> None:
    city, case = hall
    before, handle = city.installation.registry.facts(case), city.client.get_workflow_handle(case)
    assert strangers(city.installation.settings).ok
    due = time_passes(case, this_minute() - timedelta(hours=1))
    withdrawal = act("withdraw_case", case, "preparer", reason="Ei tarvita.")
    checking = act("approve_for_agenda", case, "presenter", body="khs")
    assert await refusal(city, case, withdrawal, withdrawal.name) == "NotSigned"
    assert await refusal(city, case, checking, checking.name) == "NotSigned"
    assert await refusal(city, case, due, due.name) == "TimeSendsNothing"
    await handle.signal(due.name, due.model_copy(update={"signature": "00"}))
    await handle.signal(withdrawal.name, act("withdraw_case", case, "preparer", reason="Ei tarvita."))
    await handle.signal("withdraw_case", {"no": "command"})
    await handle.signal("another_name", withdrawal)
    await handle.signal("withdraw_case", act("withdraw_case", "HEL 2020-000001", reason="Muualta."))
    wanted = {"NotSigned": 3, "TimeSendsNothing": 1, "NotACommand": 1}
    wanted |= {"ActOfAnotherName": 1, "AddressedElsewhere": 1}
    await until(lambda: kept(city) == wanted)
    found = strangers(city.installation.settings)
    assert not found.ok
    assert len(found.places) == sum(wanted.values())
    await city.desk.send(act("withdraw_case", case, "preparer", reason="Ei tarvita."))
    after = city.installation.registry.facts(case)[len(before) :]
    assert [fact.kind for fact in after] == ["CaseWithdrawn", "CaseClosed"]
