"""The policy as lines: who may do what in which journal, and at which stages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from activities.installation import Installation
from app.desk.entering import held
from app.desk.hands import hands_of
from app.desk.may import ENGINE, Mine, deciding_alone, mine
from models.base import clock
from models.base.calendar import local_day
from models.bodies.body_register import bodies_on
from models.engine import policy
from models.engine.command import AnyAct
from models.engine.policy import Reach


@dataclass(frozen=True)
class Permission:
    """A role that may do an act at some stages of a journal; `by_hand` is false for the engine's own act."""

    journal: str
    act: str
    noun: str
    verb: str
    role: str
    stages: tuple[str, ...]
    reach: Reach

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
                reach = policy.reach(journal, name, role)
                yield Permission(journal, name, act.noun, act.verb, role, stages, reach)


@dataclass(frozen=True)
class OwnActs:
    """What one person may do in a journal now, and why not the rest."""

    person: str
    acts: tuple[Mine, ...]


def own_acts(installation: Installation, journal: str) -> OwnActs:
    """What the user of this machine may do in a journal; NoSuchJournal, or NobodyOfThisMachine."""
    known = held(installation, journal)
    hands = hands_of(installation, None)
    now = clock.now()
    offices = deciding_alone(bodies_on(installation.registry, local_day(now)))
    return OwnActs(hands.actor, tuple(mine(known, now, hands.actor, hands.register, offices)))
