"""Nothing happens before what it builds on: an act is dated from the last step of its journal on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Self

from models.base.refusal import HappenedBefore
from models.base.words import Said
from models.engine.future import ALLOWANCE
from models.engine.policy import ENGINE
from models.engine.state import State

if TYPE_CHECKING:
    from models.engine.command import Command
    from models.engine.journal import Fact
    from models.engine.world import Held


@dataclass(frozen=True, kw_only=True)
class Stepping(State):
    """A state that knows when somebody made its last step, on which whatever is done to it builds."""

    steps: ClassVar[tuple[str, ...]] = ("stage",)
    """The fields of which a change is a step."""

    since: datetime | None = None
    """When the last step was made; None in what an older version wrote down."""

    def remembering(self, before: State | None, fact: Fact) -> Self:
        """This state after a fact, and when it happened if it was a step; time makes none."""
        if fact.role == ENGINE or all(getattr(before, s, None) is getattr(self, s) for s in self.steps):
            return self
        return replace(self, since=max(self.since or fact.happened_at, fact.happened_at))


def refuse_before_its_ground(held: Held, command: Command, now: datetime) -> None:
    """HappenedBefore where an act is said to have happened before what it builds on."""
    if command.role != ENGINE:
        refuse_before(command.act.builds_on(held), held.id, command, now)


def is_before(since: datetime | None, command: Command, now: datetime) -> bool:
    """Whether a command is said to have happened before an instant, and not just now."""
    return since is not None and command.happened_at < min(since, now - ALLOWANCE)


def refuse_before(since: datetime | None, journal: str, command: Command, now: datetime) -> None:
    """HappenedBefore where a command is said to have happened before the last step of a journal.

    What is said to happen now does: two clocks may differ by as much as a sender's may be ahead.
    """
    if since and is_before(since, command, now):
        what = Said.why("the last step of {journal}", journal=journal)
        raise HappenedBefore(happened=command.happened_at, what=what, when=since)
