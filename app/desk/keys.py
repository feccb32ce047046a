"""A pair of keys: the public half is sent, the private one gets its name when that was taken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from activities.lasting import sync_folder
from activities.signatures import KeyFileThere, make_key
from app.desk.acting import UNANSWERED
from models.base.refusal import Refusal


@contextmanager
def making_key(file: Path) -> Iterator[str]:
    """Make a pair of keys, and yield the public half, to be sent in the block.

    The private half gets its name when the block ends, and signs nothing before. A refusal takes it away; of
    what was not answered it stays as FILE.new. Raises KeyFileThere.
    """
    if file.exists():
        raise KeyFileThere(file=str(file))
    waiting = file.with_name(f"{file.name}.new")
    try:
        yield make_key(waiting)
    except Refusal as refusal:
        if not isinstance(refusal, (*UNANSWERED, KeyFileThere)):
            waiting.unlink(missing_ok=True)
        raise
    waiting.rename(file)
    sync_folder(file.parent)
