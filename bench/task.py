"""What a round plays, and who plays it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from activities.settings import Settings, load_settings
from bench.waiting import Waiting


@dataclass(frozen=True)
class Task:
    """Where a round is played, whether papers are set, after how many seconds a reminder comes (0: never).

    A registry that is not named is a file in the folder of the data.
    """

    address: str
    data: Path
    papers: bool
    reminder: float = 0.0
    registry: str = ""

    @property
    def settings(self) -> Settings:
        """The installation's."""
        named = {"registry": self.registry} if self.registry else {}
        return load_settings(data=self.data, **named)


class Player(Protocol):
    """A client of one side."""

    async def live(self, number: int, waiting: Waiting) -> list[str]:
        """Live one case from its opening to its end; the ids of its workflows."""
        ...

    async def rest(self) -> None:
        """Wait until everything is done that the cases called for."""
        ...
