"""What time it is at a commit: the registry's own clock, unless the registry was made for rehearsal."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from models.base import clock
from models.base.refusal import Refusal


class ClockOfItsOwn(Refusal):
    """The act came through a workflow that was started with a clock of its own, {offset} from the real one,
    and this registry was not made for rehearsal; nothing was recorded. End that workflow in Temporal, then
    start it with `pykala rebuild workflows`."""


def time_of(registry: Row[Any], ordered: datetime) -> datetime:
    """By which time a command is decided; `ordered` is what its workflow says."""
    return ordered if registry.rehearsal else this_minute()


def recorded_at(registry: Row[Any], now: datetime) -> datetime:
    """The time that its facts bear: when the clock was set back, the latest that was recorded is kept."""
    return now if registry.rehearsal or registry.latest is None else max(now, registry.latest)


def refuse_another_clock(registry: Row[Any], offset: timedelta) -> None:
    """Refuse what comes through a workflow that a clock was set for, where nobody rehearses."""
    if offset and not registry.rehearsal:
        raise ClockOfItsOwn(offset=str(offset))


def this_minute() -> datetime:
    """The record's clock, which ticks in minutes."""
    return clock.now().replace(second=0, microsecond=0)
