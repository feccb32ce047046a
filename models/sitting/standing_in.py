"""A deputy for one item: in the place of a member who has withdrawn from it, and who leaves after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import Said
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Name
from models.matter.attendance import NoSuchSeat, Present
from models.meeting.deputies import NobodyStandsIn, deputy_of, refuse_on_no_list
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting


class NotEmptied(Refusal):
    """Seat {seat} is not that of a member who is there and has withdrawn from item {item}; a deputy for one
    item sits on such a seat only. Where a member is away, the deputy arrives (meeting arrive)."""


class BeforeTheVotes(Refusal):
    """Item {item} was voted on already; a deputy comes for all of it, before its votes. Undo these first."""


class SeatDeputy(ItemAct):
    """Record that a deputy sits for one item, in the place of a member who has withdrawn from it.

    The deputy leaves when the item is handled. In a council it is the next on the list of that seat.
    """

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "deputy"
    example: ClassVar[str] = "pykala item deputy khs-2021-03-15 --item 10 --seat 4"

    seat: int = Field(ge=1)
    """The seat of the member who has withdrawn, by its number."""
    remote: bool = False
    """The deputy takes part over a remote connection."""
    passed_over: tuple[Name, ...] = ()
    """Deputies on a council's list who cannot come, by name: the next one stands in."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        item = state.debated(self.item, command.happened_at, world.now)
        called = {seat.seat: seat for seat in state.seats}
        if self.seat not in called:
            raise NoSuchSeat(body=state.body, seat=self.seat, day=state.day, seats=len(called))
        withdrawn = {recusal.name for recusal in item.recused}
        on_it = [person.name for person in state.there(self.item) if person.seat == self.seat]
        if not on_it or not {*on_it} <= withdrawn:
            raise NotEmptied(seat=self.seat, item=self.item)
        if item.votes or item.elections:
            raise BeforeTheVotes(item=self.item)
        refuse_on_no_list(self.passed_over, state, world)
        there = {person.name for person in state.there(self.item)}
        seat = called[self.seat]
        name = deputy_of(seat, state, {*self.passed_over, *there, *withdrawn}, world)
        if name in there | withdrawn:
            raise NobodyStandsIn(seat=self.seat, body=state.body)
        sits = Present(
            seat=self.seat, name=name, role=seat.role, deputy=True, remote=self.remote, rank=seat.rank
        )
        yield DeputySeated(item=self.item, person=sits)


class DeputySeated(ItemFact):
    """A deputy sits for one item."""

    reversible: ClassVar[bool] = True

    person: Present
    """Who, and on whose seat."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        item = state.items[self.item]
        return state.with_item(replace(item, stand_ins=(*item.stand_ins, self.person)))

    def said(self) -> Said:
        return Said.fact(
            "{name} sits on seat {seat} for item {item}.",
            name=self.person.name,
            seat=self.person.seat,
            item=self.item,
        )
