"""A commit is timed by the registry's own clock, and by its workflow's in a registry made for rehearsal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from activities.archive import Archive
from activities.checks.verification import verify
from activities.registry.timing import this_minute
from activities.store import Store
from models.base import clock
from models.engine.message import CommitOrder, Committed
from models.tables.tables import COMMAND, FACT, REGISTRY
from tests.support.committing import NOW, Counter, command

LONG_AGO, FAR_AHEAD = datetime(2019, 5, 1, 9, tzinfo=UTC), datetime(2131, 5, 1, 9, tzinfo=UTC)


@pytest.fixture
def earnest(counter: Counter) -> Counter:
    """A registry that is no rehearsal's."""
    counter.alter(REGISTRY, rehearsal=False)
    return counter


def ordered(
    counter: Counter, now: datetime, happened: datetime, id_: str = "one", offset: timedelta = timedelta(0)
) -> Committed:
    """The opening of a case, by a workflow that says what time it is."""
    asked = command("open_case", command_id=id_).model_copy(update={"happened_at": happened})
    return counter.commits.commit(CommitOrder(command=asked, since=0, now=now, offset=offset))


def times_wrong(counter: Counter, folder: Path) -> list[str]:
    """What verify finds wrong with recorded times."""
    found = verify(Archive(counter.database, Store(str(folder)))).faults
    return [f"{fault.where}: {fault.sentence}" for fault in found if "was recorded at" in fault.sentence]


@pytest.mark.parametrize("said", [LONG_AGO, FAR_AHEAD])
def test_whatever_time_a_workflow_says_it_is(earnest: Counter, said: datetime, tmp_path: Path) -> None:
    before = this_minute()
    (fact,) = ordered(earnest, said, LONG_AGO).tail
    assert before <= fact.recorded_at <= clock.now()
    assert times_wrong(earnest, tmp_path) == []


def test_what_has_not_happened_by_its_own_clock_is_refused(earnest: Counter) -> None:
    refused = ordered(earnest, FAR_AHEAD, clock.now() + timedelta(hours=1)).refused
    assert refused is not None
    assert refused.type == "HappensInTheFuture"


def test_a_rehearsal_goes_by_the_clock_of_its_workflow(counter: Counter) -> None:
    for number, said in enumerate((FAR_AHEAD, LONG_AGO)):
        (fact,) = ordered(counter, said, LONG_AGO, str(number), said - clock.now()).tail
        assert fact.recorded_at == said


@pytest.mark.parametrize("offset", [timedelta(days=-800), timedelta(seconds=-1), timedelta(microseconds=1)])
def test_a_workflow_with_a_clock_of_its_own_is_refused(earnest: Counter, offset: timedelta) -> None:
    refused = ordered(earnest, NOW, LONG_AGO, offset=offset).refused
    assert refused is not None
    assert refused.type == "ClockOfItsOwn"
    assert earnest.rows(FACT) == earnest.rows(COMMAND) == []


def test_when_the_clock_was_set_back_the_latest_time_is_kept(earnest: Counter) -> None:
    later = this_minute() + timedelta(days=1)
    earnest.alter(REGISTRY, latest=later)
    (fact,) = ordered(earnest, NOW, LONG_AGO).tail
    assert fact.recorded_at == later
    refused = ordered(earnest, NOW, later, "two").refused
    assert refused is not None
    assert refused.type == "HappensInTheFuture"  # it is decided by what the clock says all the same


def test_times_that_run_backwards_are_found(counter: Counter, tmp_path: Path) -> None:
    ordered(counter, NOW, LONG_AGO, "one")
    late = ordered(counter, LONG_AGO, LONG_AGO, "two").tail[0].journal
    assert times_wrong(counter, tmp_path) == []
    counter.alter(REGISTRY, rehearsal=False)
    (wrong,) = times_wrong(counter, tmp_path)
    assert wrong.startswith(f"{late}: Fact 1 was recorded at 2019-05-01")
    counter.alter(REGISTRY, timed_after=2)
    assert times_wrong(counter, tmp_path) == []


def test_times_ahead_of_the_clock_are_found(counter: Counter, tmp_path: Path) -> None:
    case = ordered(counter, FAR_AHEAD, LONG_AGO).tail[0].journal
    assert times_wrong(counter, tmp_path) == []
    counter.alter(REGISTRY, rehearsal=False, timed_after=2)
    (wrong,) = times_wrong(counter, tmp_path)
    assert wrong.startswith(f"{case}: Fact 1 was recorded at 2131-05-01")
