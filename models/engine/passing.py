"""Time as an actor: when a deadline has come, the engine sends an act like anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from pydantic import AwareDatetime

from models.engine.command import Act, Command, Entry
from models.engine.future import refuse_the_future
from models.engine.journal import Content
from models.engine.state import State
from models.engine.world import World


class PassTime(Act[State]):
    """A deadline has come. What is no longer needed by then does not happen."""

    noun: ClassVar[str] = "time"
    verb: ClassVar[str] = "pass"

    at: AwareDatetime
    """The instant that has come, which is not later than the engine's clock."""

    def decide(self, state: State, command: Command, world: World) -> Iterator[Content | Entry]:
        refuse_the_future(self.at, world.now)
        yield from state.passing(self.at)


def time_passes(journal: str, at: datetime) -> Command:
    """The engine's own command for a deadline; its id is the same however often it is sent."""
    return Command(
        id=f"time/{journal}/{at:%Y%m%dT%H%MZ}",
        journal=journal,
        name=PassTime.name(),
        act=PassTime(at=at),
        actor="Pykälä",
        role="time",
        authenticated="engine",
        happened_at=at,
    )
