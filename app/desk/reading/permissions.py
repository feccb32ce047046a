"""The policy as lines: who may do what in which journal, and at which stages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.desk.may import ENGINE
from models.engine import policy
from models.engine.command import AnyAct


@dataclass(frozen=True)
class Permission:
    """A role that may do an act at some stages of a journal; `by_hand` is false for the engine's own act."""

    journal: str
    act: str
    noun: str
    verb: str
    role: str
    stages: tuple[str, ...]

    @property
    def by_hand(self) -> bool:
        """Whether people do it."""
        return self.role != ENGINE


def permissions() -> Iterator[Permission]:
    """The whole table."""
    for journal, acts in policy.table().items():
        for name, roles in acts.items():
            act = AnyAct.catalogue[name]
            for role, stages in roles.items():
                yield Permission(journal, name, act.noun, act.verb, role, stages)
