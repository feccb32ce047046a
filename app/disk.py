"""Safekeeping, as the doctor looks at it: what is kept is its owner's alone, and outlives a power failure."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice

from sqlalchemy import make_url, text
from sqlalchemy.exc import SQLAlchemyError

from activities.ownership import open_to_others
from activities.registry.database import connect
from activities.settings import Settings
from app.diagnosis import Diagnosis, told

_PROMISES = ("synchronous_commit", "fsync")
"""The settings of PostgreSQL without which an answered commit may be forgotten."""


def ownership(settings: Settings) -> Diagnosis:
    """Nobody else on this machine reads what is kept."""
    first = next(islice(open_to_others(settings), 1), None)
    if first is None:
        return Diagnosis(True, told("What is kept on this machine is its owner's alone."))
    what = told("Other users of this machine may read {file}.", file=str(first))
    return Diagnosis(False, what, told("`pykala registry migrate` closes it, and whatever else is open."))


def durability(settings: Settings) -> Diagnosis:
    """What was answered outlives a power failure."""
    url = make_url(settings.registry.get_secret_value())
    off = [] if url.get_backend_name() == "sqlite" else _off(settings)
    if not off:
        return Diagnosis(True, told("What was answered outlives a power failure."))
    what = told("PostgreSQL may forget what was answered: {setting} is off.", setting=off[0])
    return Diagnosis(False, what, told("Set {setting} to on in its configuration.", setting=off[0]))


def _off(settings: Settings) -> list[str]:
    """The promises that the server does not make; none while it is away, which is told elsewhere."""
    engine = connect(settings.registry.get_secret_value())
    try:
        with suppress(SQLAlchemyError), engine.connect() as connection:
            return [
                name for name in _PROMISES if connection.execute(text(f"show {name}")).scalar_one() == "off"
            ]
    finally:
        engine.dispose()
    return []
