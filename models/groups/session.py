"""A session of a steering group: who was there, which cases it looked at, what its memo says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from models.base.frozen import Frozen
from models.base.language import Language
from models.base.writing import Written
from models.case.review import Verdict
from models.engine.concern import Concern
from models.engine.state import State
from models.engine.where import Where


class SessionStage(StrEnum):
    """Where a session stands."""

    HELD = "held"
    WRITTEN_UP = "written_up"


class MemoLine(Frozen):
    """What a session came to in one case."""

    case: str
    """Register number of the case."""
    verdict: Verdict | None = None
    """What the group thinks of its proposal; None where it gave no review of this session."""
    revision: int = 0
    """The revision that it is about, from 1; 0 without a review."""
    points: int | None = None
    """The points by all criteria, each times its weight; None where one of them was not scored."""
    at_most: int = 0
    """The most that could be had."""
    rank: int = 0
    """Its place among the cases of the session by points, equal ones share it; 0 where it has none."""


@dataclass(frozen=True)
class GroupSession(State):
    """A session as its journal tells it."""

    noun: ClassVar[str] = "session"

    id: str
    """The name of its journal: the group and the day, digijory-2021-02-18."""
    group: str
    """The steering group's code."""
    day: date
    """The day on which it met."""
    languages: tuple[Language, ...]
    """The languages of its memo: those of the group."""
    chair: str
    """Who led it."""
    present: tuple[str, ...]
    """Who was there beside the chair."""
    cases: tuple[str, ...]
    """Register numbers of the cases that it looked at."""
    cases_before: tuple[str, ...] = ()
    """The cases that its first memo named, where these were corrected; empty where they were not."""
    prepared_in: tuple[str, ...] = ()
    """The sessions of groups under it in which these were prepared."""
    lines: tuple[MemoLine, ...] = ()
    """What its memo says of each case; empty until it is written."""
    text: Written | None = None
    """What its memo says beside that; None if nothing."""
    version: int = 0
    """How often it was written: 2 where something of it changed after the first time; 0 before it is."""
    corrected: bool = False
    """Who led it or was there, or which cases it looked at, was corrected since its memo was written."""
    stage: SessionStage = SessionStage.HELD
    """Held, and written up once it has its memo."""
    held_at: datetime | None = None
    """When it was held, on which its memo builds."""

    @property
    def open(self) -> bool:
        """Whether its memo is still to be written."""
        return self.stage is SessionStage.HELD

    @property
    def since(self) -> datetime | None:
        """When it was held."""
        return self.held_at

    def concerned(self, concern: Concern | None) -> Concern:
        """Whatever is done here concerns the cases that it looked at, and those that the act names."""
        named = concern.cases if concern else frozenset()
        return Concern(cases=frozenset(self.cases) | named)

    def where(self) -> Where:
        """With the group."""
        return Where().at("body", self.group)

    def names(self) -> Mapping[str, Collection[object]]:
        """The cases that it looked at."""
        return {"case": self.cases}

    @property
    def ranked(self) -> Iterator[MemoLine]:
        """The cases that have a place, the first one first."""
        return iter(sorted((line for line in self.lines if line.rank), key=lambda line: line.rank))
