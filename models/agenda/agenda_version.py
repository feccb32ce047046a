"""The agenda as it was published, version by version, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models.agenda.item import Item
from models.base.calendar import local_day
from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.base.text import Plain
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.stage import MeetingStage
from models.engine.world import World

if TYPE_CHECKING:
    from models.meeting.meeting import Meeting


class NothingToPublish(Refusal):
    """The agenda of {meeting} has not changed since version {version} was published."""


class ChangeNeedsGround(Refusal):
    """The summons of {meeting} is out; a change of its agenda is published with its ground
    (--ground, in a case file ground:)."""


class Line(Frozen):
    """An item as a published agenda lists it; `placed` tells it apart, whatever its number."""

    item: int
    title: str
    placed: int


class Renumbered(Frozen):
    """An item whose number is another than in the version before."""

    title: str
    before: int
    after: int


class Changes(Frozen):
    """What a version of the agenda has that the one before had not, and the other way round."""

    added: tuple[Line, ...] = ()
    removed: tuple[Line, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.added or self.removed or self.renumbered)


def listed(items: Sequence[Item]) -> tuple[Line, ...]:
    """The lines of the agenda as it stands."""
    in_order = sorted(items, key=lambda item: item.number)
    return tuple(Line(item=item.number, title=item.title, placed=item.placed) for item in in_order)


def changes(before: Sequence[Line], after: Sequence[Line]) -> Changes:
    """The differences between two versions."""
    old = {line.placed: line for line in before}
    new = {line.placed: line for line in after}
    return Changes(
        added=tuple(line for line in after if line.placed not in old),
        removed=tuple(line for line in before if line.placed not in new),
        renumbered=tuple(
            Renumbered(title=line.title, before=old[line.placed].item, after=line.item)
            for line in after
            if line.placed in old and old[line.placed].item != line.item
        ),
    )


class PublishAgenda(Act):
    """Publish the agenda as it stands as its next version, with what changed since the last.

    Once the summons is out a change needs its ground, which is public.
    """

    noun: ClassVar[str] = "agenda"
    verb: ClassVar[str] = "publish"
    on: ClassVar[str | None] = "meeting"
    example: ClassVar[str] = "pykala agenda publish khs-2021-03-15 --ground 'Valtion päätös tuli myöhään.'"

    ground: Plain = Field(default="", max_length=500, description="Why it was changed after the summons.")

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        changed = state.agenda_changes()
        if not changed:
            raise NothingToPublish(meeting=state.id, version=len(state.agendas))
        if state.stage is not MeetingStage.CALLED and not self.ground:
            raise ChangeNeedsGround(meeting=state.id)
        yield AgendaPublished(
            day=local_day(command.happened_at),
            version=len(state.agendas) + 1,
            changes=changed if state.agendas else Changes(),
            ground=self.ground,
        )


def unpublished(meeting: Meeting, day: date) -> Iterator[AgendaPublished]:
    """The version that shows what changed since the last; its ground is that of the late items."""
    if changed := meeting.agenda_changes():
        grounds = [meeting.items[line.item].late_ground for line in changed.added]
        yield AgendaPublished(
            day=day,
            version=len(meeting.agendas) + 1,
            changes=changed,
            ground="; ".join(ground for ground in dict.fromkeys(grounds) if ground),
        )


class AgendaPublished(Content):
    """A version of the agenda was published."""

    day: date
    version: int
    changes: Changes = Changes()
    ground: str = ""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return state.with_(agendas=(*state.agendas, listed([*state.items.values()])))

    def said(self) -> str:
        return f"Version {self.version} of the agenda was published on {self.day}."
