"""A meeting that is broken off and goes on another time: what is left on its agenda keeps its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import not_
from typing import ClassVar

from pydantic import AwareDatetime, Field

from models.agenda.calling import MeetingInThePast
from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.words import Said
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import PublicText
from models.matter.attendance import CalledSeat, Present, Session
from models.meeting.item_act import WholeAct
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.meeting.public_words import also_said
from models.sitting.seats_anew import refuse_early, sitting_anew
from models.sitting.sitting import TakeSeats


class GoesOnAt(Refusal):
    """{meeting} goes on at {at}, as those who were there know; it moves to a later time only."""


class AdjournMeeting(WholeAct):
    """Adjourn a meeting to another time; what is not handled keeps its place. Adjourned again, it moves."""

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "adjourn"
    example: ClassVar[str] = (
        "pykala meeting adjourn khs-2021-03-15 --until '2021-03-16 16:00' --reason 'Myöhäinen aika.'"
    )

    until: AwareDatetime
    """When it goes on: a later instant; on that day it is continued."""
    reason: PublicText = Field(min_length=1, max_length=500)
    """Why it is broken off; it is public."""
    reason_in: dict[Language, PublicText] = Field(default_factory=dict)
    """The same in other languages, by language, for papers that are made in them."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        state.refuse_before(command.happened_at, world.now)
        if self.until <= command.happened_at:
            raise MeetingInThePast(at=self.until)
        if state.stage is MeetingStage.ADJOURNED and self.until < state.at:
            raise GoesOnAt(meeting=state.id, at=state.at)
        yield MeetingAdjourned(until=self.until, reason=self.reason, reason_in=self.reason_in)


class MeetingAdjourned(Content):
    """The meeting was adjourned."""

    until: AwareDatetime
    """When it goes on: an instant with its offset."""
    reason: str
    """Why it was broken off, in a sentence for the minutes."""
    reason_in: dict[Language, str] = Field(default_factory=dict)
    """The same in other languages."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        sits = state.stage is MeetingStage.OPEN
        ended = state.session_ended(fact.happened_at, self.reason) if sits else state
        ended = also_said(ended, self.reason, self.reason_in)
        return replace(ended, stage=MeetingStage.ADJOURNED, at=self.until, in_the_chair="")

    def said(self) -> Said:
        return Said.fact(
            "The meeting was adjourned to {day}: {reason}", day=local_day(self.until), reason=self.reason
        )


class DayOver(Refusal):
    """The meeting was adjourned to {at} and that day is over; adjourn it again, to the day it goes on."""


class ContinueMeeting(TakeSeats):
    """Continue an adjourned meeting with those who are present; it needs its quorum again."""

    too_late: ClassVar[type[Refusal]] = DayOver
    verb: ClassVar[str] = "continue"
    example: ClassVar[str] = "pykala meeting continue khs-2021-03-15 --present 1-10"

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        sitting = sitting_anew(state, world)
        present = self.seated(sitting, local_day(command.happened_at), world)
        refuse_early(sitting, present, command.happened_at)
        if sitting.seats == state.seats:
            yield MeetingContinued(present=present)
        else:
            yield MeetingContinued(present=present, seats=sitting.seats, quorum=sitting.quorum)


class MeetingContinued(Content):
    """The meeting goes on, quorate."""

    instead: ClassVar[str] = "Record arrivals and leavings, or adjourn the meeting again."

    present: tuple[Present, ...]
    """Who is there now, by seat; it is a quorum again."""
    seats: tuple[CalledSeat, ...] = ()
    """The seats with who holds them that day; none where all are held as before."""
    quorum: int = Field(default=0, exclude_if=not_)
    """How many of them are a quorum; 0 where that is as before."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        session = Session(opened_at=fact.happened_at, present=self.present)
        sitting = replace(state, stage=MeetingStage.OPEN, seats=self.seats or state.seats)
        sitting = replace(sitting, quorum=self.quorum or state.quorum)
        return replace(sitting, present=self.present, sessions=(*state.sessions, session))

    def said(self) -> Said:
        return Said.fact(
            "The meeting went on with {count} member present.",
            "The meeting went on with {count} members present.",
            count=len(self.present),
        )
