"""What has not happened yet is not recorded."""

from __future__ import annotations

from datetime import datetime, timedelta

from models.base.refusal import HappensInTheFuture

ALLOWANCE = timedelta(minutes=1)
"""How far a sender's clock may be ahead of ours."""


def refuse_the_future(happened: datetime, now: datetime) -> None:
    """Refuse what is said to happen at an instant that has not come."""
    if happened > now + ALLOWANCE:
        raise HappensInTheFuture(happened=happened, now=now)
