"""Time as an actor: when a deadline has come, the engine sends an act like anybody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, ClassVar

from pydantic import AwareDatetime

from models.base.refusal import HappensInTheFuture, Refusal
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content
from models.engine.state import State
from models.engine.world import Held, World

RESERVED = "time/"
"""How the ids of the engine's own commands begin; nobody else's command has such an id."""


Following = Callable[[Any, Any, Command, World], Iterator[Content | Entry]]
"""What follows in the same moment from something that time did: of the state before it, of that content."""
_FOLLOWING: dict[type, Following] = {}


def follows(content: type[Content]) -> Callable[[Following], Following]:
    """What is decided in the moment in which time yields such a content, by a room above that of the state.

    It is the room of a fact without which the content does not come to be, so that it is loaded by then.
    """

    def noted(following: Following) -> Following:
        _FOLLOWING[content] = following
        return following

    return noted


class ReservedId(Refusal):
    """The command id {command} is not free: ids that begin with {beginning} are the engine's own. Send the
    act with another id."""


class NoSuchDeadline(Refusal):
    """Nothing falls due in {journal} at {at}."""


class NotTimesOwn(Refusal):
    """The command {command} is not the one by which the engine itself lets time pass."""


class NotPassedYet(Refusal):
    """The registry could not record yet that the deadline has passed."""


class PassTime(Act[State]):
    """A deadline has come. What is no longer needed by then does not happen."""

    noun: ClassVar[str] = "time"
    verb: ClassVar[str] = "pass"

    at: AwareDatetime
    """The instant that has come, which is not later than the engine's clock."""

    def decide(self, state: State, command: Command, world: World) -> Iterator[Content | Entry]:
        if self.at > world.now:
            raise HappensInTheFuture(happened=self.at, now=world.now)
        if self.at not in {deadline.at for deadline in state.due()}:
            raise NoSuchDeadline(journal=command.journal, at=self.at)
        if not is_times_own(command):
            raise NotTimesOwn(command=command.id)
        for passed in state.passing(self.at):
            yield passed
            if following := _FOLLOWING.get(type(passed)):
                yield from following(state, passed, command, world)


def time_passes(journal: str, at: datetime, again: int = 0) -> Command:
    """The engine's own command for a deadline; its id is the same however often it is sent.

    Where that id was taken, by somebody in an older version or by a deadline of the same instant, it is sent
    again with the number of the fact that it is to become.
    """
    return Command(
        id=f"{RESERVED}{journal}/{at:%Y%m%dT%H%MZ}" + (f"/{again}" if again else ""),
        journal=journal,
        name=PassTime.name(),
        act=PassTime(at=at),
        actor="Pykälä",
        role="time",
        authenticated="engine",
        happened_at=at,
    )


def times_own(id_: str, at: datetime) -> Command | None:
    """The engine's own command of this id, for a deadline at this instant; None if it is another one's."""
    journal, _, again = id_.removeprefix(RESERVED).rpartition(f"/{at:%Y%m%dT%H%MZ}")
    command = time_passes(journal, at, int(again[1:]) if again[1:].isdecimal() else 0)
    return command if command.id == id_ else None


def deadline_of(command: Command) -> datetime | None:
    """The instant that the engine's own command lets pass; None of a command that is not just as its own."""
    own = times_own(command.id, command.act.at) if isinstance(command.act, PassTime) else None
    said = ("journal", "actor", "role", "happened_at")
    same = own is not None and all(getattr(own, each) == getattr(command, each) for each in said)
    return command.happened_at if same else None


def is_times_own(command: Command) -> bool:
    """Whether it is the engine's own command, in all that the record will say of it."""
    return deadline_of(command) is not None


def still_due(held: Held, command: Command) -> bool:
    """Whether it lets a deadline pass that the journal still has, whatever became of its id."""
    at = deadline_of(command)
    return at is not None and held.state is not None and at in {deadline.at for deadline in held.state.due()}


def under_a_free_id(held: Held, command: Command) -> Command:
    """Time's command where its id is taken: by somebody in an older version, or at this instant before."""
    again = time_passes(command.journal, command.happened_at, again=held.seq + 1)
    return command.model_copy(update={"id": again.id})


def refuse_reserved(command: Command) -> None:
    """Refuse a command that would occupy the id of a deadline."""
    if command.id.startswith(RESERVED) and not is_times_own(command):
        raise ReservedId(command=command.id, beginning=RESERVED)
