"""A meeting of a body: called, summoned, opened with a quorum, closed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import ClassVar, Self

from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import HappenedBefore, Refusal
from models.base.terms import spoken
from models.base.words import NONE_YET, Listed, Said
from models.bodies.body import overridden, refuse_no_authority
from models.bodies.body_part import Override
from models.engine.command import Entry
from models.engine.concern import Concern
from models.engine.future import ALLOWANCE
from models.engine.journal import Content, Fact
from models.engine.row import Cell, Row
from models.engine.state import State
from models.engine.trail import Trodden
from models.engine.where import Where
from models.law.body_kind import BodyKind
from models.law.deadline import Deadline
from models.law.rules import Rulebook, Rules
from models.matter.item import Item, ItemIsHandled, NoSuchItem
from models.matter.motion import Motion
from models.meeting.agenda_lines import AgendaLine, Changes, changes, listed
from models.meeting.gathering import Gathering
from models.meeting.meeting_stage import MeetingStage
from models.meeting.order import Order
from models.meeting.remark import Remark
from models.meeting.summons_time import AgendaDeadlinePassed, AgendaReminded
from models.meeting.trail import Before, remembered
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


@dataclass(frozen=True)
class Meeting(Gathering):
    """A meeting as its journal tells it; it keeps the seats and rules with which it was called."""

    noun: ClassVar[str] = "meeting"

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
    secretary: str
    """Who called it, as the record names them; reminders of the agenda go to them."""
    summons: Deadline
    """The last moment for sending the agenda, counted backwards from its day."""
    reminders: tuple[Deadline, ...] = ()
    """When the secretary is still to be reminded of that."""
    proposals_due: Deadline | None = None
    """The last moment for a presenter's approval; None where the body sets none."""
    proposals_closed: bool = False
    """That moment is over; what is approved later is taken in by name only."""
    wished: tuple[str, ...] = ()
    """The cases that are meant for it and are not on its agenda, in the order in which they were."""
    languages: tuple[Language, ...] = ()
    """In which its papers are made, as its body's were when it was called; none: Finnish."""
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
    summoned: tuple[str, ...] = ()
    """Who got the summons by mail, by id or key of the address book; empty where nobody is known."""
    summons_accepted: bool = False
    """The body accepted the late summons, so that it may decide."""
    opened_at: datetime | None = None
    """When it was first opened; None before."""
    closed_at: datetime | None = None
    """When it was closed for good; None before."""
    left: tuple[AgendaLine, ...] = ()
    """What was not handled, for it could not decide it or did not go on; its cases are ready for another."""
    not_continued: datetime | None = None
    """When it was to go on after it was last adjourned, where it was closed instead; else None."""
    why_not_continued: str = ""
    """Why it did not go on, where items were left; empty where none were."""
    declined: tuple[AgendaLine, ...] = ()
    """What was not in its summons and the body did not take up."""
    minute_keeper: str = ""
    """Who closed it and so kept its minutes, as the record names them; empty before."""
    checkers: tuple[str, ...] = ()
    """The members who check its minutes: elected in it, else those who did; empty where the body does."""
    confirmed: tuple[str, ...] = ()
    """Those of them who have confirmed themselves that they checked what it says now."""
    checked: date | None = None
    """The day on which the last of its minutes was checked; None before."""
    remarks: tuple[Remark, ...] = ()
    """What checkers would have corrected, numbered from 1, resolved or not."""
    published: date | None = None
    """The day on which its minutes were published online; None before."""
    orders: tuple[Order, ...] = ()
    """The orders of handling that the body decided on, the last one last."""
    trail: Trodden = field(default=None, compare=False, repr=False)
    """Its facts, the last first, for those who look back; no part of what it is."""
    last: Before | None = field(default=None, compare=False, repr=False)
    """What its last act can be undone to; None where that cannot be undone."""

    @property
    def confidential(self) -> bool:
        """A meeting is public; what is confidential in it are single items."""
        return False

    def concerned(self, concern: Concern | None) -> Concern | None:
        """The cases behind the items that an act is about, and whether an item is confidential itself."""
        if concern is None:
            return None
        items = [self.items[number] for number in concern.items if number in self.items]
        return Concern(
            items=concern.items,
            cases=concern.cases | {item.case for item in items if item.case},
            secret=concern.secret or any(item.secrecy for item in items),
        )

    def where(self) -> Where:
        """In its body."""
        return Where().at("body", self.body)

    def names(self) -> Mapping[str, Collection[object]]:
        """Its items, the motions on them, the remarks on its minutes."""
        motions = {motion.number for item in self.items.values() for motion in item.motions}
        return {"item": self.items, "motion": motions, "remark": [each.number for each in self.remarks]}

    def remembering(self, before: State | None, fact: Fact) -> Meeting:
        """This meeting after a fact, with the fact on its trail."""
        stepped = super().remembering(before, fact)
        if stepped.confirmed and isinstance(before, Meeting) and stepped.says_other_than(before):
            stepped = replace(stepped, confirmed=())
        return remembered(before if isinstance(before, Meeting) else None, stepped, fact)

    def says_other_than(self, before: Meeting) -> bool:
        """Whether its minutes say something else than they did."""
        return (self.items, self.remarks, self.keepers) != (before.items, before.remarks, before.keepers)

    @property
    def plain(self) -> bool:
        """Whether no earlier meeting hangs on it, to which its last act could be undone."""
        return self.last is None

    @property
    def open(self) -> bool:
        """Whether anything can still happen to it."""
        return self.stage not in (MeetingStage.PUBLISHED, MeetingStage.CANCELLED)

    @property
    def sits(self) -> bool:
        """Whether it is being held, or was."""
        return self.opened_at is not None

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

    def late_on(self, day: date) -> bool:
        """Whether what is sent or placed on a day is late, also where the journal saw the last day pass.

        A meeting that is entered as a whole after that day tells its own days.
        """
        seen = self.deadline_passed and self.entered is not None and self.entered < self.summons.at
        return day > self.summons.day or seen

    def refuse_before(self, happened: datetime, now: datetime) -> None:
        """Refuse what is said to have happened before the meeting was opened, or closed if it is.

        What is said to happen now does: two clocks may differ by as much as a sender's may be ahead.
        """
        opened = self.sessions[-1].opened_at if self.sessions else None
        since = self.closed_at or opened
        if since and happened < min(since, now - ALLOWANCE):
            what = (
                Said.why("the meeting was closed") if self.closed_at else Said.why("the meeting was opened")
            )
            raise HappenedBefore(happened=happened, what=what, when=since)

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

    def rest_of(self, item: Item) -> int:
        """The other part of a split item that is still to be handled; 0 if there is none."""
        parts = (other for other in self.items.values() if other.case == item.case and other.case)
        return next((part.number for part in parts if part.number != item.number and not part.done), 0)

    def next_number(self) -> int:
        """The number after the last item."""
        return max(self.items, default=0) + 1

    def debated(self, number: int, happened: datetime, now: datetime) -> Item:
        """An item that can be debated now, or recorded anew before the minutes are checked; refused when
        it is handled already."""
        if self.stage is MeetingStage.OPEN:
            self.refuse_before(happened, now)
        item = self.item(number)
        if item.done:
            raise ItemIsHandled(item=number)
        return item

    def with_motion(self, item: int, motion: Motion) -> Self:
        """This meeting with one motion of an item as it is now."""
        known = self.items[item].motions
        motions = tuple(motion if other.number == motion.number else other for other in known)
        return self.with_item(replace(self.items[item], motions=motions))

    def due(self) -> tuple[Deadline, ...]:
        """The last moments for proposals and for the agenda, and the reminders of it while it is not sent."""
        if not self.open:
            return ()
        proposals = (self.proposals_due,) if self.proposals_due and not self.proposals_closed else ()
        if self.deadline_passed:
            return proposals
        return (*proposals, *(self.reminders if self.stage is MeetingStage.CALLED else ()), self.summons)

    def passing(self, at: datetime) -> Iterator[Content | Entry]:
        """The agenda's deadline passes; before that its secretary is reminded of it, and proposals close."""
        if self.proposals_due and not self.proposals_closed and self.proposals_due.at <= at:
            yield ProposalsClosed(day=self.proposals_due.day)
        if self.stage is MeetingStage.CALLED and any(reminder.at <= at for reminder in self.reminders):
            yield AgendaReminded(latest=self.summons.day)
        if not self.deadline_passed and self.summons.at <= at:
            yield AgendaDeadlinePassed(day=self.summons.day, sent=self.agenda_sent is not None)

    def rows(self) -> Iterator[Row]:
        """The meeting, for the list of its body's meetings."""
        cells: dict[str, Cell] = {"body": self.body, "at": self.at, "stage": self.stage, "is_open": self.open}
        yield Row("meeting_row", {"journal": self.id, **cells})

    def standing(self) -> tuple[str, ...]:
        """Its stage, day and items, as everybody may know them."""
        in_order = sorted(self.items.values(), key=lambda item: item.number)
        items = ", ".join(f"{item.number}: {item.named}" for item in in_order)
        return (f"**{spoken(self.stage)}** · {self.day:%d.%m.%Y} · items {items or 'none yet'}",)
