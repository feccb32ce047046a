"""Country packs: what is one country's law, calendar or wording is a folder of data. A process serves one.

PYKALA_COUNTRY says which, Finland unless it does, and is read once, as the time zone of a process is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable

VARIABLE = "PYKALA_COUNTRY"
DEFAULT = "fi"


@cache
def served() -> str:
    """The code of the country of this process. Raises UnknownCountry where there is no pack of it."""
    return known(asked())


@contextmanager
def serving(code: str) -> Iterator[None]:
    """For as long as the block lasts this process serves a country that somebody named. UnknownCountry."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = known(code)
    read_anew()
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before
        read_anew()


def read_anew() -> None:
    """Have the country read once more, as for a process that begins."""
    asked.cache_clear()
    served.cache_clear()


@cache
def asked() -> str:
    """The code that PYKALA_COUNTRY gives, whether there is a pack of it or not."""
    return os.environ.get(VARIABLE) or DEFAULT


def countries() -> list[str]:
    """The codes of all countries of which there is a pack."""
    return sorted(folder.name for folder in _packs().iterdir() if folder.is_dir())


def known(code: str) -> str:
    """The code itself. Raises UnknownCountry where there is no pack of it."""
    if code not in countries():
        refusals = import_module("models.base.unknown_country")  # it stands on the words, which stand on this
        raise refusals.unknown(code, countries())
    return code


def pack(code: str) -> Traversable:
    """The folder of a country's data."""
    return _packs().joinpath(code)


def _packs() -> Traversable:
    return files("models").joinpath("data", "countries")
