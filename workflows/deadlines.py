"""The deadlines of a journal: which one comes next, and which were refused and are put aside for a while."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.engine import engine
    from models.engine.world import Held
    from models.law.deadline import Deadline

FIRST, LONGEST = timedelta(minutes=1), timedelta(hours=1)
"""After how long a deadline that was refused is tried again; each time it is twice as long."""


@dataclass(frozen=True)
class Aside:
    """What comes at one instant and was refused: why, until when it waits, and how long that is."""

    why: str
    until: datetime
    wait: timedelta


class Deadlines:
    """What falls due in a journal. One that is refused waits, and those behind it do not."""

    def __init__(self) -> None:
        self._known: tuple[Deadline, ...] = ()
        self._aside: dict[datetime, Aside] = {}

    def take_in(self, held: Held) -> None:
        """Know the deadlines of the journal as it is now; what is no longer one is no longer refused."""
        self._known = engine.due(held)
        come = {deadline.at for deadline in self._known}
        self._aside = {at: aside for at, aside in self._aside.items() if at in come}

    def has(self, deadline: Deadline) -> bool:
        """Whether the journal still has it."""
        return deadline in self._known

    def comes(self, deadline: Deadline) -> datetime:
        """When it comes, or comes again after it was refused."""
        aside = self._aside.get(deadline.at)
        return aside.until if aside else deadline.at

    @property
    def first(self) -> Deadline | None:
        """The one that comes next."""
        return min(self._known, key=self.comes, default=None)

    def due(self, now: datetime) -> Deadline | None:
        """The next one, if it has come."""
        first = self.first
        return first if first is not None and self.comes(first) <= now else None

    def put_aside(self, deadline: Deadline, now: datetime, why: str) -> None:
        """Try it again later: whatever comes at its instant was refused."""
        before = self._aside.get(deadline.at)
        wait = min(2 * before.wait, LONGEST) if before else FIRST
        self._aside[deadline.at] = Aside(why, now + wait, wait)

    def try_again(self) -> None:
        """What was put aside waits no longer: somebody has done something."""
        self._aside = {at: Aside(aside.why, at, aside.wait) for at, aside in self._aside.items()}

    @property
    def refused(self) -> dict[str, str]:
        """Why the deadlines that were refused did not pass, by their names."""
        return {d.key: self._aside[d.at].why for d in self._known if d.at in self._aside}
