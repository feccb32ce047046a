"""These tests are collected only when PYKALA_SHARED names the folder of the shared record."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

collect_ignore_glob = [] if os.environ.get("PYKALA_SHARED") else ["test_*.py"]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the shared record."""
    return Path(os.environ["PYKALA_SHARED"])
