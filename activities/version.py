"""Which version of the program this is: one hash over everything that decides, words and sets a paper."""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from models.base.country_pack import served

ROOT = Path(__file__).parents[1]
PARTS = ("models", "workflows", "activities", "templates")
"""What a fact, a deadline and a paper come of; the doors only show them."""

KINDS = {".py", ".yaml", ".mo", ".j2", ".typ", ".css", ".json"}

_OF_AN_EXTRA = re.compile(r"\bextra\s*==")


def program() -> str:
    """The hash of code, rules, words, templates and layout, of the country served, and of the versions of
    Python and the libraries.

    Two programs with the same hash make the same bytes of the same record, and let the same time pass.
    """
    return _serving(served())


@cache
def _serving(country: str) -> str:
    said = [f"python=={platform.python_version()}", f"country=={country}"]
    said += [f"{name}=={number}" for name, number in sorted(libraries().items())]
    said += [f"{file.relative_to(ROOT).as_posix()} {_hash(file)}" for file in _files()]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def libraries() -> dict[str, str]:
    """The version of each library, and of those that they need in turn.

    One that is needed elsewhere only, on another system or by an older Python, is not installed.
    """
    found: dict[str, str] = {}
    wanted = ["pykala"]
    while wanted:
        name = re.split(r"[^A-Za-z0-9._-]", wanted.pop())[0].lower().replace("_", "-")
        if name not in found:
            with suppress(PackageNotFoundError):
                said = metadata(name)  # read once: that is what takes time
                found[name] = said["Version"]
                needs = said.get_all("Requires-Dist") or ()
                wanted += (need for need in needs if not _OF_AN_EXTRA.search(need))
    del found["pykala"]
    return found


def _files() -> Iterator[Path]:
    for part in PARTS:
        yield from sorted(file for file in (ROOT / part).rglob("*") if file.suffix in KINDS)


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
