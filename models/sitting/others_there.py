"""Who is in a meeting beside its members: who keeps the minutes, and others with or without a say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.people import Official
from models.base.refusal import Refusal
from models.base.words import Said
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Name
from models.matter.attendance import Keeper, Other
from models.meeting.item_act import WholeAct
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage


class IsThere(Refusal):
    """{name} is in the meeting already."""

    vain: ClassVar[bool] = True


class NameMinuteKeeper(WholeAct):
    """Say who keeps the minutes, where it is neither the body's secretary nor whoever closes the meeting.

    Said while the meeting sits, of the items that follow; said before or after it, of the whole meeting.
    """

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "keeper"
    example: ClassVar[str] = (
        "pykala meeting keeper khs-2021-03-15 --person 'Maija Virta' --title hallintosihteeri"
    )

    person: Name = Field(min_length=1, max_length=200)
    """Who keeps the minutes, by name; it is public."""
    title: Name = Field(default="", max_length=200)
    """Their title of office."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        yield MinuteKeeperNamed(keeper=Official(name=self.person, title=self.title))


class MinuteKeeperNamed(Content):
    """It was said who keeps the minutes from then on, or of the whole meeting if it does not sit."""

    reversible: ClassVar[bool] = True

    keeper: Official
    """Who keeps them, by name and title."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        sits = state.stage in (MeetingStage.OPEN, MeetingStage.ADJOURNED)
        year, section = state.last_place if sits else (0, 0)
        before = tuple(each for each in state.keepers if each.place < (year, section))
        return replace(state, keepers=(*before, Keeper(person=self.keeper, section=section, year=year)))

    def said(self) -> Said:
        return Said.fact("{name} keeps the minutes.", name=str(self.keeper))


class AttendMeeting(WholeAct):
    """Record somebody who is in the meeting beside its members: an official, a guest, a representative.

    An expert who is heard on one item is `pykala item hear`. Who leaves before the end is
    `pykala meeting leave`.
    """

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "attend"
    example: ClassVar[str] = (
        "pykala meeting attend khs-2021-03-15 --person 'Oona Nuori' --title 'nuorisovaltuuston edustaja'"
    )

    person: Name = Field(min_length=1, max_length=200)
    """Who is there, by name; it is public."""
    title: Name = Field(default="", max_length=200)
    """Their title of office, or what they represent."""
    listens: bool = False
    """They may be there, and have no right to speak."""
    remote: bool = False
    """They take part over a remote connection."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        state.refuse_before(command.happened_at, world.now)
        if self.person in (*state.names_present(), *state.others_now()):
            raise IsThere(name=self.person)
        person = Official(name=self.person, title=self.title)
        yield OtherCame(person=person, speaks=not self.listens, remote=self.remote)


class OtherCame(Content):
    """Somebody who is no member came into the meeting."""

    reversible: ClassVar[bool] = True

    person: Official
    """Who, by name and title."""
    speaks: bool = True
    """They may speak there."""
    remote: bool = False
    """They take part over a remote connection."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        came = Other(person=self.person, speaks=self.speaks, remote=self.remote, since=state.last_place[1])
        return replace(state, others=(*state.others, came))

    def said(self) -> Said:
        return Said.fact("{name} is in the meeting, and is no member.", name=str(self.person))
