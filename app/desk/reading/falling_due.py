"""What falls due: the end of a period, or a reminder so many days from it."""

from __future__ import annotations

from dataclasses import dataclass

from activities.registry.damage import BrokenRow
from models.engine import engine
from models.engine.world import Held
from models.law.deadline import Deadline, DeadlineKind
from models.meeting.meeting import Meeting


@dataclass(frozen=True)
class What:
    """What falls due, for example a review of `digijory`, a report of `2021Q2/104020107401`.

    `reminder` is how many days from that day a reminder of it comes; None where it is the day itself.
    """

    kind: DeadlineKind
    of: str
    reminder: int | None = None

    @classmethod
    def named(cls, kind: str, key: str) -> What:
        """What a deadline of this kind and key is. Raises BrokenRow for one that there is not."""
        try:
            if kind != DeadlineKind.REMINDER:
                return cls(DeadlineKind(kind), key.partition("/")[2])
            reminded, _, days = key.rpartition("/")
            first, _, of = reminded.partition("/")
            return cls(DeadlineKind(first), of, int(days))
        except ValueError:
            raise BrokenRow(table="deadline_row", value=f"{kind}, {key}") from None


def to_come(held: Held) -> tuple[Deadline, ...]:
    """What falls due in a journal, without the summons of a meeting that went out already."""
    sent = isinstance(held.state, Meeting) and held.state.agenda_sent is not None
    return tuple(one for one in engine.due(held) if not (sent and one.kind is DeadlineKind.SUMMONS))
