"""A meeting of a body: called, summoned, opened with a quorum, closed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import ClassVar, Self

from models.base.language import Language
from models.base.refusal import HappenedBefore
from models.base.terms import spoken
from models.base.words import Said
from models.engine.concern import Concern
from models.engine.future import ALLOWANCE
from models.engine.journal import Fact
from models.engine.row import Cell, Row
from models.engine.state import State
from models.engine.trail import Trodden
from models.engine.where import Where
from models.matter.item import Item, ItemIsHandled
from models.matter.motion import Motion
from models.meeting.agenda_lines import AgendaLine
from models.meeting.meeting_stage import MeetingStage
from models.meeting.order import Order
from models.meeting.remark import Remark
from models.meeting.summoned import Summoned
from models.meeting.trail import Before, remembered, takes_back


@dataclass(frozen=True)
class Meeting(Summoned):
    """A meeting as its journal tells it; it keeps the rules with which it was called."""

    noun: ClassVar[str] = "meeting"

    secretary: str
    """Who called it, as the record names them; reminders of the agenda go to them."""
    wished: tuple[str, ...] = ()
    """The cases that are meant for it and are not on its agenda, in the order in which they were."""
    languages: tuple[Language, ...] = ()
    """In which its papers are made, as its body's were when it was called; none: Finnish."""
    opened_at: datetime | None = None
    """When it was first opened; None before."""
    acted: datetime | None = None
    """When the last of what was recorded while it sat happened, on which what follows builds; None before."""
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
    worded: datetime | None = None
    """When what its minutes say last changed after it was closed, or a checker last confirmed it, on which
    the check builds; None where neither happened."""
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
        if stepped.stage is MeetingStage.OPEN and not (fact.content.passive or takes_back(fact)):
            stepped = replace(stepped, acted=max(stepped.acted or fact.happened_at, fact.happened_at))
        if isinstance(before, Meeting) and before.stage is MeetingStage.CLOSED:
            changed = stepped.says_other_than(before)
            if changed or stepped.confirmed != before.confirmed:
                stepped = replace(stepped, worded=max(before.worded or fact.happened_at, fact.happened_at))
            if changed and stepped.confirmed:
                stepped = replace(stepped, confirmed=())
        return remembered(before if isinstance(before, Meeting) else None, stepped, fact)

    def says_other_than(self, before: Meeting) -> bool:
        """Whether its minutes say something else than they did; that a § of them was checked is no change."""
        if (self.remarks, self.keepers, {*self.items}) != (before.remarks, before.keepers, {*before.items}):
            return True
        pairs = ((item, before.items[number]) for number, item in self.items.items())
        return any(now is not old and now.unchecked() != old.unchecked() for now, old in pairs)

    @property
    def plain(self) -> bool:
        """Whether no earlier meeting hangs on it, to which its last act could be undone."""
        return self.last is None

    @property
    def sits(self) -> bool:
        """Whether it is being held, or was."""
        return self.opened_at is not None

    def refuse_before(self, happened: datetime, now: datetime) -> None:
        """Refuse what is said to have happened before the meeting was opened, or closed if it is, or before
        what was recorded last while it sits.

        What is said to happen now does: two clocks may differ by as much as a sender's may be ahead.
        """
        opened = self.sessions[-1].opened_at if self.sessions else None
        since, what = opened, Said.why("the meeting was opened")
        if self.closed_at:
            since, what = self.closed_at, Said.why("the meeting was closed")
        elif self.acted and opened and self.acted > opened:
            since, what = self.acted, Said.why("what was recorded last happened")
        if since and happened < min(since, now - ALLOWANCE):
            raise HappenedBefore(happened=happened, what=what, when=since)

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

    def rows(self) -> Iterator[Row]:
        """The meeting, for the list of its body's meetings."""
        cells: dict[str, Cell] = {"body": self.body, "at": self.at, "stage": self.stage, "is_open": self.open}
        yield Row("meeting_row", {"journal": self.id, **cells})

    def standing(self) -> tuple[str, ...]:
        """Its stage, day and items, as everybody may know them."""
        in_order = sorted(self.items.values(), key=lambda item: item.number)
        items = ", ".join(f"{item.number}: {item.named}" for item in in_order)
        return (f"**{spoken(self.stage)}** · {self.day:%d.%m.%Y} · items {items or 'none yet'}",)
