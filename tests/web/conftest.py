"""One desk for all tests of a process: each opens cases of its own. Another one is only read."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from tests.support.browsing import Town, open_desk
from tests.support.followed import Followed, followed_desk


@pytest.fixture(scope="session")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """A desk that is open, with the people of the sample."""
    async with open_desk(tmp_path_factory.mktemp("desk")) as town:
        yield town


@pytest.fixture(scope="session")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Followed]:
    """Two decisions that are followed up; nobody acts there."""
    with followed_desk(tmp_path_factory.mktemp("followed")) as followed:
        followed.until(2)
        yield followed


@pytest.fixture
async def stranger(town: Town) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who is not logged in."""
    async with town.reader() as stranger:
        yield stranger
