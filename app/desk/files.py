"""Texts that lie in files of their own."""

from __future__ import annotations

from pathlib import Path

from app.case_file.finding import Meaningless
from models.base.text import NotPlain, plain

LARGEST = 1_000_000
"""Bytes of a text or of a proposal's file."""


def read_text(path: Path) -> str:
    """A file's text; Meaningless says why not."""
    try:
        if path.stat().st_size > LARGEST:
            raise Meaningless(f"{path} is larger than {LARGEST // 1_000_000} MB.")
        return plain(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except (OSError, ValueError) as error:
        if isinstance(error, NotPlain):
            raise Meaningless(f"{path}: {error.sentence}") from None
        reason = "is not in UTF-8" if isinstance(error, UnicodeDecodeError) else "cannot be read"
        raise Meaningless(f"The file {path} {reason}.") from None
