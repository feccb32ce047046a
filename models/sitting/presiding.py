"""Who presides: the chair, without whom the vice-chairs in their order, without these whom the body chose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.matter.attendance import Move, Present
from models.meeting.item_act import WholeAct
from models.meeting.meeting import Meeting
from models.meeting.members import Member
from models.sitting.coming_and_going import refuse_not_there


class OthersPreside(Refusal):
    """{name} does not take the chair while {before} is there and has not withdrawn."""


class PresidesAlready(Refusal):
    """{name} is in the chair already; over an item from which they withdrew the next one presides by
    itself."""

    vain: ClassVar[bool] = True


class HandOverChair(WholeAct):
    """Record who takes the chair: the chair, a vice-chair in their order, or whom the body chose without
    them.

    Where those before them have only withdrawn from items, it is for these items.
    """

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "chair"
    example: ClassVar[str] = "pykala meeting chair khs-2021-03-15 --member 2"

    member: Member = Field(min_length=1, max_length=200)
    """The member who takes the chair, by name or by seat."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        state.refuse_before(command.happened_at, world.now)
        refuse_not_there(state, self.member)
        items = self._items_without_others(state)
        if state.chair() == self.member and state.seated(self.member).sits_as == "chair":
            raise PresidesAlready(name=self.member)
        yield ChairTaken(name=self.member, items=items)

    def _items_without_others(self, state: Meeting) -> tuple[int, ...]:
        """The items from which all have withdrawn who preside before them; none where nobody does."""
        who = state.seated(self.member)
        before = [person.name for person in state.present if _presides_before(person, who)]
        if not before:
            return ()
        left = [item for item in state.items.values() if not item.done]
        without = [item.number for item in left if not {*before} & {*state.voters(item.number)}]
        if not without:
            raise OthersPreside(name=self.member, before=Listed.of(before, "or"))
        return tuple(sorted(without))


def _presides_before(one: Present, other: Present) -> bool:
    """Whether somebody presides before another; a chair who is there may hand it to the first vice-chair."""
    if other.sits_as == "chair" or one.sits_as == "member":
        return False
    if other.sits_as == "member":
        return True
    return one.sits_as == "vice_chair" and (one.rank, one.seat) < (other.rank, other.seat)


class ChairTaken(Content):
    """Somebody took the chair."""

    reversible: ClassVar[bool] = True

    name: str
    """Who is in the chair from now on, by the name under which they sit."""
    items: tuple[int, ...] = ()
    """The items for which they are; none where it is for all that follow."""

    def about(self) -> frozenset[int]:
        return frozenset(self.items)

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        if self.items:
            for number in self.items:
                state = state.with_item(replace(state.items[number], chair=self.name))
            return state
        moved = state.with_move(state.seated(self.name), Move.TOOK_CHAIR, fact.happened_at)
        return replace(moved, in_the_chair=self.name)

    def said(self) -> Said:
        if self.items:
            return Said.fact(
                "{name} took the chair for item {items}.",
                "{name} took the chair for items {items}.",
                count=len(self.items),
                name=self.name,
                items=Listed.of(self.items),
            )
        return Said.fact("{name} took the chair.", name=self.name)
