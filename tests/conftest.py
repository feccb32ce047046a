"""What the tests stand on: a Temporal that skips time, a registry of each kind, a mail server."""

from __future__ import annotations

import itertools
import os
from collections.abc import AsyncIterator

import pytest

from app.skipped_time import SkippedTime, skipped_time

_numbers = itertools.count(1)


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
