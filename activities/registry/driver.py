"""Which version of the program drives a registry: the last that took it over."""

from __future__ import annotations

from sqlalchemy import select

from activities.version import program
from models.base.refusal import Refusal
from models.tables.tables import VERSION

DRIVER = select(VERSION.c.sha256).order_by(VERSION.c.id.desc()).limit(1)
"""The hash of the version that drives this registry; no row where none has taken it over yet."""


class NotUpgraded(Refusal):
    """Another version of the program drove this registry last. Stop its workers, run `pykala upgrade`, and
    start workers of this version."""


def superseded(driver: str | None) -> bool:
    """Whether another version than this program drives the registry."""
    return driver is not None and driver != program()
