"""The publication of minutes that was recorded in error is taken back, with its ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.words import Said
from models.case.case import Case
from models.decision.unpublishing import unpublished
from models.engine.command import Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import PublicText
from models.meeting.item_act import WholeAct
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.minutes.minutes import handlings


class UnpublishMinutes(WholeAct):
    """Take back the publication of minutes that was recorded in error: they wait to be published again.

    What counted from it is gone: the periods of their decisions, and the legal force that these had got. Who
    was told of a decision is told of this.
    """

    noun: ClassVar[str] = "minutes"
    verb: ClassVar[str] = "unpublish"
    example: ClassVar[str] = "pykala minutes unpublish khs-2021-03-15 --reason 'Julkaistiin väärä tiedosto.'"

    reason: PublicText = Field(min_length=1, max_length=500)
    """What the error was; it is public."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        yield MinutesUnpublished(reason=self.reason)
        for handling in handlings(state):
            case = world.held(handling.case).of(Case)
            yield from unpublished(case, handling.key, self.reason, world)


class MinutesUnpublished(Content):
    """The publication of the minutes had been recorded in error, and was taken back."""

    reason: str
    """What the error was, in a sentence."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return replace(state, stage=MeetingStage.CHECKED, published=None)

    def said(self) -> Said:
        return Said.fact("The publication of the minutes was taken back: {reason}", reason=self.reason)
