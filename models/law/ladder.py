"""Ladders: the reminders of a deadline, each so many days before or after it. Pure."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from models.base.calendar import local_instant
from models.base.frozen import Frozen
from models.law.deadline import Deadline, DeadlineKind
from models.law.rules import LadderStep, Rules


class Rung(Frozen):
    """One reminder of a ladder: its own deadline, always under the same key, and the roles that get it."""

    deadline: Deadline
    """When the reminder is sent; its key is that of what it reminds of, and the days."""
    offset_days: int
    """Days from the deadline that it reminds of: negative before it, positive after."""
    recipients: tuple[str, ...]
    """The roles that get it: reviewer, owner, division_head and so on."""
    escalation: bool
    """It goes to somebody above those who are late, too."""

    @property
    def key(self) -> str:
        """`report/2021Q2/104020107401/+7`."""
        return self.deadline.key

    @property
    def at(self) -> datetime:
        """When it is sent."""
        return self.deadline.at

    @property
    def day(self) -> date:
        """The local day on which it is sent."""
        return self.deadline.day


def reminders_of(deadline: Deadline, steps: Sequence[LadderStep], rules: Rules) -> tuple[Rung, ...]:
    """The reminders of a deadline, earliest first, at the hour of reminders. They come on days off too."""
    hour = rules.clock("reminder.time")
    return tuple(
        Rung(
            deadline=_reminder(deadline, step.offset_days, hour),
            offset_days=step.offset_days,
            recipients=step.recipients,
            escalation=step.escalation,
        )
        for step in sorted(steps, key=lambda step: step.offset_days)
    )


def passed(rungs: Sequence[Rung], now: datetime) -> int:
    """How many reminders of a ladder have had their time."""
    return sum(rung.at <= now for rung in rungs)


def _reminder(of: Deadline, offset_days: int, hour: time) -> Deadline:
    day = of.day + timedelta(days=offset_days)
    return Deadline(
        key=f"{of.key}/{offset_days:+d}",
        kind=DeadlineKind.REMINDER,
        at=local_instant(day, hour),
        day=day,
        rule=of.rule,
        counted_from=of.day,
    )
