"""Whatever error a paper or a mail meets, it is noted with its kind, and keeps no run for ever."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from activities.archive import Archive
from activities.checks.verification import verify
from activities.installation import Installation
from activities.notices import sending
from activities.settings import load_settings
from activities.store import PAPERS, Store
from app.case_file.reader import read
from app.desk.reading.undelivered import undelivered
from app.in_vain import PaperInVain
from app.played import Played, deposit
from app.record_health import deliveries
from app.rehearsal import play
from app.skipped_time import skipped_time
from models.engine.effect_state import EffectState
from tests.support.clerk import EXAMPLES
from tests.support.hanging_mail_server import hanging_mail_server
from tests.support.office import ASK_REVIEW, OPEN_CASE, Office, at_work, office
from tests.support.patience import until, until_async
from worker import make_worker
from workflows import journal_workflow

UNWRITABLE = "half a character \ud800, a NUL \x00"


class SomethingPanicked(BaseException):
    """As libraries in another language end."""


class Speechless(Exception):  # noqa: N818 - the tests' own
    """An error that cannot say what it is."""

    def __str__(self) -> str:
        raise ValueError


class Failing(Store):
    """A store that fails at every paper."""

    def __init__(self, address: str, error: Callable[[], BaseException]) -> None:
        super().__init__(address)
        self._error = error

    def put(self, shelf: str, content: bytes, sha256: str = "") -> str:
        if shelf == PAPERS:
            raise self._error()
        return super().put(shelf, content, sha256)


@pytest.mark.parametrize("kind", [TypeError, StopIteration, SomethingPanicked, Speechless])
async def test_a_rehearsal_stops_with_the_paper_and_the_cause(
    kind: type[BaseException], tmp_path: Path
) -> None:
    script = read(EXAMPLES / "withdrawn" / "case.yaml")
    installation = failing(tmp_path, lambda: kind(UNWRITABLE))
    deposit(script, installation)
    with closing(installation):
        async with skipped_time() as time, make_worker(time.client, installation):
            stage = Played(time, installation, time.offset_for(script.begins))
            with pytest.raises(PaperInVain, match=rf"proposal \(fi\), which fact 2 .* made: {kind.__name__}"):
                await play(script, stage)
        (waits, *_) = undelivered(installation)
        assert waits.state is EffectState.FAILED
        assert any(kind.__name__ in fault.sentence for fault in verify(installation.archive).notices)
        assert any(kind.__name__ in str(place) for place in deliveries(installation.settings).places)


async def test_a_mail_server_that_hangs_keeps_no_run_from_ending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "STEP", 1)
    monkeypatch.setattr(journal_workflow, "UPDATES_A_RUN", 6)
    async with (
        hanging_mail_server(at="EHLO") as server,
        office(tmp_path, smtp=server) as (city, _),
        at_work(city),
    ):
        case = (await city.act(OPEN_CASE)).journal
        await city.act(city.proposal(), case)
        await city.act(ASK_REVIEW, case)
        await until(lambda: tries(city) >= 1)
        handle = city.client.get_workflow_handle(case)
        first = (await handle.describe()).run_id
        before = await events_of(city, case, first)
        await until(lambda: tries(city) >= 3)
        assert await events_of(city, case, first) == before, "the history grows by trying"
        for owner in "abcdef":
            await city.act(city.proposal(f"owner.{owner}"), case)

        async def another_run() -> bool:
            return (await handle.describe()).run_id != first

        await until_async(another_run, seconds=60)
        assert all(row.kind == "notice" for row in city.outbox())


def tries(city: Office) -> int:
    """How often what waits has failed, of several the most."""
    return max((row.tries for row in city.outbox()), default=0)


def failing(folder: Path, error: Callable[[], BaseException]) -> Installation:
    """An installation whose store fails at every paper."""
    installation = Installation.fresh(load_settings(data=folder, smtp=None), rehearsal=True)
    store = Failing(installation.settings.store, error)
    installation.archive = Archive(installation.database, store)
    return installation


async def events_of(city: Office, journal: str, run: str | None) -> int:
    """The number of events in the history of a run."""
    described = await city.client.get_workflow_handle(journal, run_id=run).describe()
    length: int = described.raw_description.workflow_execution_info.history_length
    return length
