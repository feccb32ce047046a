"""What a worker counts, and what it sees in the outbox, as a buffer of the SDK has it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update
from temporalio.runtime import MetricBuffer, Runtime, TelemetryConfig

from activities.metrics import Metrics
from activities.registry.commit import Commits
from activities.registry.database import connect
from models.engine.effect_state import EffectState
from models.engine.passing import time_passes
from models.tables.outbox import OUTBOX
from tests.support.committing import NOW, Counter, command

Told = dict[tuple[str, str], float]


class Buffer:
    """The last value of each metric by its name and its one label."""

    def __init__(self) -> None:
        self._buffer = MetricBuffer(1_000)
        self.runtime = Runtime(telemetry=TelemetryConfig(metrics=self._buffer))
        self.metrics = Metrics(self.runtime.metric_meter)

    def told(self) -> Told:
        """What came since it was last asked; what is counted is added up."""
        told: Told = {}
        for update_ in self._buffer.retrieve_updates():
            labels = [value for name, value in update_.attributes.items() if name in {"kind", "why"}]
            key = update_.metric.name, str(labels[0]) if labels else ""
            before = told.get(key, 0) if update_.metric.kind == 0 else 0
            told[key] = before + update_.value
        return told


@pytest.fixture(scope="module")
def shared() -> Buffer:
    """One for all: each has threads of its own."""
    return Buffer()


@pytest.fixture
def buffer(shared: Buffer) -> Buffer:
    """It, emptied."""
    shared.told()
    return shared


def test_commands_and_deadlines_are_counted_by_what_became_of_them(counter: Counter, buffer: Buffer) -> None:
    counter.commits = Commits(counter.database, metrics=buffer.metrics)
    case = counter.opened()
    counter.commit(command("reopen_case", case))
    counter.commits.commit(counter.order(time_passes(case, NOW)))
    assert buffer.told() == {
        ("pykala_commands_committed", ""): 1,
        ("pykala_commands_refused", "NotNow"): 1,
        ("pykala_deadlines_refused", "NoSuchDeadline"): 1,
    }


def test_what_waits_and_what_was_put_aside_is_seen_by_kind(counter: Counter, buffer: Buffer) -> None:
    case = counter.opened()
    counter.act("revise_proposal", case)
    counter.act("request_reviews", case)
    rows = [row for row in counter.rows(OUTBOX) if row.kind == "notice"]
    aside = {"state": EffectState.ASIDE, "next_at": None}
    with counter.database.begin() as connection:
        connection.execute(update(OUTBOX).where(OUTBOX.c.id == rows[0].id).values(aside))
    buffer.metrics.look(counter.database)
    told = buffer.told()
    assert told["pykala_registry_answers", ""] == 1
    assert told["pykala_effects_waiting", "notice"] == len(rows) - 1
    assert told["pykala_effects_aside", "notice"] == 1
    assert told["pykala_effects_waiting", "erase"] == told["pykala_effects_oldest_seconds", "erase"] == 0


@pytest.mark.parametrize("address", ["postgresql+psycopg://pykala@127.0.0.1:1/away", "sqlite:///{}"])
def test_a_registry_that_is_away_or_damaged_is_told_and_stops_nothing(
    address: str, tmp_path: Path, buffer: Buffer
) -> None:
    (tmp_path / "damaged.sqlite").write_bytes(b"no database" * 1_000)
    away = connect(address.format(tmp_path / "damaged.sqlite"))
    buffer.metrics.look(away)
    away.dispose()
    assert buffer.told() == {("pykala_registry_answers", ""): 0}
