"""What nobody foresaw leaves as a sentence, too: what happened, where, and what to do."""

from __future__ import annotations

import traceback
from pathlib import Path

from models.base.refusal import Refusal
from models.base.words import Said

HOUSE = Path(__file__).parents[2]


class FileUnusable(Refusal):
    """{file} cannot be read or written ({reason})."""


class Unforeseen(Refusal):
    """This program has a fault: {fault} at {place}. What was answered before stands. Tell those who look
    after the program; with PYKALA_TRACEBACK=1 the command shows them more."""


def refusal_of(error: Exception) -> Refusal:
    """The refusal that tells an error: a file's own, else a fault of the program."""
    if isinstance(error, OSError) and error.filename:
        return FileUnusable(file=str(error.filename), reason=type(error).__name__)
    return Unforeseen(fault=type(error).__name__, place=_place(error) or Said.why("an unknown place"))


def _ours(file: str) -> bool:
    return "site-packages" not in Path(file).parts


def _place(error: Exception) -> str:
    """The last line of our own that it came through; its words may hold what is confidential."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [
        frame for frame in frames if HOUSE in Path(frame.filename).parents and ".venv" not in frame.filename
    ]
    if not own:
        return ""
    return f"{Path(own[-1].filename).relative_to(HOUSE).as_posix()}:{own[-1].lineno}"
