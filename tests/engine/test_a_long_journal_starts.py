"""A journal starts however long it is: what is large lies in the store, and the history stays small."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from models.engine.journal import Fact
from tests.support.long_journals import CASE, a_long_sitting, many_revisions, many_small_acts, record
from tests.support.office import MEETING, Office, Step, at_work, office
from tests.support.patience import until_async

SEND_BACK = Step("2021-04-01", "preparer", "withdraw_case", {"reason": "Ei tarvita."})


@pytest.mark.parametrize("made", [many_revisions, many_small_acts])
async def test_it_starts_in_one_run_and_goes_on(tmp_path: Path, made: Callable[[int], list[Fact]]) -> None:
    async with office(tmp_path) as (city, _), at_work(city):
        record(city.installation.database, made(3_000))
        await city.start()
        await until_async(lambda: has_read(city, 3_000))
        answer = await city.act(SEND_BACK, CASE)
        assert answer.seq > 3_000
        history = await city.client.get_workflow_handle(CASE).fetch_history()
        assert not history.events[0].workflow_execution_started_event_attributes.continued_execution_run_id
        assert sum(event.ByteSize() for event in history.events) < 256 * 1024


async def test_an_act_of_long_ago_is_answered_once_more(tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _), at_work(city):
        record(city.installation.database, many_small_acts(700))
        await city.start()
        await until_async(lambda: has_read(city, 700))
        no_more = Step("2021-04-01", "presenter", "approve_for_agenda", {"body": "nowhere"})
        assert (await city.act(no_more, CASE, "act-100")).seq == 100


async def test_a_long_sitting_which_has_no_snapshot_is_read_page_by_page(tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _), at_work(city):
        record(city.installation.database, a_long_sitting(3_000))
        await city.start()
        await until_async(lambda: has_read(city, 3_000, MEETING))
        assert (
            await city.act(Step("2021-03-15 18:00", "secretary", "undo_last", {"reason": "Väärin."}), MEETING)
        ).seq == 3_001


async def has_read(city: Office, seq: int, journal: str = CASE) -> bool:
    """Whether a workflow has read so far."""
    head = await city.head(journal)
    return head is not None and head[0] >= seq
