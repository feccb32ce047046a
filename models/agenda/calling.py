"""Calling a meeting, with the seats and rules of its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from typing import ClassVar

from pydantic import AwareDatetime, Field

from models.agenda.agenda import PlacedOnAgenda, as_item, placed
from models.base.calendar import local_day
from models.base.frozen import Frozen
from models.base.language import Language
from models.base.refusal import AlreadyThere, Refusal
from models.base.words import Said
from models.bodies.body import Body
from models.bodies.body_part import Override, StandingItem
from models.bodies.body_register import bodies_on, languages_of
from models.case.case import Case
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.where import Where
from models.engine.world import World
from models.law import deadline, ladder
from models.law.body_kind import BodyKind
from models.law.deadline import Deadline
from models.law.openness import Code, PublicText
from models.law.rules import Rulebook, Rules
from models.matter.attendance import CalledSeat
from models.matter.stage import Stage
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.meeting.public_words import also_said, refuse_only_others


class MeetingInThePast(Refusal):
    """A meeting is called for a time to come; {at} is already past."""


class SummonsTooLate(Refusal):
    """The agenda of a meeting on {day} had to be sent by {latest}; call the meeting for a later day, or with
    its ground (--ground, in a case file ground:) where it is urgent and the body may accept a late
    summons."""


class NoLateSummons(Refusal):
    """The agenda of a meeting on {day} had to be sent by {latest}, and a late summons is not accepted here:
    call the meeting for a later day."""


class CallMeeting(Act[None]):
    """Call a meeting of a body. Cases that were tabled to it are on its agenda from the start.

    An urgent one is called with a shorter summons and its ground, where the rule `summons.late` lets the
    body do so (never the council); the body accepts the summons before it decides anything.
    """

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "call"
    example: ClassVar[str] = "pykala meeting call --body khs --at '2021-03-15 16:00'"

    body: Code
    """The body that is to meet."""
    at: AwareDatetime
    """When it begins; the summons is counted backwards from that day."""
    place: PublicText = Field(default="", max_length=200)
    """Where it is held, as the summons says it."""
    place_in: dict[Language, PublicText] = Field(default_factory=dict)
    """The same in other languages, by language, for papers that are made in them."""
    another: bool = False
    """A further meeting of the body on the same day."""
    ground: PublicText = Field(default="", max_length=500)
    """Why it is urgent, where its summons can no longer go out in time; it is public."""
    ground_in: dict[Language, PublicText] = Field(default_factory=dict)
    """The same in other languages, by language, for papers that are made in them."""

    def decide(self, state: None, command: Command, world: World) -> Iterator[Entry]:
        if self.at <= command.happened_at:
            raise MeetingInThePast(at=self.at)
        refuse_only_others(place=(self.place, self.place_in), ground=(self.ground, self.ground_in))
        day = local_day(self.at)
        body = bodies_on(world, day).get(self.body)
        rules = body.rules(Rulebook.load(), day)
        journal = self._journal(f"{self.body}-{day}", world)
        urgent = bool(self.ground)
        summons = summons_of(day, rules, body.kind, command.happened_at, world.now, urgent=urgent)
        languages = languages_of(world, body, day)
        first = languages[0] if languages else "fi"
        yield Entry(
            journal=journal,
            content=MeetingCalled(
                body=self.body,
                body_kind=body.kind,
                overrides=body.overrides,
                at=self.at,
                place=self.place,
                seats=seats_on(body, day, first),
                quorum=body.quorum(day, rules),
                summons=summons.latest,
                reminders=summons.reminders,
                proposals=summons.proposals,
                languages=languages,
                urgent=self.ground if summons.latest.at <= command.happened_at else "",
                place_in=self.place_in,
                urgent_in=self.ground_in if summons.latest.at <= command.happened_at else {},
            ),
        )
        standing = [one for one in body.standing_items if falls_to(one, body, day, world)]
        numbers = count(1)
        for one in standing:
            if not one.last:
                yield Entry(journal=journal, content=as_item(one, next(numbers), first))
        for case in world.waiting(self.body, Stage.TABLED):
            waiting = world.held(case).of(Case)
            if waiting.returns_from and waiting.returns_from <= day:
                number = next(numbers)
                yield Entry(journal=journal, content=placed(waiting, number, returned=True))
                yield Entry(journal=case, content=PlacedOnAgenda(meeting=journal, item=number))
        for one in standing:
            if one.last:
                yield Entry(journal=journal, content=as_item(one, next(numbers), first))

    def located(self, state: None) -> Where:
        return Where().at("body", self.body)

    def refuse_no_place(self, command: Command, world: World) -> None:
        bodies_on(world, local_day(self.at)).get(self.body)

    def _journal(self, first: str, world: World) -> str:
        """The meeting's name: its body and day, and its number if there was another on that day."""
        journal, number = first, 1
        while (held := world.held(journal)).seq:
            if not self.another and held.of(Meeting).stage is not MeetingStage.CANCELLED:
                raise AlreadyThere(journal=journal)
            number += 1
            journal = f"{first}-{number}"
        return journal


def seats_on(body: Body, day: date, first: Language) -> tuple[CalledSeat, ...]:
    """A body's seats on a day with who holds them, named in its first language where nobody is known.

    Where deputies come from lists, no seat has one of its own.
    """
    by_list = body.rules(Rulebook.load(), day).for_kind("deputies.by_list", body.kind).value
    return tuple(
        CalledSeat(
            seat=seat.number,
            role=seat.role,
            member=seat.label(first),
            deputy="" if by_list else seat.deputy_label(first),
            rank=seat.rank,
        )
        for seat in body.seats_on(day)
    )


def held_anew(meeting: Meeting, day: date, world: World) -> tuple[tuple[CalledSeat, ...], int]:
    """The seats that there are on the day of a sitting with who holds them, and its quorum; none and 0 where
    all are as before.

    Raises NoSeats for a body that is no more on that day.
    """
    body = bodies_on(world, day).get(meeting.body)
    first = meeting.languages[0] if meeting.languages else "fi"
    seats, quorum = seats_on(body, day, first), body.quorum(day, meeting.rules(day))
    return ((), 0) if seats == meeting.seats else (seats, quorum)


def falls_to(item: StandingItem, body: Body, day: date, world: World) -> bool:
    """Whether a standing item comes onto the agenda of a meeting that is called for a day.

    One that recurs falls to the first meeting from its day on; to a later one where that was cancelled, or
    where it was taken off.
    """
    if not item.days:
        return not item.asked
    since = item.due_from(day)
    if since is None or (body.valid_from and since < body.valid_from):
        return False
    meetings = (world.held(journal).of(Meeting) for journal in world.sittings(body.id, since))
    held = (meeting for meeting in meetings if meeting.stage is not MeetingStage.CANCELLED)
    return not any(one.standing == item.id for meeting in held for one in meeting.items.values())


class Summons(Frozen):
    """Till when the agenda goes out, and when its secretary is reminded of it."""

    latest: Deadline
    """The last moment for sending the agenda, counted backwards from the meeting."""
    reminders: tuple[Deadline, ...] = ()
    """When the secretary is reminded of it, of what was still to come."""
    proposals: Deadline | None = None
    """The last moment for proposals; None where the body sets none, or where it had passed already."""


def summons_of(
    day: date, rules: Rules, kind: BodyKind, now: datetime, recorded: datetime, *, urgent: bool = False
) -> Summons:
    """The summons of a meeting on a day. Where it can no longer go out in time it is refused, unless the
    meeting is urgent and of a body that may accept a late summons.

    Of what lies in the past when it is `recorded` nobody is reminded.
    """
    latest = deadline.summons("summons", day, rules, kind)
    if latest.at <= now:
        if not rules.for_kind("summons.late", kind).value:
            raise NoLateSummons(day=day, latest=latest.day)
        if not urgent:
            raise SummonsTooLate(day=day, latest=latest.day)
    rungs = ladder.reminders_of(latest, rules.ladder("summons.ladder"), rules)
    proposals = deadline.proposals_due("proposals", day, rules)
    return Summons(
        latest=latest,
        reminders=tuple(rung.deadline for rung in rungs if rung.at > max(now, recorded)),
        proposals=proposals if proposals and proposals.at > now else None,
    )


class MeetingCalled(Content):
    """A meeting was called, with the seats and rules of its day."""

    body: str
    """The body that meets, by its code."""
    body_kind: BodyKind
    """What it is in the law's eyes; quorum, summons and majorities depend on it."""
    overrides: tuple[Override, ...] = ()
    """The body's own rules as they were when it was called."""
    at: AwareDatetime
    """When the meeting begins: an instant with its offset."""
    place: str = ""
    """Where it is held; empty where nobody said."""
    seats: tuple[CalledSeat, ...]
    """Every seat of the body on that day with its member and deputy, by number."""
    quorum: int
    """How many seats must be filled to decide anything (Kuntalaki 103 §)."""
    summons: Deadline
    """The last moment for sending the agenda, with the rule that gave it."""
    reminders: tuple[Deadline, ...] = ()
    """When its secretary is reminded of that, of what was still to come."""
    proposals: Deadline | None = None
    """The last moment for proposals; None where the body sets none, or where it had passed already."""
    languages: tuple[Language, ...] = ()
    """In which its papers are made; none where no municipality had been described: then Finnish."""
    urgent: str = ""
    """Why it was called with a shorter summons, which the body has to accept; empty for one in time."""
    place_in: dict[Language, str] = Field(default_factory=dict)
    """Where it is held, in other languages."""
    urgent_in: dict[Language, str] = Field(default_factory=dict)
    """Why it is urgent, in other languages."""

    def fold(self, state: None, fact: Fact) -> Meeting:
        called = Meeting(
            id=fact.journal,
            body=self.body,
            kind=self.body_kind,
            overrides=self.overrides,
            at=self.at,
            place=self.place,
            secretary=fact.principal,
            entered=fact.recorded_at,
            seats=self.seats,
            quorum=self.quorum,
            summons=self.summons,
            reminders=self.reminders,
            proposals_due=self.proposals,
            languages=self.languages,
            urgent=self.urgent,
            deadline_passed=bool(self.urgent),
        )
        return also_said(also_said(called, self.place, self.place_in), self.urgent, self.urgent_in)

    def said(self) -> Said:
        if self.urgent:
            return Said.fact(
                "{body} was called to an urgent meeting on {day}: {ground}",
                body=self.body,
                day=local_day(self.at),
                ground=self.urgent,
            )
        return Said.fact(
            "{body} was called to a meeting on {day}; the agenda goes out by {latest}.",
            body=self.body,
            day=local_day(self.at),
            latest=self.summons.day,
        )
