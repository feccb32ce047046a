"""Texts that lie in files of their own."""

from __future__ import annotations

from pathlib import Path

from app.case_file.finding import Meaningless
from app.desk.places import within_reach
from models.base.file_error import why_unreadable
from models.base.text import NotPlain, plain
from models.base.words import Said

LARGEST = 1_000_000
"""Bytes of a text or of a proposal's file."""


def read_text(path: Path) -> str:
    """A file's text; Meaningless says why not. Raises OutOfReach."""
    within_reach(path)
    try:
        if path.stat().st_size > LARGEST:
            raise Meaningless(
                Said.of(
                    "finding", "{path} is larger than {most} MB.", path=str(path), most=LARGEST // 1000000
                )
            )
        return plain(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except (OSError, ValueError) as error:
        if isinstance(error, NotPlain):
            raise Meaningless(
                Said.of("finding", "{path}: {problem}", path=str(path), problem=error.said)
            ) from None
        not_utf_8 = Said.of("finding", "it is not in UTF-8")
        reason = why_unreadable(error) if isinstance(error, OSError) else not_utf_8
        raise Meaningless(
            Said.of("finding", "{path} cannot be read: {why}.", path=str(path), why=reason)
        ) from None
