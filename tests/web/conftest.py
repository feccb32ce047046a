"""One desk for all tests of a process: each opens cases of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.support.browsing import Town, open_desk


@pytest.fixture(scope="session")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """A desk that is open, with the people of the sample."""
    async with open_desk(tmp_path_factory.mktemp("desk")) as town:
        yield town
