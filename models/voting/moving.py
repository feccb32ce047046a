"""Moving: a member makes a motion, others second it (Kuntalaki 104 §), the mover withdraws it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models.base.money import Cents
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.words import NONE, NONE_YET, Listed, Said
from models.base.writing import Written
from models.case.case import Case
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Until
from models.matter.motion import (
    ALIVE,
    AMENDING,
    INTERRUPTING,
    ClauseNotProposed,
    DebateIsOver,
    Motion,
    MotionIs,
    MotionKind,
    MotionStatus,
    NoSuchMotion,
    OneClauseNeeded,
    OwnSeconder,
    TextMissing,
)
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.meeting.members import Member
from models.voting.balloting import debate_is_over, standing_of
from models.voting.until import parsed_until
from models.voting.voting import stands_alone

if TYPE_CHECKING:
    from models.matter.item import Item


class WholeItemRemoved(Refusal):
    """Item {item} leaves the agenda as a whole; its clauses are tabled or returned, or the item is split."""


class MakeMotion(ItemAct):
    """Record a member's motion on an item that is being handled.

    A motion that nobody seconds lapses, unless the rules let it stand; tabling is usually settled at once,
    unanimously.
    """

    noun: ClassVar[str] = "motion"
    verb: ClassVar[str] = "make"
    example: ClassVar[str] = (
        "pykala motion make khs-2021-03-15 --item 10 --kind counter_proposal --mover 'Mai Kivelä' "
        "--text 'Kohta 2 poistetaan.' --clauses 2"
    )

    kind: MotionKind
    """What it asks for: removal, tabling, return, dismissal, counter_proposal, addition or wish."""
    mover: Member = Field(min_length=1, max_length=200)
    """The member who makes it, by the name under which they sit or by seat."""
    text: Written | None = None
    """What is moved; a removal, a tabling, a return and a dismissal can do without."""
    clauses: tuple[int, ...] = ()
    """Clauses that it would change; all by default."""
    paragraphs: tuple[int, ...] = ()
    """Paragraphs of its one clause; the whole clause by default."""
    until: Until = ""
    """A tabling: 'next meeting', 'week', '4 weeks' or a date."""
    amount: Cents = Field(default=Cents(0), ge=0)
    """The sum that it moves, where sums are what is voted on: the largest comes first."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        item = state.debated(self.item, command.happened_at, world.now)
        state.refuse_absent(self.mover, self.item)
        if (
            self.text is None
            and self.kind in (*AMENDING, MotionKind.WISH)
            and self.kind is not MotionKind.DISMISSAL
        ):
            raise TextMissing(kind=self.kind)
        if self.until:
            parsed_until(self.until, state.day)
        if debate_is_over(item.motions, item.votes):
            raise DebateIsOver(item=self.item)
        clauses = tuple(sorted(set(self.clauses)))
        if self.paragraphs and len(clauses) != 1:
            raise OneClauseNeeded
        if clauses:
            every = _clauses_of(item, world)
            if unknown := [number for number in clauses if number not in every]:
                known = Listed.of(every) or NONE
                raise ClauseNotProposed(item=self.item, clause=unknown[0], clauses=known)
            clauses = () if set(every) <= set(clauses) and self.kind in _OF_ALL else clauses
        if clauses and self.kind is MotionKind.REMOVAL:
            raise WholeItemRemoved(item=self.item)
        alone = stands_alone(state, self.item, self.mover)
        yield MotionMade(
            item=self.item,
            motion=Motion(
                number=len(item.motions) + 1,
                kind=self.kind,
                mover=self.mover,
                text=self.text,
                clauses=clauses,
                paragraphs=tuple(sorted(set(self.paragraphs))),
                until=self.until,
                amount=self.amount,
                status=MotionStatus.SECONDED if alone else MotionStatus.MADE,
            ),
        )


_OF_ALL = (*INTERRUPTING, MotionKind.DISMISSAL)
"""Motions on every clause that are motions on the whole item."""


def _clauses_of(item: Item, world: World) -> tuple[int, ...]:
    """The clauses that an item decides: those of its part, else all of the proposal."""
    if item.clauses or not item.case:
        return item.clauses
    case = world.held(item.case).of(Case)
    return tuple(clause.number for clause in case.proposals[-1].clauses)


class MotionMade(ItemFact):
    """A member made a motion."""

    reversible: ClassVar[bool] = True

    motion: Motion
    """The motion with its number; seconded from the start where the body's rule lets it."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        item = state.items[self.item]
        return state.with_item(replace(item, motions=(*item.motions, self.motion)))

    def answers(self) -> dict[str, str | int]:
        return {"motion": self.motion.number}

    def said(self) -> Said:
        return Said.fact(
            "{mover} made motion {motion} on item {item}: {kind}.",
            mover=self.motion.mover,
            motion=self.motion.number,
            item=self.item,
            kind=self.motion.kind,
        )


class MotionAct(ItemAct):
    """What every act on one motion names."""

    motion: int = Field(ge=1)
    """Number of the motion on that item."""

    def found(self, state: Meeting, command: Command, world: World) -> Motion:
        """The motion, refused unless it is alive and its item is being handled."""
        item = state.debated(self.item, command.happened_at, world.now)
        known = {motion.number: motion for motion in item.motions}
        if self.motion not in known:
            motions = Listed.of(known) or NONE_YET
            raise NoSuchMotion(motion=self.motion, item=self.item, motions=motions)
        motion = known[self.motion]
        status = standing_of(motion, item.motions, item.votes)
        if status not in ALIVE:
            stands = Term("motion status", status)
            raise MotionIs(motion=self.motion, status=stands, needed=Listed.of(ALIVE, "or"))
        return motion


class SecondMotion(MotionAct):
    """Record that members second a motion."""

    noun: ClassVar[str] = "motion"
    verb: ClassVar[str] = "second"
    example: ClassVar[str] = "pykala motion second khs-2021-03-15 --item 10 --motion 1 --seconders 4"

    seconders: tuple[Member, ...] = Field(min_length=1)
    """The members who support it, by name or by seat; its mover is not one of them."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        motion, item = self.found(state, command, world), state.items[self.item]
        if debate_is_over(item.motions, item.votes):
            raise DebateIsOver(item=self.item)
        for name in self.seconders:
            state.refuse_absent(name, self.item)
            if name == motion.mover:
                raise OwnSeconder(name=name)
        yield MotionSeconded(
            item=self.item, motion=self.motion, seconders=tuple(dict.fromkeys(self.seconders))
        )


class MotionSeconded(ItemFact):
    """Members seconded a motion."""

    reversible: ClassVar[bool] = True

    motion: int
    """Number of the motion on that item."""
    seconders: tuple[str, ...]
    """Who supports it from now on, beside those who did before."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        motion = state.items[self.item].motions[self.motion - 1]
        by = tuple(dict.fromkeys((*motion.seconders, *self.seconders)))
        seconded = motion.model_copy(update={"status": MotionStatus.SECONDED, "seconders": by})
        return state.with_motion(self.item, seconded)

    def said(self) -> Said:
        return Said.fact(
            "Motion {motion} on item {item} was seconded by {seconders}.",
            motion=self.motion,
            item=self.item,
            seconders=Listed.of(self.seconders),
        )


class WithdrawMotion(MotionAct):
    """Record that a mover withdraws a motion before it is voted on."""

    noun: ClassVar[str] = "motion"
    verb: ClassVar[str] = "withdraw"
    example: ClassVar[str] = "pykala motion withdraw khs-2021-03-15 --item 10 --motion 1"

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        self.found(state, command, world)
        yield MotionWithdrawn(item=self.item, motion=self.motion)


class MotionWithdrawn(ItemFact):
    """A motion was withdrawn."""

    reversible: ClassVar[bool] = True

    motion: int
    """Number of the motion on that item that its mover gave up."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        motion = state.items[self.item].motions[self.motion - 1]
        withdrawn = motion.model_copy(update={"status": MotionStatus.WITHDRAWN})
        return state.with_motion(self.item, withdrawn)

    def said(self) -> Said:
        return Said.fact("Motion {motion} on item {item} was withdrawn.", motion=self.motion, item=self.item)
