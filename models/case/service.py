"""A service of a decision to parties: how and when, and what counts from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from operator import not_

from pydantic import Field

from models.base.frozen import Frozen
from models.base.writing import OwnWords
from models.law.deadline import Deadline


class Service(Frozen):
    """One service of one decision to parties, as it is known now."""

    manner: str
    """How it was served."""
    to: OwnWords = Field(default="", exclude_if=not_)
    """To whom, in words; empty where nobody said."""
    day: date
    """When it was sent, received against the receipt, certified or posted."""
    arrived: date | None = None
    """The day on which it is shown to have arrived; None where its day of service is presumed."""
    served: Deadline
    """The day on which they are held to know of it."""
    appeal_ends: Deadline
    """To when their claim or appeal must have arrived."""
    correction_ends: Deadline | None = None
    """To when they may demand a procurement correction; None for anything but a procurement."""


def last_of(services: Sequence[Service]) -> Service | None:
    """The service whose period ends last; None of none."""
    return max(services, key=lambda each: each.appeal_ends.at, default=None)
