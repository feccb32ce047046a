"""A meeting that is not held as it was called: cancelled, or moved to another time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import not_
from typing import ClassVar

from pydantic import AwareDatetime, Field

from models.agenda.agenda import ItemPlaced, PlacedOnAgenda
from models.agenda.calling import MeetingInThePast, Summons, held_anew, summons_of
from models.agenda.rearranging import TakenOffAgenda
from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.case.wish import MeetingWished
from models.engine.command import Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Code, PublicText
from models.matter.attendance import CalledSeat
from models.matter.item import Item
from models.meeting.item_act import WholeAct
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.meeting.public_words import also_said, refuse_only_others
from models.meeting.wished import CaseWished


class NotWhereTo(Refusal):
    """The items of {meeting} cannot go to {to}: it is no meeting of {body} that is still to be held."""


class DecidedBeforeIt(Refusal):
    """Items {items} of {meeting} were decided electronically before it, and its minutes have to tell so: it
    is not cancelled, but moved to another time."""

    vain: ClassVar[bool] = True


class CancelMeeting(WholeAct):
    """Cancel a meeting before it is opened.

    Its cases are ready for another meeting, or go onto the agenda of the one that is named.
    """

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "cancel"
    example: ClassVar[str] = (
        "pykala meeting cancel khs-2021-03-15 --reason 'Ei päätösvaltainen.' --to khs-2021-03-22"
    )

    reason: PublicText = Field(min_length=1, max_length=500)
    """Why it is not held; it is public."""
    reason_in: dict[Language, PublicText] = Field(default_factory=dict)
    """The same in other languages, by language, for papers that are made in them."""
    to: Code = ""
    """The meeting of the same body that its items go to; by default they wait to be placed."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        if decided := sorted(number for number, item in state.items.items() if item.done):
            raise DecidedBeforeIt(meeting=state.id, items=Listed.of(decided))
        target = self._target(state, world) if self.to else None
        yield MeetingCancelled(
            reason=self.reason, reason_in=self.reason_in, to=self.to, announced=bool(state.agendas)
        )
        there = {item.standing for item in target.items.values()} if target else set[str]()
        wanted = (item for item in state.items.values() if not item.standing or item.standing not in there)
        items = sorted(wanted, key=lambda item: item.number)
        for case in state.wished:
            yield from self._meant_for(target, case, world)
        if target is None:
            for item in items:
                if item.case:
                    yield Entry(journal=item.case, content=TakenOffAgenda(meeting=state.id, item=item.number))
            return
        late = local_day(command.happened_at) > target.summons.day
        for number, item in enumerate(items, start=target.next_number()):
            open_secret = item.secrecy is not None and isinstance(item.late_ground, str)
            ground = "" if open_secret else item.late_ground
            ground = ground or (self.reason if late else "")
            yield Entry(journal=target.id, content=_again(replace(item, number=number, late_ground=ground)))
            if item.case:
                yield Entry(journal=item.case, content=PlacedOnAgenda(meeting=target.id, item=number))

    @staticmethod
    def _meant_for(target: Meeting | None, case: str, world: World) -> Iterator[Entry]:
        """What was meant for the meeting is meant for the one that its items go to, or for none."""
        if target is None:
            yield Entry(journal=case, content=MeetingWished())
            return
        wish = MeetingWished.of(target.id, target.day, target.proposals_due, target.rules(), world.now)
        yield Entry(journal=case, content=wish)
        yield Entry(journal=target.id, content=CaseWished(case=case))

    def _target(self, state: Meeting, world: World) -> Meeting:
        target = world.held(self.to).of(Meeting)
        if target.id == state.id or target.body != state.body or not target.can_be_held:
            raise NotWhereTo(meeting=state.id, to=self.to, body=state.body)
        return target


def _again(item: Item) -> ItemPlaced:
    return ItemPlaced(
        item=item.number,
        case=item.case,
        title=item.title,
        returned=item.returned,
        late_ground=item.late_ground,
        secrecy=item.secrecy,
        standing=item.standing,
        title_in=dict(item.title_in),
        guarded=item.guarded,
        unprepared=item.unprepared,
    )


class MeetingCancelled(Content):
    """The meeting was cancelled."""

    reason: str
    """Why it is not held, in a sentence for the notice."""
    to: Code = ""
    """The meeting that its items went to; empty where its cases are ready for any."""
    announced: bool = False
    """Its agenda was public already, so that a notice tells of it."""
    reason_in: dict[Language, str] = Field(default_factory=dict)
    """The same reason in other languages."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return also_said(replace(state, stage=MeetingStage.CANCELLED), self.reason, self.reason_in)

    def said(self) -> Said:
        if self.to:
            return Said.fact(
                "The meeting was cancelled; its items go to {to}: {reason}", to=self.to, reason=self.reason
            )
        return Said.fact("The meeting was cancelled: {reason}", reason=self.reason)


class HourNobodyKnew(Refusal):
    """{meeting} is called for {at}, and its summons had to go out by {latest}: it does not meet at an hour
    that those who were called cannot know. Call it for another day, or open it at its hour and adjourn it."""


class MoveMeeting(WholeAct):
    """Move a meeting that is not opened yet to another time or place; its items keep their place.

    Another day needs a summons of its own, in time, and so does an earlier hour; a council's meeting, any
    other hour. The meeting keeps its name and its rules; its seats, and who holds them, are looked up again.
    """

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "move"
    example: ClassVar[str] = (
        "pykala meeting move khs-2021-03-15 --at '2021-03-17 16:00' --reason 'Sali ei ole käytössä.'"
    )

    at: AwareDatetime
    """When it begins; another day needs a summons of its own, in time."""
    reason: PublicText = Field(min_length=1, max_length=500)
    """Why it is moved; it is public."""
    reason_in: dict[Language, PublicText] = Field(default_factory=dict)
    """The same in other languages, by language, for papers that are made in them."""
    place: PublicText = Field(default="", max_length=200)
    """Where it is held, if it is another place."""
    place_in: dict[Language, PublicText] = Field(default_factory=dict)
    """The same in other languages, by language, for papers that are made in them."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        refuse_only_others(place=(self.place, self.place_in))
        if self.at <= command.happened_at:
            raise MeetingInThePast(at=self.at)
        day = local_day(self.at)
        anew = day != state.day or self._unknown_hour(state, command)
        rules, since = state.rules(day), command.happened_at
        summons = summons_of(day, rules, state.kind, since, world.now) if anew else None
        seats, quorum = held_anew(state, day, world)
        yield MeetingMoved(
            at=self.at,
            place=self.place,
            reason=self.reason,
            reason_in=self.reason_in,
            place_in=self.place_in,
            summons=summons,
            announced=bool(state.agendas),
            seats=seats,
            quorum=quorum,
        )
        if summons is None:
            return
        for case in state.wished:
            wish = MeetingWished.of(state.id, day, summons.proposals, state.rules(day), world.now)
            yield Entry(journal=case, content=wish)

    def _unknown_hour(self, state: Meeting, command: Command) -> bool:
        """Whether the summons that is out tells another hour, so that it has to go out anew; HourNobodyKnew
        where it no longer can in time."""
        fixed = state.rules().for_kind("summons.hour_fixed", state.kind).value
        if state.stage is MeetingStage.CALLED or not (self.at < state.at or (fixed and self.at != state.at)):
            return False
        if state.deadline_passed or state.summons.at <= command.happened_at:
            raise HourNobodyKnew(meeting=state.id, at=state.at, latest=state.summons.day)
        return True


def _summoned_anew(item: Item) -> Item:
    """An item that waits for another summons, which opens the electronic procedure anew where it had been."""
    return replace(item, summoned=False, electronic=item.electronic if item.done else None)


class MeetingMoved(Content):
    """The meeting was moved; to another day it is summoned anew."""

    at: AwareDatetime
    """When it begins now: an instant with its offset."""
    place: str = ""
    """Where it is held now; empty where that stays the same."""
    reason: str
    """Why it was moved, in a sentence for the notice."""
    summons: Summons | None = None
    """The new days of its summons; None where the day stays the same."""
    announced: bool = False
    """Its agenda was public already, so that a notice tells of it."""
    seats: tuple[CalledSeat, ...] = ()
    """Its seats with who holds them on that day; none where all are held as before."""
    quorum: int = Field(default=0, exclude_if=not_)
    """How many of them are a quorum; 0 where that is as before."""
    reason_in: dict[Language, str] = Field(default_factory=dict)
    """The same reason in other languages."""
    place_in: dict[Language, str] = Field(default_factory=dict)
    """The same place in other languages."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        moved = replace(state, at=self.at, place=self.place or state.place, seats=self.seats or state.seats)
        moved = replace(moved, quorum=self.quorum or state.quorum)
        moved = also_said(also_said(moved, self.place, self.place_in), self.reason, self.reason_in)
        if self.summons is None:
            return moved
        items = {number: _summoned_anew(item) for number, item in state.items.items()}
        return replace(
            moved,
            items=items,
            stage=MeetingStage.CALLED,
            summons=self.summons.latest,
            reminders=self.summons.reminders,
            proposals_due=self.summons.proposals,
            proposals_closed=False,
            deadline_passed=False,
            agenda_sent=None,
            urgent="",
            late_summons="",
        )

    def said(self) -> Said:
        day = local_day(self.at)
        if self.summons is None:
            return Said.fact("The meeting was moved to {day}: {reason}", day=day, reason=self.reason)
        return Said.fact(
            "The meeting was moved to {day}; the agenda goes out by {latest}: {reason}",
            day=day,
            latest=self.summons.latest.day,
            reason=self.reason,
        )
