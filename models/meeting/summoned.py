"""What a body was called to: when, by which rules, with which summons and agenda."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Self

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.text import Text
from models.base.words import NONE_YET, Listed
from models.bodies.body import overridden, refuse_no_authority
from models.bodies.body_part import Override
from models.engine.command import Entry
from models.engine.journal import Content
from models.law.body_kind import BodyKind
from models.law.deadline import Deadline
from models.law.rules import Rulebook, Rules
from models.matter.item import Item, NoSuchItem
from models.meeting.agenda_lines import AgendaLine, Changes, changes, listed
from models.meeting.electronic_time import electronic_deadlines, electronic_passing
from models.meeting.gathering import Gathering
from models.meeting.meeting_stage import MeetingStage
from models.meeting.summons_time import AgendaDeadlinePassed, AgendaReminded
from models.meeting.wished import ProposalsClosed


class SummonsNotAccepted(Refusal):
    """The summons of {meeting} was late; nothing is decided before the body has accepted it."""


class NotTakenUp(Refusal):
    """Item {item} is not in the summons of {meeting}: nothing is decided of it before the body has decided to
    take it up (item take-up)."""


class NotPrepared(Refusal):
    """The board has not prepared item {item}: nothing is decided of it unless the board proposes it, its
    presenter says who prepared it (case approve --prepared-by), or the body takes it up unanimously (item
    take-up)."""


@dataclass(frozen=True, kw_only=True)
class Summoned(Gathering):
    """A body that was called to a meeting, and the summons to it with its agenda."""

    id: str
    """Its name, which is the name of its journal: body and day, khs-2021-03-15, and -2 for a second that
    day."""
    body: str
    """The body that meets, by its code."""
    kind: BodyKind
    """What the body is in the law's eyes; quorum, summons and majorities depend on it."""
    overrides: tuple[Override, ...]
    """The body's own rules as they were when it was called; later changes do not touch it."""
    at: datetime
    """When it begins or, adjourned, goes on: an instant with its offset."""
    place: str
    """Where it is held, as the summons says it; empty where nobody said."""
    said_in: Mapping[str, Text] = field(default_factory=dict)
    """What was said of it in public words, its place, grounds and reasons → the same in every language in
    which it was said."""
    summons: Deadline
    """The last moment for sending the agenda, counted backwards from its day."""
    reminders: tuple[Deadline, ...] = ()
    """When the secretary is still to be reminded of that."""
    proposals_due: Deadline | None = None
    """The last moment for a presenter's approval; None where the body sets none."""
    proposals_closed: bool = False
    """That moment is over; what is approved later is taken in by name only."""
    stage: MeetingStage = MeetingStage.CALLED
    """Where it stands; the policy table says who may do what there."""
    deadline_passed: bool = False
    """The last moment for sending the agenda is over; what is placed now is late."""
    entered: datetime | None = None
    """When its call was recorded; None in what an older version wrote down."""
    agenda_sent: date | None = None
    """The day on which the summons went out; None before."""
    agendas: tuple[tuple[AgendaLine, ...], ...] = ()
    """The lines of each published version, the first one first."""
    urgent: str = ""
    """Why it was called with a shorter summons; empty where it was called in time."""
    late_summons: str = ""
    """The ground of a summons that was late; empty if it was in time."""
    deputies_called: tuple[int, ...] = ()
    """The seats whose personal deputies were called in place of their members."""
    list_deputies: Mapping[int, str] = field(default_factory=dict)
    """Of a council, seat → the deputy of its alliance's list who was called to it."""
    summoned: tuple[str, ...] = ()
    """Who got the summons by mail, by id or key of the address book; empty where nobody is known."""
    summons_accepted: bool = False
    """The body accepted the late summons, so that it may decide."""

    @property
    def open(self) -> bool:
        """Whether anything can still happen to it."""
        return self.stage not in (MeetingStage.PUBLISHED, MeetingStage.CANCELLED)

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return local_day(self.at)

    def rules(self, day: date | None = None) -> Rules:
        """The rules of its day, or of another, as its body applied them when it was called."""
        return overridden(Rulebook.load().on(day or self.day), self.overrides)

    @property
    def can_be_held(self) -> bool:
        """Whether it is still to come: one whose agenda was not sent in time never does."""
        called = self.stage is MeetingStage.CALLED and (bool(self.urgent) or not self.deadline_passed)
        return called or self.stage is MeetingStage.SUMMONED

    def in_languages(self, words: str) -> Text | str:
        """Public words of it in every language in which they were said."""
        return self.said_in.get(words, words)

    def late_on(self, day: date) -> bool:
        """Whether what is sent or placed on a day is late, also where the journal saw the last day pass.

        A meeting that is entered as a whole after that day tells its own days.
        """
        seen = self.deadline_passed and self.entered is not None and self.entered < self.summons.at
        return day > self.summons.day or seen

    @property
    def unaccepted(self) -> bool:
        """Whether its summons was late and the body has not accepted it, so that nothing can be decided."""
        return bool(self.late_summons) and not self.summons_accepted

    def beyond_the_summons(self, item: Item) -> bool:
        """Whether an item is not in the summons of a body that takes up nothing else by itself."""
        return not item.summoned and bool(self.rules().for_kind("summons.only", self.kind).value)

    def refuse_unlawful(self) -> None:
        """Refuse to decide anything in what is no authority, or before a late summons was accepted."""
        refuse_no_authority(self.body, self.kind)
        if self.unaccepted:
            raise SummonsNotAccepted(meeting=self.id)

    def refuse_not_taken_up(self, number: int) -> None:
        """Refuse to decide on what is not in the summons, or not prepared, before the body took it up."""
        item = self.item(number)
        if item.taken_up is None and self.beyond_the_summons(item):
            raise NotTakenUp(item=number, meeting=self.id)
        if item.taken_up is None and item.unprepared:
            raise NotPrepared(item=number)

    def as_summoned(self) -> Self:
        """This meeting once all that is on its agenda was published by the last day of the summons."""
        items = {number: replace(item, summoned=True) for number, item in self.items.items()}
        return replace(self, items=items)

    def agenda_changes(self) -> Changes:
        """What changed in the agenda since its last version; all of it if there is none yet."""
        published = self.agendas[-1] if self.agendas else ()
        return changes(published, listed([*self.items.values()]))

    def item(self, number: int) -> Item:
        """An item of the agenda, refused when there is none of that number."""
        if number not in self.items:
            items = Listed.of(sorted(self.items)) or NONE_YET
            raise NoSuchItem(item=number, meeting=self.id, items=items)
        return self.items[number]

    def due(self) -> tuple[Deadline, ...]:
        """The last moments for proposals, for answers in the electronic procedure and for the agenda, and the
        reminders of it while it is not sent."""
        if not self.open:
            return ()
        proposals = (self.proposals_due,) if self.proposals_due and not self.proposals_closed else ()
        asked = (*proposals, *electronic_deadlines(self))
        if self.deadline_passed:
            return asked
        return (*asked, *(self.reminders if self.stage is MeetingStage.CALLED else ()), self.summons)

    def passing(self, at: datetime) -> Iterator[Content | Entry]:
        """The agenda's deadline passes; before that its secretary is reminded of it, and proposals close."""
        if self.proposals_due and not self.proposals_closed and self.proposals_due.at <= at:
            yield ProposalsClosed(day=self.proposals_due.day)
        yield from electronic_passing(self, at)
        if self.stage is MeetingStage.CALLED and any(reminder.at <= at for reminder in self.reminders):
            yield AgendaReminded(latest=self.summons.day)
        if not self.deadline_passed and self.summons.at <= at:
            yield AgendaDeadlinePassed(day=self.summons.day, sent=self.agenda_sent is not None)
