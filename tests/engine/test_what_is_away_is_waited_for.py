"""The registry or the mail server is away for a while: no act is lost, and nothing else stands still."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, timedelta
from datetime import time as clock_time
from pathlib import Path

import pytest
from temporalio.client import WorkflowHandle

from app.desk import acting
from models.base import clock
from models.base.calendar import local_instant
from models.engine.effect_state import EffectState
from models.engine.message import Origin
from tests.support.mail_server import MailServer
from tests.support.office import (
    ASK_REVIEW,
    CALL,
    MEETING,
    OPEN_CASE,
    REVIEW,
    Office,
    approve,
    at_work,
    locked,
    office,
    prepare,
)
from tests.support.patience import until, until_async
from tests.support.postgres import postgres_server
from tests.support.promises import check, kinds_of

MINUTE = 60.0
TRIES_OF_A_MINUTE = 34
"""The patient activity asks every two seconds at the longest."""

SOON = 10.0
"""Seconds within which whoever waited is answered, once the registry is back; two of them are the pause."""

Stop = Callable[[], AbstractContextManager[None]]


async def test_a_postgresql_that_was_stopped_for_a_minute(tmp_path: Path) -> None:
    with postgres_server() as postgres:

        @contextmanager
        def stopped() -> Iterator[None]:
            postgres.stop()
            since = time.monotonic()
            yield
            assert time.monotonic() - since > MINUTE
            postgres.start()

        async with office(tmp_path, registry=postgres.dsn) as (city, _):
            await acts_wait_for_the_registry(city, stopped, tries=TRIES_OF_A_MINUTE)


async def test_an_sqlite_file_that_was_locked(tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _):
        dsn = city.installation.settings.registry.get_secret_value()
        await acts_wait_for_the_registry(city, lambda: locked(dsn))


async def acts_wait_for_the_registry(city: Office, stop: Stop, tries: int = 4) -> None:
    """Acts that are sent meanwhile are answered soon after; queries are answered at once all the time."""
    await asyncio.to_thread(prepare, city)
    async with at_work(city), asyncio.timeout(2 * MINUTE), asyncio.TaskGroup() as group:
        await city.start()
        await city.rest()
        meeting = city.client.get_workflow_handle(MEETING)
        away = stop()
        await asyncio.to_thread(away.__enter__)
        handled = group.create_task(city.act(approve(1), MEETING, "handled"))
        opened = group.create_task(city.act(OPEN_CASE, "", "opened"))
        await until_async(lambda: has_been_tried(meeting, 3))
        before = await length_of(meeting)
        for _ in range(10):
            asked = time.monotonic()
            await city.head(MEETING)
            assert time.monotonic() - asked < 1
        await until_async(lambda: has_been_tried(meeting, tries), seconds=2 * MINUTE)
        assert await length_of(meeting) == before, "the history grows by waiting"
        await asyncio.to_thread(away.__exit__, None, None, None)
        async with asyncio.timeout(SOON):
            assert (await handled).values["section"] == 1
            assert (await opened).journal == "HEL 2021-000002"
        await city.rest()
        await check(city)


async def test_a_deadline_that_comes_to_nothing_holds_nobody_up(tmp_path: Path) -> None:
    reminder = local_instant(date(2021, 4, 19), clock_time(9))
    async with office(tmp_path) as (city, _):
        case = await asyncio.to_thread(lambda: city.commit(OPEN_CASE).journal)
        for step in (city.proposal(), ASK_REVIEW):
            await asyncio.to_thread(city.commit, step, case)
        city.origin = Origin(offset=reminder - timedelta(seconds=4) - clock.now())
        async with at_work(city):
            await city.start()
            await city.rest()
            with locked(city.installation.settings.registry.get_secret_value()):
                giving = asyncio.create_task(city.act(REVIEW, case))
                handle = city.client.get_workflow_handle(case)
                await until_async(lambda: has_been_tried(handle, 2))
                await until(lambda: clock.now() + city.origin.offset > reminder + timedelta(seconds=1))
            await giving
            async with asyncio.timeout(SOON):
                await city.rest()
            await check(city)


async def test_a_worker_that_does_not_run_is_told_of_and_sending_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acting, "NOTICE_AFTER", timedelta(seconds=0.5))
    async with office(tmp_path) as (city, _):
        await asyncio.to_thread(prepare, city)
        await city.start()
        command, others = city.command(approve(1), MEETING, "unheard"), asyncio.all_tasks()
        running = asyncio.get_running_loop()
        with pytest.raises(acting.NobodyAnswers, match="may be sent again with --command-id unheard"):
            await city.desk.send(command)
        await until(
            lambda: not any("_answered" in repr(task) for task in asyncio.all_tasks(running) - others)
        )
        async with at_work(city):
            assert (await city.desk.send(command)).values["section"] == 1


async def has_been_tried(handle: WorkflowHandle[object, object], times: int) -> bool:
    """Whether the patient activity has come to this attempt."""
    pending = (await handle.describe()).raw_description.pending_activities
    return any(each.attempt >= times and each.activity_type.name == "commit" for each in pending)


async def length_of(handle: WorkflowHandle[object, object]) -> int:
    """The number of events in a history."""
    length: int = (await handle.describe()).raw_description.workflow_execution_info.history_length
    return length


@pytest.mark.parametrize("answer", ["421 away", "451 try again later"])
async def test_mail_goes_out_once_when_its_server_is_back(
    answer: str, tmp_path: Path, smtp_server: MailServer
) -> None:
    smtp_server.answer = answer
    async with office(tmp_path, smtp=smtp_server.address) as (city, _), at_work(city):
        case = (await city.act(OPEN_CASE)).journal
        await city.act(city.proposal(), case)
        await city.act(ASK_REVIEW, case)
        await until(lambda: any(row.state is EffectState.FAILED for row in city.outbox()))
        await city.act(city.proposal("toinen.owner"), case)
        await city.act(CALL)
        await until(lambda: "AgendaDeadlinePassed" in kinds_of(city, MEETING))
        assert smtp_server.messages == []
        smtp_server.answer = "250 OK"
        await until(lambda: any(TOLD in subject for subject in subjects(smtp_server)))
        await city.act(REVIEW, case)
        await city.rest()
        ids = [message["Message-ID"] for message in smtp_server.messages]
        assert len(ids) == len(set(ids))


TOLD = "Lausuntopyyntö"
"""Of the agenda, whose last day had passed when its meeting was entered, nobody is reminded."""


def subjects(server: MailServer) -> list[str]:
    """What the mails speak of, as they came."""
    return [str(message["Subject"]) for message in server.messages]
