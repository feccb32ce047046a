"""Which version of the program this is: one hash over everything that decides, words and sets a paper."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = ("models", "workflows", "activities", "templates")
"""What a fact, a deadline and a paper come of; the doors only show them."""

KINDS = {".py", ".yaml", ".mo", ".j2", ".typ", ".css", ".json"}


@cache
def program() -> str:
    """The hash of code, rules, words, templates and layout, and of the versions of the libraries they use.

    Two programs with the same hash make the same bytes of the same record, and let the same time pass.
    """
    said = [f"{name}=={version(name)}" for name in _libraries()]
    said += [f"{file.relative_to(ROOT).as_posix()} {_hash(file)}" for file in _files()]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _libraries() -> list[str]:
    return sorted({re.split(r"[^A-Za-z0-9._-]", name)[0].lower() for name in requires("pykala") or ()})


def _files() -> Iterator[Path]:
    for part in PARTS:
        yield from sorted(file for file in (ROOT / part).rglob("*") if file.suffix in KINDS)


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
