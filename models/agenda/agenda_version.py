"""The agenda as it was published, version by version, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from pydantic import Field

from models.agenda.recipients import summoned
from models.agenda.summons import EmptyAgenda
from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.words import Said
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import PublicText
from models.meeting.agenda_lines import Changes, listed
from models.meeting.item_act import WholeAct
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.meeting.public_words import also_said, refuse_only_others


class NothingToPublish(Refusal):
    """The agenda of {meeting} has not changed since version {version} was published."""

    vain: ClassVar[bool] = True


class ChangeNeedsGround(Refusal):
    """The summons of {meeting} is out; a change of its agenda is published with its ground
    (--ground, in a case file ground:)."""


class PublishAgenda(WholeAct):
    """Publish the agenda as it stands as its next version, with what changed since the last.

    Once the summons is out a change needs its ground, which is public.
    """

    noun: ClassVar[str] = "agenda"
    verb: ClassVar[str] = "publish"
    example: ClassVar[str] = "pykala agenda publish khs-2021-03-15 --ground 'Valtion päätös tuli myöhään.'"

    ground: PublicText = Field(default="", max_length=500)
    """Why it was changed after the summons went out; it is public."""
    ground_in: dict[Language, PublicText] = Field(default_factory=dict)
    """The same in other languages, by language, for papers that are made in them."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        refuse_only_others(ground=(self.ground, self.ground_in))
        changed = state.agenda_changes()
        if not (changed or state.agendas):
            raise EmptyAgenda(meeting=state.id)
        if not changed:
            raise NothingToPublish(meeting=state.id, version=len(state.agendas))
        if state.stage is not MeetingStage.CALLED and not self.ground:
            raise ChangeNeedsGround(meeting=state.id)
        called = state.deputies_called, state.list_deputies
        yield AgendaPublished(
            day=local_day(command.happened_at),
            version=len(state.agendas) + 1,
            changes=changed if state.agendas else Changes(),
            ground=self.ground,
            ground_in=self.ground_in,
            to=summoned(state, *called, world) if state.agenda_sent else (),
        )


def unpublished(meeting: Meeting, day: date) -> Iterator[AgendaPublished]:
    """The version that shows what changed since the last; its ground is that of the late items."""
    if changed := meeting.agenda_changes():
        every = [meeting.items[line.item].late_ground for line in changed.added]
        grounds = [ground for ground in every if isinstance(ground, str)]
        yield AgendaPublished(
            day=day,
            version=len(meeting.agendas) + 1,
            changes=changed,
            ground="; ".join(ground for ground in dict.fromkeys(grounds) if ground),
        )


class AgendaPublished(Content):
    """A version of the agenda was published."""

    day: date
    """The local day from which the version was public."""
    version: int
    """Which version of this agenda it is, from 1."""
    changes: Changes = Changes()
    """What differs from the version before; nothing in the first."""
    ground: str = ""
    """Why it was changed after the summons; empty before that."""
    to: tuple[str, ...] = ()
    """Who is told of it by mail, as those who got the summons; nobody before that."""
    ground_in: dict[Language, str] = Field(default_factory=dict)
    """Why it was changed, in other languages."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        published = replace(state, agendas=(*state.agendas, listed([*state.items.values()])))
        published = also_said(published, self.ground, self.ground_in)
        in_time = state.stage is not MeetingStage.CALLED and not state.late_on(self.day)
        return published.as_summoned() if in_time else published

    def said(self) -> Said:
        return Said.fact(
            "Version {version} of the agenda was published on {day}.", version=self.version, day=self.day
        )
