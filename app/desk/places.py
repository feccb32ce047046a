"""Where a command may read and write: wherever its user may; one that is carried out for somebody else, in
the folder of what they sent alone."""

from __future__ import annotations

from pathlib import Path

from app.wrong_input import WrongInput


class OutOfReach(WrongInput):
    """{file} was not sent along with the command."""


_WITHIN: list[Path] = []
"""The folder of what was sent, where this process carries out somebody else's command."""


def keep_within(folder: Path) -> None:
    """Have this process read and write for its user in one folder alone."""
    _WITHIN[:] = [folder.resolve()]


def within_reach(path: Path) -> Path:
    """The path, which leads nowhere that the command may not go. Raises OutOfReach."""
    if _WITHIN and not path.resolve().is_relative_to(_WITHIN[0]):
        raise OutOfReach(file=str(path))
    return path
