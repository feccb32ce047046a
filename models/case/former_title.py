"""A title that a case had."""

from __future__ import annotations

from datetime import date

from models.base.frozen import Frozen


class FormerTitle(Frozen):
    """What a case was called before it got another title."""

    title: str
    """The title, as it was public."""
    until: date
    """The local day on which the case got another one."""
    handlings: int = 0
    """How many handlings the case had by then, whose papers bear this title or an earlier one."""
