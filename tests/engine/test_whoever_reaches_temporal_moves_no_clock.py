"""Whoever reaches Temporal starts workflows as they like: what is recorded has the registry's own clock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update
from temporalio.client import Client, WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError
from temporalio.testing import ActivityEnvironment

from activities.checks.verification import verify
from activities.installation import Installation
from activities.nudges_waiting import WaitingNudges
from activities.nudging import Nudges
from activities.registry.timing import this_minute
from app.desk.acting import Desk
from app.desk.command import command_of
from models.base import clock
from models.base.refusal import Refusal
from models.engine.command import Command
from models.engine.effect_state import EffectState
from models.engine.journal import Fact
from models.engine.message import NudgeOrder, Origin
from models.engine.passing import ReservedId
from models.tables.outbox import AT_ONCE, OUTBOX
from tests.support.office import Office, at_work, office, settings_of
from tests.support.patience import until

OFFSETS = [timedelta(days=2000), timedelta(days=-2000), timedelta(minutes=2), timedelta(minutes=-2)]
OPENING = {"title": "Määräraha", "task_class": "02 02 02"}


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Office]:
    """A hall that is no rehearsal, with somebody at work."""
    async with office(tmp_path / "hall", rehearsal=False) as (city, _), at_work(city):
        yield city


def act(name: str, journal: str = "", /, command_id: str = "", **fields: Any) -> Command:
    """An act of now."""
    return command_of(
        name,
        fields or OPENING,
        actor="anna",
        role="preparer",
        journal=journal,
        happened_at=clock.now(),
        command_id=command_id or clock.new_id(),
    )


async def begun_anew(hall: Office, journal: str, origin: Origin) -> None:
    """Have somebody end a journal's workflow and start another one."""
    await hall.client.get_workflow_handle(journal).terminate("by somebody")
    queue = hall.installation.settings.task_queue
    await hall.client.start_workflow("case", origin, id=journal, task_queue=queue)


def facts(hall: Office, journal: str) -> list[Fact]:
    """What is recorded in a journal."""
    return hall.installation.registry.facts(journal)


@pytest.mark.parametrize("offset", OFFSETS, ids=str)
async def test_a_workflow_that_was_started_with_another_clock_records_by_the_right_one(
    hall: Office, offset: timedelta
) -> None:
    desk = Desk(hall.client, hall.installation)
    case = (await desk.send(act("open_case"))).journal
    await begun_anew(hall, case, Origin(offset=offset))
    before = this_minute()
    await desk.send(act("withdraw_case", case, reason="Ei tarvita."))
    assert before <= facts(hall, case)[-1].recorded_at <= clock.now()
    assert verify(hall.installation.archive).faults == ()


@pytest.mark.parametrize("offset", OFFSETS, ids=str)
async def test_a_journal_is_not_begun_with_another_clock(hall: Office, offset: timedelta) -> None:
    with pytest.raises(Refusal, match="clock of its own") as refused:
        await Desk(hall.client, hall.installation, Origin(offset=offset)).send(act("open_case"))
    assert refused.value.type == "ClockOfItsOwn"
    assert hall.installation.registry.journals() == []


async def test_what_is_delivered_with_another_clock_wakes_nobody_with_it(hall: Office) -> None:
    database, queue = hall.installation.database, hall.installation.settings.task_queue
    case = (await Desk(hall.client, hall.installation).send(act("open_case"))).journal
    await hall.client.get_workflow_handle(case).terminate("by somebody")
    with database.begin() as connection:
        connection.execute(update(OUTBOX).values(state=EffectState.WAITING, next_at=AT_ONCE))
    nudges = WaitingNudges(database, Nudges(database, hall.client, queue))
    order = NudgeOrder(journal=case, offset=timedelta(days=2000))
    assert await ActivityEnvironment().run(nudges.nudge, order) == 1
    assert await origin_of(hall.client, case) == Origin()


async def origin_of(client: Client, journal: str) -> Origin:
    """What the workflow of a journal was started with."""
    history = await client.get_workflow_handle(journal).fetch_history()
    started = history.events[0].workflow_execution_started_event_attributes
    (origin,) = await client.data_converter.decode(started.input.payloads, [Origin])
    return Origin.model_validate(origin)


@pytest.mark.parametrize("claimed", ["engine", "local", "suomi.fi"])
async def test_what_somebody_says_of_their_own_authentication_is_not_believed(
    hall: Office, claimed: str
) -> None:
    desk = Desk(hall.client, hall.installation)
    opening = act("open_case").model_copy(update={"authenticated": claimed})
    case = (await desk.send(opening)).journal
    await desk.send(
        act("withdraw_case", case, reason="Ei.").model_copy(update={"authenticated": claimed}), signal=True
    )
    await until(lambda: len(facts(hall, case)) > 1)
    assert {fact.authenticated for fact in facts(hall, case)} == {"unproven"}


async def test_nobody_takes_the_id_of_a_deadline_at_any_door(hall: Office) -> None:
    desk = Desk(hall.client, hall.installation)
    case = (await desk.send(act("open_case"))).journal
    taking = act("withdraw_case", case, command_id=f"time/{case}/20991231T0700Z", reason="Ei tarvita.")
    with pytest.raises(ReservedId, match="are the engine's own"):
        await desk.send(taking)
    handle = hall.client.get_workflow_handle(case)
    with pytest.raises(WorkflowUpdateFailedError) as refused:
        await handle.execute_update(taking.name, taking)
    assert isinstance(refused.value.cause, ApplicationError)
    assert refused.value.cause.type == "ReservedId"
    await handle.signal(taking.name, taking)
    await desk.send(act("withdraw_case", case, reason="Ei tarvita."))
    assert [fact.kind for fact in facts(hall, case)] == ["CaseOpened", "CaseWithdrawn", "CaseClosed"]
    assert not any(fact.command_id.startswith("time/") for fact in facts(hall, case))


def test_a_registry_that_was_made_in_earnest_never_becomes_a_rehearsals(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    Installation.fresh(settings).close()
    again = Installation.fresh(settings, rehearsal=True)
    assert not again.registry.rehearsal
    again.close()


def test_a_registry_that_was_made_for_rehearsal_stays_one(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    Installation.fresh(settings, rehearsal=True).close()
    again = Installation.fresh(settings)
    assert again.registry.rehearsal
    again.close()
