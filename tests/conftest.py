"""What the tests stand on: a Temporal that skips time, a registry of each kind, a mail server."""

from __future__ import annotations

import asyncio
import gc
import itertools
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from app.skipped_time import SkippedTime, skipped_time
from tests.support.committing import Counter
from tests.support.compiled import compile_once
from tests.support.mail_server import MailServer, mail_server
from tests.support.office import Office, at_work, office, prepare
from tests.support.postgres import postgres_server
from tests.support.promises import check
from tests.support.registries import PostgresRegistries, SqliteRegistries

_numbers = itertools.count(1)

os.environ["PYKALA_LANGUAGE"] = "en"  # whatever the locale of this machine is
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else every process of a test compiles the whole program
compile_once()
gc.set_threshold(50_000, 20, 50)  # what was loaded is not looked through again and again

# One tree, one answer: examples are the same in every run, and no clock decides. To look further:
# pytest --hypothesis-profile=wide
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("wide", deadline=None, max_examples=1000)
settings.load_profile("steady")


def pytest_collection_finish() -> None:
    """What was collected stays until the end, and is not looked through either."""
    gc.freeze()


@pytest.fixture(scope="session")
async def temporal() -> AsyncIterator[SkippedTime]:
    """One server that skips time, for all tests of this process."""
    async with skipped_time() as time:
        yield time


@pytest.fixture
def skipped(temporal: SkippedTime) -> SkippedTime:
    """A shared instant of this test's own on that server."""
    return temporal.beside()


@pytest.fixture
def fresh_name() -> str:
    """A name that no other test has: for a task queue, or to begin workflow ids with."""
    return f"test-{os.getpid()}-{next(_numbers)}"


@pytest.fixture(scope="session")
def sqlite_registries(tmp_path_factory: pytest.TempPathFactory) -> SqliteRegistries:
    """Registries in SQLite files."""
    return SqliteRegistries(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def postgres_registries() -> Iterator[PostgresRegistries]:
    """Registries in PostgreSQL databases."""
    with postgres_server() as server:
        yield PostgresRegistries(server.dsn)


@pytest.fixture
def sqlite_dsn(sqlite_registries: SqliteRegistries, tmp_path: Path) -> str:
    """A fresh, migrated registry in SQLite."""
    return sqlite_registries.copy(tmp_path)


@pytest.fixture
def postgres_dsn(postgres_registries: PostgresRegistries) -> Iterator[str]:
    """A fresh, migrated registry in PostgreSQL."""
    dsn = postgres_registries.copy()
    yield dsn
    postgres_registries.hand_back(dsn)


@pytest.fixture(params=["sqlite", "postgres"])
def registry_dsn(request: pytest.FixtureRequest) -> str:
    """A fresh, migrated registry of each kind: the test runs once with each."""
    dsn: str = request.getfixturevalue(f"{request.param}_dsn")
    return dsn


@pytest.fixture
def counter(registry_dsn: str) -> Iterator[Counter]:
    """Where commands are handed in to a registry of each kind, and no Temporal is needed."""
    counter = Counter(registry_dsn)
    yield counter
    counter.database.dispose()


@pytest.fixture
async def smtp_server() -> AsyncIterator[MailServer]:
    """A mail server that keeps what it is given."""
    async with mail_server() as server:
        yield server


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[Office]:
    """A meeting that is open, with one item, and somebody at work; in the end every promise is kept."""
    async with office(tmp_path) as (city, _):
        await asyncio.to_thread(prepare, city)
        async with at_work(city):
            await city.start()
            yield city
            await city.rest()
            await check(city)
