"""Skipped time: years pass in milliseconds, and all workflows agree on what day it is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest
from temporalio.client import WithStartWorkflowOperation, WorkflowExecutionStatus
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.service import RPCError
from temporalio.worker import Worker

from app.skipped_time import SkippedTime
from tests.support.toys import QUARTER, ToyLife, work

A_MOMENT = timedelta(seconds=5)
A_DAY = timedelta(days=1)
Begin = Callable[..., Awaitable[str]]


@pytest.fixture
async def begin(skipped: SkippedTime, fresh_name: str) -> AsyncIterator[Begin]:
    """Start a toy life on a worker of its own; the answer is its workflow id."""
    begun = 0

    async def start(*args: float) -> str:
        nonlocal begun
        begun += 1
        handle = await skipped.client.start_workflow(
            ToyLife.run, args=args, id=f"{fresh_name}-{begun}", task_queue=fresh_name
        )
        return handle.id

    async with Worker(skipped.client, task_queue=fresh_name, workflows=[ToyLife], activities=[work]):
        yield start


async def seen(skipped: SkippedTime, life: str) -> list[datetime]:
    return await skipped.client.get_workflow_handle(life).query(ToyLife.seen)


async def test_five_years_of_quarters_pass_in_a_moment(skipped: SkippedTime, begin: Begin) -> None:
    life = await begin(20)
    started = time.monotonic()
    await skipped.forward([life], skipped.now() + 20 * QUARTER + A_DAY)
    assert time.monotonic() - started < A_MOMENT.total_seconds()
    first, *rest = await seen(skipped, life)
    assert len(rest) == 20
    assert timedelta() <= rest[-1] - first - 20 * QUARTER < A_MOMENT


async def test_nothing_after_the_instant_happens(skipped: SkippedTime, begin: Begin) -> None:
    life = await begin(4)
    await skipped.forward([life], skipped.now() + 2 * QUARTER + A_DAY)
    assert len(await seen(skipped, life)) == 1 + 2


async def test_what_is_due_at_the_very_instant_happens(skipped: SkippedTime, begin: Begin) -> None:
    for _ in range(25):
        life = await begin(1)
        (begun,) = await seen(skipped, life)
        await skipped.forward([life], begun + QUARTER)
        assert len(await seen(skipped, life)) == 1 + 1


async def test_every_open_life_stands_at_the_same_instant(skipped: SkippedTime, begin: Begin) -> None:
    lives = [await begin(quarters) for quarters in (0, 3, 8)]
    await skipped.forward(lives, to := skipped.now() + 8 * QUARTER)
    for life in lives:
        assert timedelta() <= await skipped.clock_of(life) - to < A_MOMENT


async def test_a_life_that_begins_later_is_born_at_the_shared_instant(
    skipped: SkippedTime, begin: Begin
) -> None:
    await skipped.forward([await begin(0)], to := skipped.now() + 4 * QUARTER)
    born, *_ = await seen(skipped, await begin(1))
    assert timedelta() <= born - to < A_MOMENT


async def test_a_life_that_an_update_begins_is_born_at_the_shared_instant(
    skipped: SkippedTime, begin: Begin, fresh_name: str
) -> None:
    other = await begin(0)
    await skipped.forward([other], to := skipped.now() + 4 * QUARTER)
    start = WithStartWorkflowOperation(
        ToyLife.run,
        args=[0],
        id=f"{fresh_name}-by-update",
        task_queue=fresh_name,
        id_conflict_policy=WorkflowIDConflictPolicy.FAIL,
    )
    said = await skipped.client.execute_update_with_start_workflow(
        ToyLife.tell, other, start_workflow_operation=start
    )
    assert timedelta() <= said - to < A_MOMENT


async def test_a_life_that_is_started_again_keeps_its_time(
    skipped: SkippedTime, begin: Begin, fresh_name: str
) -> None:
    life = await begin(0)
    await skipped.forward([life], to := skipped.now() + 4 * QUARTER)
    await skipped.client.start_workflow(
        ToyLife.run,
        args=[0],
        id=life,
        task_queue=fresh_name,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
    )
    assert timedelta() <= await skipped.clock_of(life) - to < A_MOMENT


async def test_a_nudge_is_heard_at_the_time_it_was_given(skipped: SkippedTime, begin: Begin) -> None:
    meeting, case = await begin(4), await begin(4)
    await skipped.forward([meeting, case], skipped.now() + 2 * QUARTER)
    said = await skipped.client.get_workflow_handle(meeting).execute_update(ToyLife.tell, case)
    await skipped.forward([meeting, case], skipped.now() + QUARTER)
    (heard,) = await skipped.client.get_workflow_handle(case).query(ToyLife.heard)
    assert abs(heard - said) < A_MOMENT


async def test_time_goes_on_across_continue_as_new(skipped: SkippedTime, begin: Begin) -> None:
    life = await begin(4, 3)
    begun = skipped.now()
    await skipped.forward([life], begun + 10 * QUARTER + A_DAY)
    second_of_third, *rest = await seen(skipped, life)
    assert timedelta() <= second_of_third - begun - 8 * QUARTER < A_MOMENT
    assert len(rest) == 2


async def test_work_that_is_under_way_is_awaited(skipped: SkippedTime, begin: Begin) -> None:
    life = await begin(2, 1, 0.3)
    started = time.monotonic()
    await skipped.forward([life], skipped.now() + 3 * QUARTER)
    assert time.monotonic() - started >= 2 * 0.3
    assert len(await seen(skipped, life)) == 1 + 2


async def test_work_that_begins_at_the_instant_is_awaited(skipped: SkippedTime, begin: Begin) -> None:
    life = await begin(1, 1, 0.3)
    (begun,) = await seen(skipped, life)
    await skipped.forward([life], begun + QUARTER)
    description = await skipped.client.get_workflow_handle(life).describe()
    assert not description.raw_description.pending_activities
    assert len(await seen(skipped, life)) == 1 + 1


async def test_an_instant_that_has_passed_changes_nothing(skipped: SkippedTime, begin: Begin) -> None:
    life = await begin(1)
    await skipped.forward([life], skipped.now() - QUARTER)
    assert abs(await skipped.clock_of(life) - skipped.now()) < A_MOMENT


async def test_a_closed_life_is_passed_by(skipped: SkippedTime, begin: Begin) -> None:
    closed, other = await begin(0), await begin(1)
    handle = skipped.client.get_workflow_handle(closed)
    await handle.signal(ToyLife.end)
    await handle.result()
    await skipped.forward([closed, other], skipped.now() + QUARTER)
    assert (await handle.describe()).status is WorkflowExecutionStatus.COMPLETED
    assert len(await seen(skipped, other)) == 1 + 1


async def test_a_life_that_does_not_exist_is_an_error(skipped: SkippedTime) -> None:
    with pytest.raises(RPCError):
        await skipped.forward(["nobody"], skipped.now() + QUARTER)


async def test_lives_side_by_side_do_not_share_their_time(skipped: SkippedTime, begin: Begin) -> None:
    beside, life = skipped.beside(), await begin(1)
    await skipped.forward([life], skipped.now() + QUARTER)
    assert abs(skipped.now() - beside.now() - QUARTER) < A_MOMENT


async def test_a_case_of_2021_plays_in_2021(skipped: SkippedTime, begin: Begin) -> None:
    opened = datetime(2021, 1, 28, 7, tzinfo=UTC)
    offset = skipped.offset_for(opened)
    life = await begin(4)
    await skipped.forward([life], datetime(2021, 12, 31, 22, tzinfo=UTC) - offset)
    assert [(instant + offset).date().isoformat() for instant in await seen(skipped, life)] == [
        "2021-01-28",
        "2021-04-29",
        "2021-07-29",
        "2021-10-28",
    ]


async def test_many_lives_pass_together(skipped: SkippedTime, begin: Begin) -> None:
    lives = await asyncio.gather(*(begin(4) for _ in range(20)))
    await skipped.forward(lives, skipped.now() + 4 * QUARTER + A_DAY)
    for life in lives:
        assert len(await seen(skipped, life)) == 1 + 4
