"""What is not in the summons: a council takes it up by its own decision alone (Kuntalaki 95 §)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.agenda.rearranging import TakenOffAgenda
from models.base.refusal import Refusal
from models.base.words import Said
from models.engine.command import Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.matter.taking_up import TakingUp
from models.matter.vote import CHAIRS_SIDE, Method, Side, Tally, TallyWrong, checked
from models.meeting.agenda_lines import listed
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.meeting.members import Member
from models.meeting.taken_off import ItemTakenOff


class InTheSummons(Refusal):
    """Item {item} is before {meeting} already: it stood in the summons and was prepared, or was taken up."""

    vain: ClassVar[bool] = True


class TakeUpItem(ItemAct):
    """Record that the council decided whether it takes up what is not in its summons, or was not prepared.

    Most votes take it up; what the board has not prepared is taken up unanimously only. What is not taken up
    leaves the agenda.
    """

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "take-up"
    example: ClassVar[str] = "pykala item take-up kvsto-2021-03-17 --item 7 --yes-count 60 --no-count 25"

    proposed_by: Member = Field(default="", max_length=200)
    """The member who moved it, by name or by seat."""
    unanimous: bool = False
    """Nobody was against it."""
    yes_count: int = Field(default=0, ge=0)
    """How many voted for taking it up."""
    no_count: int = Field(default=0, ge=0)
    """How many voted against it."""
    blank_count: int = Field(default=0, ge=0)
    """How many voted blank."""
    chair: Side | None = None
    """The chair's side, needed on a tie."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        item = state.debated(self.item, command.happened_at, world.now)
        if item.taken_up or not (item.unprepared or state.beyond_the_summons(item)):
            raise InTheSummons(item=self.item, meeting=state.id)
        state.refuse_inquorate(self.item)
        if self.proposed_by:
            state.refuse_absent(self.proposed_by, self.item)
        tally = None if self.unanimous else self._tally(state)
        unanimously = item.unprepared and state.rules().flag("agenda.unprepared_unanimously")
        taken = tally is None or (self._won(tally) and not (unanimously and tally.no_count))
        decided = TakingUp(proposed_by=self.proposed_by, unanimous=tally is None, tally=tally)
        yield TakingUpDecided(item=self.item, taken=taken, how=decided)
        if not taken:
            yield ItemTakenOff(item=self.item)
            if item.case:
                yield Entry(journal=item.case, content=TakenOffAgenda(meeting=state.id, item=self.item))

    def _tally(self, state: Meeting) -> Tally:
        given = Tally(
            method=Method.COUNT,
            yes_count=self.yes_count,
            no_count=self.no_count,
            blank_count=self.blank_count,
        )
        return checked(given, state.voters(self.item), state.members(self.item))

    def _won(self, tally: Tally) -> bool:
        """Most votes; on a tie the chair's side (Kuntalaki 104 §)."""
        if tally.yes_count != tally.no_count:
            return tally.yes_count > tally.no_count
        if self.chair is None or not tally.yes_count:
            raise TallyWrong(problem=CHAIRS_SIDE)
        return self.chair is Side.YES


class TakingUpDecided(ItemFact):
    """The council decided whether it takes up an item that is not in its summons."""

    taken: bool
    """It takes the item up; else that leaves the agenda."""
    how: TakingUp
    """Unanimously, or by which vote."""

    def can_be_undone(self) -> bool:
        return self.taken

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        item = state.items[self.item]
        if self.taken:
            return state.with_item(replace(item, taken_up=self.how))
        return replace(state, declined=(*state.declined, *listed([item])))

    def said(self) -> Said:
        if self.how.tally is None:
            return Said.fact("Item {item} was taken up as urgent, unanimously.", item=self.item)
        votes = {"yes": self.how.tally.yes_count, "no": self.how.tally.no_count}
        if self.taken:
            return Said.fact("Item {item} was taken up as urgent, {yes}–{no}.", item=self.item, **votes)
        return Said.fact("Item {item} was not taken up, {yes}–{no}.", item=self.item, **votes)
