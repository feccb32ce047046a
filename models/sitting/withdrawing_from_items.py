"""Disqualified people withdraw from an item: out of its quorum, its votes and the room (Kuntalaki 97 §)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.base.writing import Written, in_words
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Ground
from models.matter.item import Item
from models.matter.motion import ALIVE, MotionStatus
from models.matter.recusal import Recusal
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.meeting.members import Member
from models.sitting.coming_and_going import NotThere
from models.voting.balloting import standing_of
from models.voting.holding import was_counted
from models.voting.voting import stands_alone


class AlreadyRecused(Refusal):
    """{name} has already withdrawn from item {item}."""


class HasVoted(Refusal):
    """{name} stands in vote {vote} on item {item}; undo that vote before they withdraw as disqualified."""


class HasMoved(Refusal):
    """{name} made motion {motion} on item {item}; withdraw it before they withdraw as disqualified."""


class HasSeconded(Refusal):
    """{name} alone seconds motion {motion} on item {item}; somebody else seconds it before they withdraw as
    disqualified, or it is withdrawn."""


class HasMovedAndVoted(Refusal):
    """Motion {motion} on item {item} rests on {name}, who was counted in vote {vote} on it: undo that vote,
    and withdraw the motion or let somebody else second it, before they withdraw as disqualified."""


class HasCarried(Refusal):
    """Motion {motion} on item {item}, which was carried without a vote, rests on {name}: undo that before
    they withdraw as disqualified."""


class StaysAsExpert(Refusal):
    """{name} was heard on item {item} as an expert and stayed; who withdraws as disqualified leaves the room.
    Undo that first."""


class Recuse(ItemAct):
    """Record that somebody is disqualified for an item and withdraws: out of its quorum and its votes."""

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "recuse"
    example: ClassVar[str] = (
        "pykala item recuse khs-2021-03-15 --item 10 --person 4 --ground 'hallintolaki 28.1 § 5 kohta'"
    )

    person: Member = Field(min_length=1, max_length=200)
    """The member, presenter or official who withdraws, by name; a member by seat, too."""
    ground: Ground = ""
    """The ground in the law's terms, which may be left out; sealed where the case is confidential."""
    official: bool = False
    """A presenter or another official, not a member."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        item = state.debated(self.item, command.happened_at, world.now)
        there = [person.name for person in state.there(self.item)]
        if not self.official and self.person not in there:
            raise NotThere(name=self.person, present=Listed.of(there))
        if any(recused.name == self.person for recused in item.recused):
            raise AlreadyRecused(name=self.person, item=self.item)
        if any(heard.stayed and heard.expert.name == self.person for heard in item.heard):
            raise StaysAsExpert(name=self.person, item=self.item)
        if not self.official:
            self._refuse_who_took_part(item, state)
        yield Recused(
            item=self.item, recusal=Recusal(name=self.person, ground=self.ground, official=self.official)
        )

    def _refuse_who_took_part(self, item: Item, state: Meeting) -> None:
        for vote in item.votes:
            if self.person in vote.tally.named:
                raise HasVoted(name=self.person, vote=vote.question.number, item=self.item)
        for motion in item.motions:
            moved = motion.mover == self.person
            alone = motion.seconders == (self.person,) and not (
                motion.unanimous or stands_alone(state, self.item, motion.mover)
            )
            if not (moved or alone):
                continue
            if motion.status is MotionStatus.CARRIED:
                raise HasCarried(name=self.person, motion=motion.number, item=self.item)
            if standing_of(motion, item.motions, item.votes) in ALIVE:
                refusal = HasMoved if moved else HasSeconded
                raise refusal(name=self.person, motion=motion.number, item=self.item)
            for vote in item.votes:
                on_it = motion.number in (vote.question.yes, vote.question.no)
                if on_it and was_counted(state, self.item, vote, self.person):
                    raise HasMovedAndVoted(
                        name=self.person,
                        motion=motion.number,
                        item=self.item,
                        vote=vote.question.number,
                    )


class Recused(ItemFact):
    """Somebody withdrew from an item."""

    reversible: ClassVar[bool] = True

    recusal: Recusal
    """Who withdrew, and the ground if one was stated."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        item = state.items[self.item]
        return state.with_item(replace(item, recused=(*item.recused, self.recusal)))

    def said(self) -> Said:
        name, ground = self.recusal.name, in_words(self.recusal.ground)
        in_both = isinstance(self.recusal.ground, Written) and not self.recusal.ground.sealed
        if not ground or in_both:
            return Said.fact("{name} withdrew from item {item}.", name=name, item=self.item)
        return Said.fact(
            "{name} withdrew from item {item} ({ground}).", name=name, item=self.item, ground=ground
        )
