"""What keeps the cluster from being played on a machine, told in a sentence."""

from __future__ import annotations

from pathlib import Path


class Unplayable(Exception):  # noqa: N818 - said as a sentence
    """The cluster cannot be brought up here: the sentence says what is missing."""


def end_of(log: Path) -> str:
    """What a program said last."""
    return log.read_text(errors="replace").strip()[-500:]
