"""The deadlines of a journal: which one comes next, and which were refused and are put aside for a moment."""

from __future__ import annotations

from datetime import datetime

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.engine import engine
    from models.engine.world import Held
    from models.law.deadline import Deadline


class Deadlines:
    """What falls due in a journal. One that is refused waits, and those behind it do not."""

    def __init__(self) -> None:
        self._known: tuple[Deadline, ...] = ()
        self._aside: dict[datetime, datetime] = {}
        self._why: dict[datetime, str] = {}

    def take_in(self, held: Held) -> None:
        """Know the deadlines of the journal as it is now; what is no longer one is no longer refused."""
        self._known = engine.due(held)
        for gone in self._aside.keys() - {deadline.at for deadline in self._known}:
            del self._aside[gone], self._why[gone]

    def has(self, deadline: Deadline) -> bool:
        """Whether the journal still has it."""
        return deadline in self._known

    def comes(self, deadline: Deadline) -> datetime:
        """When it comes, or comes again after it was refused."""
        return self._aside.get(deadline.at, deadline.at)

    @property
    def first(self) -> Deadline | None:
        """The one that comes next."""
        return min(self._known, key=self.comes, default=None)

    def due(self, now: datetime) -> Deadline | None:
        """The next one, if it has come."""
        first = self.first
        return first if first is not None and self.comes(first) <= now else None

    def put_aside(self, deadline: Deadline, until: datetime, why: str) -> None:
        """Try it again later: whatever comes at its instant was refused."""
        self._aside[deadline.at], self._why[deadline.at] = until, why

    @property
    def refused(self) -> dict[str, str]:
        """Why the deadlines that were refused did not pass, by their names."""
        return {d.key: self._why[d.at] for d in self._known if d.at in self._why}
