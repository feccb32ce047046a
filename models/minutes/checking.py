"""The minutes are checked, whole or by section; only then do their decisions exist (Kuntalaki 107 §)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import NONE, Listed, Said, Value
from models.case.case import Case
from models.decision.replacing import replacing
from models.engine.command import Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import Held, World
from models.follow_up.beginning import begin_follow_up
from models.force.force import DecisionChecked
from models.law.openness import Code
from models.matter.item import Item
from models.meeting.checkers import (
    CheckersNeeded,
    refuse_checkers_not_there,
    refuse_checkers_who_presided,
    refuse_checkers_who_withdrew,
    who_need_not_check,
)
from models.meeting.item_act import WholeAct
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.meeting.members import Member
from models.minutes.remarks import OfWhichYear, refuse_open_remarks
from models.sitting.sitting import ItemsLeft, unhandled


class OthersElected(Refusal):
    """The body elected {checkers} to check its minutes."""


class BodyChecks(Refusal):
    """{body} checks its minutes itself, {how}; nobody is named for it."""


class NextMeetingNeeded(Refusal):
    """{body} checks its minutes in its next meeting: name one of its meetings after {day} that was opened."""


class NoSuchSection(Refusal):
    """{meeting} has no § {section} that waits to be checked; there is {sections}."""


class NothingDecidedBefore(Refusal):
    """{meeting} has not met, and no minutes wait to be checked: nothing was decided electronically before
    it."""

    vain: ClassVar[bool] = True


class CheckMinutes(WholeAct):
    """Record that the minutes were checked. From then on the decisions exist.

    Before the meeting it is those of what was decided electronically that are checked.

    Who checks them is the body's rule `minutes.checked_by`: members who were present, the body itself in
    its next meeting, or the body at once, before the meeting's day ends.
    """

    noun: ClassVar[str] = "minutes"
    verb: ClassVar[str] = "check"
    example: ClassVar[str] = "pykala minutes check khs-2021-03-15 --checkers 'Mai Kivelä' --checkers 4"

    checkers: tuple[Member, ...] = ()
    """The members who checked them, by name or by seat; nobody where the body checks its minutes itself."""
    in_meeting: Code = ""
    """The body's next meeting, where that checks them."""
    sections: tuple[int, ...] = ()
    """Only these sections; all by default."""
    year: int = Field(default=0, ge=0)
    """The year of these sections, where the meeting went on over a New Year."""

    def builds_on(self, held: Held) -> datetime | None:
        return worded(held)

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        day, waiting = local_day(command.happened_at), waiting_items(state)
        before = state.stage is MeetingStage.SUMMONED
        if not before:
            refuse_what_is_left(state, command, world.now)
        elif not waiting:
            raise NothingDecidedBefore(meeting=state.id)
        chosen = self._chosen(state, waiting)
        by = self._checked_by(state, chosen, day, world)
        if before or len(chosen) < len(waiting):
            for year, of_year in groupby(chosen, key=lambda item: item.year):
                only = tuple(item.section for item in of_year)
                told = year if len({item.year for item in state.items.values() if item.section}) > 1 else 0
                yield SectionsChecked(sections=only, day=day, checkers=by, year=told)
        else:
            yield MinutesChecked(day=day, checkers=by)
        yield from exist(chosen, day, world)

    def _chosen(self, state: Meeting, waiting: Sequence[Item]) -> list[Item]:
        """The items whose sections are checked; those of one year, where a number is of two."""
        if not self.sections:
            return list(waiting)
        there = [item for item in waiting if self.year in (0, item.year)]
        known = [item.section for item in there]
        for section in self.sections:
            if section not in known:
                sections = Listed.of(f"§ {one}" for one in known) or NONE
                raise NoSuchSection(meeting=state.id, section=section, sections=sections)
            if known.count(section) > 1:
                years = sorted({item.year for item in there if item.section == section})
                raise OfWhichYear(section=section, years=Listed.of(years, "and"))
        return [item for item in there if item.section in self.sections]

    def _checked_by(self, state: Meeting, chosen: Sequence[Item], day: date, world: World) -> tuple[str, ...]:
        """Who checks the minutes, by the body's rule; refused where it is somebody else."""
        manner = state.rules().choice("minutes.checked_by")
        if manner == "members" or (manner == "next_meeting" and self._none_follows(state, day, world)):
            return self._members(state, chosen)
        if self.checkers:
            next_time = manner == "next_meeting"
            how = Said.why("in its next meeting") if next_time else Said.why("at once")
            raise BodyChecks(body=state.body, how=how)
        if manner == "next_meeting":
            there: Meeting | None = world.held(self.in_meeting).of(Meeting) if self.in_meeting else None
            if there is None or there.body != state.body or not (there.sits and state.day < there.day <= day):
                raise NextMeetingNeeded(body=state.body, day=state.day)
        elif day != state.day:
            raise BodyChecks(body=state.body, how=Said.why("on the day of the meeting, {day}", day=state.day))
        return ()

    def _none_follows(self, state: Meeting, day: date, world: World) -> bool:
        """Whether members are named, as no further meeting was called within the time that minutes wait."""
        waits = timedelta(days=state.rules().int("minutes.next_meeting_within"))
        if not self.checkers or day <= state.day + waits:
            return False
        later = world.sittings(state.body, state.day + timedelta(days=1))
        stages = (world.held(journal).of(Meeting).stage for journal in later)
        return all(stage is MeetingStage.CANCELLED for stage in stages)

    def _members(self, state: Meeting, chosen: Sequence[Item]) -> tuple[str, ...]:
        needed, named = state.rules().int("minutes.checkers"), tuple(dict.fromkeys(self.checkers))
        if len(named) != needed:
            raise CheckersNeeded(body=state.body, needed=needed, given=len(named))
        elected = elected_checkers(state)
        if elected and not {*elected} - who_need_not_check(chosen) <= {*named}:
            raise OthersElected(checkers=Listed.of(elected, "and"))
        refuse_checkers_not_there(named, state, chosen)
        refuse_checkers_who_withdrew(named, chosen)
        refuse_checkers_who_presided(named, chosen, state)
        return named


def refuse_what_is_left(meeting: Meeting, command: Command, now: datetime) -> None:
    """Refuse to check what is not finished: items that are not handled, remarks that are open.

    Raises ItemsLeft, HappenedBefore or RemarksOpen.
    """
    if left := unhandled(meeting):
        raise ItemsLeft(items=Listed.of(left))
    meeting.refuse_before(command.happened_at, now)
    refuse_open_remarks(meeting)


def worded(held: Held) -> datetime | None:
    """The instant before which the minutes cannot have been checked: they did not say yet what they say."""
    meeting = held.of(Meeting)
    return max(filter(None, (meeting.since, meeting.worded)), default=None)


def waiting_items(meeting: Meeting) -> list[Item]:
    """The items whose sections are still to be checked, in the order of these."""
    every = (item for item in meeting.items.values() if item.section and not item.checked)
    return sorted(every, key=lambda item: item.place)


def elected_checkers(meeting: Meeting) -> tuple[str, ...]:
    """Whom the body elected to check its minutes; nobody where it elected none."""
    settled = (item.settlement.checkers for item in meeting.items.values() if item.settlement)
    return next(filter(None, settled), ())


def exist(items: Sequence[Item], day: date, world: World) -> Iterator[Entry]:
    """What the checking of some items does to their cases: the decisions exist, the follow-up begins."""
    for handling in (item.handling for item in items):
        if handling:
            yield Entry(journal=handling.case, content=DecisionChecked(decision=handling.key, day=day))
            case = world.held(handling.case).of(Case)
            yield from replacing(handling, case, day, world)
            yield from begin_follow_up(handling, case, day, world)


class SectionsChecked(Content):
    """Some sections of the minutes were checked; the rest waits."""

    sections: tuple[int, ...]
    """The §§ that were checked, in order."""
    day: date
    """The local day from which their decisions exist."""
    checkers: tuple[str, ...]
    """The members who checked them; nobody where the body did."""
    year: int = 0
    """The year of these sections, where the meeting went on over a New Year; else 0."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        for item in [*state.items.values()]:
            if item.section in self.sections and self.year in (0, item.year):
                state = state.with_item(replace(item, checked=self.day, checked_in_minutes=True))
        before = state.stage is MeetingStage.SUMMONED
        return replace(state, checkers=state.checkers if before else self.checkers)

    def said(self) -> Said:
        sections = Listed.of(f"§ {section}" for section in self.sections)
        return Said.fact(
            "The minutes of {sections} were checked on {day} by {checkers}.",
            sections=sections,
            day=self.day,
            checkers=_by(self.checkers),
        )


class MinutesChecked(Content):
    """The minutes were checked."""

    day: date
    """The local day from which the decisions exist that were not checked before."""
    checkers: tuple[str, ...]
    """The members who checked them; nobody where the body did."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return replace(state, stage=MeetingStage.CHECKED, checked=self.day, checkers=self.checkers)

    def said(self) -> Said:
        return Said.fact(
            "The minutes were checked on {day} by {checkers}.", day=self.day, checkers=_by(self.checkers)
        )


def _by(checkers: Sequence[str]) -> Value:
    return Listed.of(checkers, "and") or Said.fact("the body itself")
