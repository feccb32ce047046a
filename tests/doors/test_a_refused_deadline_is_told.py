"""A deadline that has come and was refused is told by the doctor and by show, until it passes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from activities.registry.registry import Registry
from activities.settings import load_settings
from app.doctor import deadlines
from models.engine import engine
from models.engine.passing import time_passes
from models.tables.tables import REGISTRY
from tests.support.command_line import pykala
from tests.support.committing import NOW, Counter


@pytest.fixture
def counter(sqlite_dsn: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter]:
    """The registry that the command line reads, too."""
    monkeypatch.setenv("PYKALA_REGISTRY", sqlite_dsn)
    counter = Counter(sqlite_dsn)
    yield counter
    counter.database.dispose()


def test_it_is_told_with_its_reason_until_it_passes(counter: Counter) -> None:
    case = counter.opened()
    counter.act("revise_proposal", case)
    counter.act("request_reviews", case)
    (first, *_) = engine.due(Registry(counter.database).held(case))
    assert deadlines(load_settings()).ok
    counter.now = NOW + timedelta(days=365)
    counter.alter(REGISTRY, behind="khs-2021-03-15")
    order = counter.order(time_passes(case, first.at))
    assert counter.commits.commit(order).refused is not None

    found = deadlines(load_settings())
    assert (found.ok, str(found.what)) == (False, f"Deadlines have come and do not pass, in {case}.")
    assert found.remedy is not None
    told = pykala("show", case).stdout
    assert "ALARM: deadlines that have come and do not pass" in told
    assert "restored from an older" in told
    (alarm,) = json.loads(pykala("show", case, "--json").stdout)["alarms"]
    assert (alarm["deadline"], alarm["type"]) == (first.key, "RegistryBehind")

    counter.alter(REGISTRY, behind="")
    assert counter.commits.commit(order).answer is not None
    assert deadlines(load_settings()).ok
    assert "ALARM" not in pykala("show", case).stdout
