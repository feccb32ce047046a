"""The minutes published: all periods count from then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Said
from models.case.case import Case
from models.engine.command import Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.force.left_out import LeavesOut, refuse_unseen
from models.force.publication import published
from models.matter.handling import Handling
from models.meeting.item_act import WholeAct
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage


class PublishedBeforeChecked(Refusal):
    """The minutes were checked on {checked}; they cannot have been published before that, on {day}."""


def handlings(meeting: Meeting) -> list[Handling]:
    """What the meeting handled, by year and section number."""
    handled = [item.handling for item in meeting.items.values() if item.handling]
    return sorted(handled, key=lambda handling: (handling.year, handling.section))


class PublishMinutes(WholeAct):
    """Record that the checked minutes were published online. All periods count from then.

    Where the public edition leaves out personal data, it is published by whoever has seen what: the refusal
    says how many places there are, and where.
    """

    noun: ClassVar[str] = "minutes"
    verb: ClassVar[str] = "publish"
    example: ClassVar[str] = "pykala minutes publish khs-2021-03-15"

    leaves_out: LeavesOut = None
    """At how many places the public edition leaves out personal data, as you have seen; none by default."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        day = local_day(command.happened_at)
        if state.checked and day < state.checked:
            raise PublishedBeforeChecked(checked=state.checked, day=day)
        handled = [(world.held(one.case).of(Case), one) for one in handlings(state)]
        refuse_unseen(handled, self.leaves_out)
        yield MinutesPublished(day=day)
        for handling in handlings(state):
            yield from published(handling, world.held(handling.case).of(Case), command, world)


class MinutesPublished(Content):
    """The minutes were published."""

    day: date
    """The local day on which they were published online; periods count from it."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return replace(state, stage=MeetingStage.PUBLISHED, published=self.day)

    def said(self) -> Said:
        return Said.fact("The minutes were published on {day}.", day=self.day)
