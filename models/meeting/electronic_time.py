"""The time of the electronic procedure before a meeting: when it ends, and what it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from operator import not_
from typing import TYPE_CHECKING

from pydantic import Field

from models.base.calendar import local_day
from models.base.words import Listed, Said
from models.engine.journal import Content, Fact
from models.law.deadline import Deadline, DeadlineKind
from models.matter.electronic import Electronic

if TYPE_CHECKING:
    from models.meeting.meeting import Meeting
    from models.meeting.summoned import Summoned


def ends_at(meeting: Summoned, electronic: Electronic) -> datetime:
    """When the procedure ends: at the latest when the meeting begins."""
    return min(electronic.until, meeting.at)


def running(meeting: Summoned) -> dict[int, Electronic]:
    """The items that are in the procedure, by number."""
    return {
        number: item.electronic
        for number, item in sorted(meeting.items.items())
        if item.electronic and not item.electronic.ended
    }


def consented_to(meeting: Summoned, electronic: Electronic) -> bool:
    """Whether every member consented in time, of whom each got a summons in time."""
    return electronic.agreed(meeting.seats) and not meeting.unaccepted


def electronic_deadlines(meeting: Summoned) -> Iterator[Deadline]:
    """The last moments for answers, of the items whose time is not over yet."""
    for number, asked in running(meeting).items():
        if not asked.over:
            yield Deadline(
                key=f"electronic/{number}",
                kind=DeadlineKind.ELECTRONIC,
                at=(end := ends_at(meeting, asked)),
                day=local_day(end),
                rule=meeting.rules().for_kind("electronic", meeting.kind).id,
            )


def electronic_passing(meeting: Summoned, at: datetime) -> Iterator[Content]:
    """What is left where that moment has come: a member who asked for the meeting, or did not answer, takes
    an item there."""
    over = {n: one for n, one in running(meeting).items() if not one.over and ends_at(meeting, one) <= at}
    agreed = tuple(number for number, one in over.items() if consented_to(meeting, one))
    if over:
        to_the_meeting = tuple(number for number in over if number not in agreed)
        yield ElectronicTimeOver(consented=agreed, to_the_meeting=to_the_meeting)


class ElectronicTimeOver(Content):
    """The last moment for answers in the electronic procedure is over."""

    consented: tuple[int, ...] = Field(default=(), exclude_if=not_)
    """The items that every member consented to: they are decided as proposed."""
    to_the_meeting: tuple[int, ...] = Field(default=(), exclude_if=not_)
    """The items that are before the meeting, as one member did not answer or asked for it."""

    def about(self) -> frozenset[int]:
        return frozenset({*self.consented, *self.to_the_meeting})

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        for number in sorted(self.about()):
            item = state.items[number]
            now = {"over": True, "ended": number in self.to_the_meeting}
            asked = item.electronic and item.electronic.model_copy(update=now)
            state = state.with_item(replace(item, electronic=asked))
        return state

    def said(self) -> Said:
        return Said.fact("The time for answers is over: {became}.", became=Listed.of(self._became(), ";"))

    def _became(self) -> Iterator[Said]:
        if self.consented:
            yield Said.fact(
                "every member consented to what is proposed in item {items}",
                "every member consented to what is proposed in items {items}",
                count=len(self.consented),
                items=Listed.of(self.consented, "and"),
            )
        if self.to_the_meeting:
            yield Said.fact(
                "item {items} goes to the meeting",
                "items {items} go to the meeting",
                count=len(self.to_the_meeting),
                items=Listed.of(self.to_the_meeting, "and"),
            )
