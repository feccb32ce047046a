"""A life that was published, for the tests of what the public finds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from activities.backup.copying import copy
from activities.installation import Installation
from activities.settings import load_settings
from tests.support.published_life import published_life


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """It is lived once for the tests of a file."""
    with closing(published_life(tmp_path_factory.mktemp("published"))) as installation:
        yield installation


@pytest.fixture
def published(once: Installation, registry_dsn: str) -> Iterator[Installation]:
    """A copy of that life in each kind of database."""
    settings = load_settings(data=once.settings.data, registry=registry_dsn)
    copy(once.database, settings)
    with closing(Installation(settings)) as installation:
        yield installation
