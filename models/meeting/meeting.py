"""A meeting of a body: called, summoned, opened with a quorum, closed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, ClassVar, Self

from models.base.calendar import local_day
from models.base.refusal import HappenedBefore, Refusal
from models.base.words import NONE_YET, Listed, Said, spoken
from models.bodies.body import overridden
from models.bodies.body_part import Override
from models.engine.command import Entry
from models.engine.concern import Concern
from models.engine.journal import Content, Fact
from models.engine.row import Cell, Row
from models.engine.state import State
from models.engine.trail import Trail
from models.law.body_kind import BodyKind
from models.law.deadline import Deadline
from models.law.rules import Rulebook, Rules
from models.matter.attendance import CalledSeat, Move, Movement, Present, Session
from models.matter.item import Item, ItemIsHandled, NoSuchItem
from models.meeting.agenda_lines import AgendaLine, Changes, changes, listed
from models.meeting.meeting_stage import MeetingStage
from models.meeting.order import Order
from models.meeting.remark import Remark
from models.meeting.summons_time import AgendaDeadlinePassed, AgendaReminded
from models.meeting.trail import Before, remembered


class SummonsNotAccepted(Refusal):
    """The summons of {meeting} was late; nothing is decided before the body has accepted it."""


class NotQuorate(Refusal):
    """Only {present} members are present and {quorum} are needed; nothing can be decided."""


class NotAVoter(Refusal):
    """{name} is not among the members who may decide item {item}; they are {present}."""


@dataclass(frozen=True)
class Meeting(State):
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
    seats: tuple[CalledSeat, ...]
    """Every seat of the body on that day with its member and deputy, by number."""
    quorum: int
    """How many seats must be filled to decide anything (Kuntalaki 103 §)."""
    summons: Deadline
    """The last moment for sending the agenda, counted backwards from its day."""
    reminders: tuple[Deadline, ...] = ()
    """When the secretary is still to be reminded of that."""
    stage: MeetingStage = MeetingStage.CALLED
    """Where it stands; the policy table says who may do what there."""
    items: Mapping[int, Item] = field(default_factory=dict)
    """Number → item, as the agenda stands now."""
    present: tuple[Present, ...] = ()
    """Who is in the meeting now, by seat; empty before it is opened."""
    in_the_chair: str = ""
    """Who took the chair by name; empty while it is the chair or a vice-chair as of right."""
    deadline_passed: bool = False
    """The last moment for sending the agenda is over; what is placed now is late."""
    agenda_sent: date | None = None
    """The day on which the summons went out; None before."""
    agendas: tuple[tuple[AgendaLine, ...], ...] = ()
    """The lines of each published version, the first one first."""
    late_summons: str = ""
    """The ground of a summons that was late; empty if it was in time."""
    summons_accepted: bool = False
    """The body accepted the late summons, so that it may decide."""
    opened_at: datetime | None = None
    """When it was first opened; None before."""
    sessions: tuple[Session, ...] = ()
    """Its sittings with who was there; several if it was adjourned."""
    closed_at: datetime | None = None
    """When it was closed for good; None before."""
    checkers: tuple[str, ...] = ()
    """The members who check its minutes: elected in it, else those who did; empty where the body does."""
    checked: date | None = None
    """The day on which the last of its minutes was checked; None before."""
    remarks: tuple[Remark, ...] = ()
    """What checkers would have corrected, numbered from 1, resolved or not."""
    published: date | None = None
    """The day on which its minutes were published online; None before."""
    orders: tuple[Order, ...] = ()
    """The orders of handling that the body decided on, the last one last."""
    trail: Trail | None = field(default=None, compare=False, repr=False)
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

    def names(self) -> Mapping[str, Collection[object]]:
        """Its items, the motions on them, the remarks on its minutes."""
        motions = {motion.number for item in self.items.values() for motion in item.motions}
        return {"item": self.items, "motion": motions, "remark": [each.number for each in self.remarks]}

    def remembering(self, before: State | None, fact: Fact) -> Meeting:
        """This meeting after a fact, with the fact on its trail."""
        return remembered(before if isinstance(before, Meeting) else None, self, fact)

    def with_(self, **changes: Any) -> Self:
        """This meeting with some fields changed."""
        return replace(self, **changes)

    def with_item(self, number: int, **changes: Any) -> Self:
        """This meeting with one item changed."""
        return replace(self, items={**self.items, number: replace(self.items[number], **changes)})

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
        in_time = self.stage is MeetingStage.CALLED and not self.deadline_passed
        return in_time or self.stage is MeetingStage.SUMMONED

    def refuse_before(self, happened: datetime) -> None:
        """Refuse what is said to have happened before the meeting was opened, or closed if it is."""
        opened = self.sessions[-1].opened_at if self.sessions else None
        since = self.closed_at or opened
        if since and happened < since:
            what = (
                Said.why("the meeting was closed") if self.closed_at else Said.why("the meeting was opened")
            )
            raise HappenedBefore(happened=happened, what=what, when=since)

    def refuse_unlawful(self) -> None:
        """Refuse to decide anything before the body has accepted a summons that was late."""
        if self.late_summons and not self.summons_accepted:
            raise SummonsNotAccepted(meeting=self.id)

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

    def names_present(self) -> tuple[str, ...]:
        """The members present, in the order of their seats."""
        return tuple(person.name for person in self.present)

    def seated(self, name: str) -> Present:
        """Who of those present is called so."""
        return next(person for person in self.present if person.name == name)

    def there(self, item: int) -> tuple[Present, ...]:
        """Who is there for an item; one that is corrected is still that of those who were."""
        return self.items[item].there or self.present

    def with_those_there(self, item: int) -> Self:
        """This meeting with those who are there remembered by an item that the body is through with."""
        return self.with_item(item, there=self.there(item), chair=self.chair_of(item))

    def attended(self) -> tuple[Present, ...]:
        """Everybody who was there at some time, by seat."""
        everybody = dict.fromkeys(person for session in self.sessions for person in session.attended)
        return tuple(sorted(everybody, key=lambda person: person.seat))

    def members(self, item: int) -> tuple[str, ...]:
        """Who sits on each seat: whoever is there for an item, else the member, in the order of the seats."""
        there = {person.seat: person.name for person in self.there(item)}
        return tuple(there.get(seat.seat, seat.member) for seat in self.seats)

    def voters(self, item: int) -> tuple[str, ...]:
        """The members who may decide an item: those there who have not withdrawn from it."""
        withdrawn = {recusal.name for recusal in self.items[item].recused}
        return tuple(person.name for person in self.there(item) if person.name not in withdrawn)

    def refuse_inquorate(self, item: int | None = None) -> None:
        """Refuse to decide or vote on an item, or on no item, with fewer than the quorum in the room."""
        if (present := len(self.present if item is None else self.voters(item))) < self.quorum:
            raise NotQuorate(present=present, quorum=self.quorum)

    def chair(self) -> str:
        """Who is in the chair: whoever took it, else the chair or the first vice-chair present."""
        return _leading(self.present, self.in_the_chair)

    def chair_of(self, item: int) -> str:
        """Who of those who may decide an item is in the chair, or was when the body was through with it."""
        voters = self.voters(item)
        there = [person for person in self.there(item) if person.name in voters]
        return _leading(there, self.items[item].chair or self.in_the_chair)

    def debated(self, number: int, happened: datetime) -> Item:
        """An item that can be debated now, or recorded anew before the minutes are checked; refused when
        it is handled already."""
        if self.stage is MeetingStage.OPEN:
            self.refuse_before(happened)
        item = self.item(number)
        if item.done:
            raise ItemIsHandled(item=number)
        return item

    def refuse_absent(self, name: str, item: int) -> None:
        """Refuse somebody who is not there for an item, or has withdrawn from it."""
        if name not in self.voters(item):
            raise NotAVoter(name=name, item=item, present=Listed.of(self.voters(item)))

    def in_session(self, **changes: Any) -> Self:
        """This meeting with its present session changed."""
        *earlier, last = self.sessions
        return self.with_(sessions=(*earlier, last.model_copy(update=changes)))

    def with_move(self, who: Present, move: Move, at: datetime) -> Self:
        """This meeting after somebody came or went, or took the chair."""
        section = max((item.section for item in self.items.values()), default=0)
        moved = Movement(at=at, who=who, move=move, section=section)
        return self.in_session(moves=(*self.sessions[-1].moves, moved))

    def with_motion(self, item: int, motion: int, **changes: Any) -> Self:
        """This meeting with one motion of an item changed."""
        motions = tuple(
            known.model_copy(update=changes) if known.number == motion else known
            for known in self.items[item].motions
        )
        return self.with_item(item, motions=motions)

    def due(self) -> tuple[Deadline, ...]:
        """The last moment for sending the agenda, and the reminders of it while it is not sent."""
        if self.deadline_passed or not self.open:
            return ()
        return (*(self.reminders if self.stage is MeetingStage.CALLED else ()), self.summons)

    def passing(self, at: datetime) -> Iterator[Content | Entry]:
        """The agenda's deadline passes; before that its secretary is reminded of it."""
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


def _leading(there: Sequence[Present], took_it: str) -> str:
    if any(person.name == took_it for person in there):
        return took_it
    roles = ("chair", "vice_chair", "member")
    by_role = sorted(there, key=lambda person: (roles.index(person.sits_as), person.rank))
    return by_role[0].name if by_role else ""
