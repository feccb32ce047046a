"""Electing: the act of recording an election held on an item, and its fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from models.base.words import Said
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.matter.election import Ballots, Election, elected, refuse_wrong_sums
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting


class RecordElection(ItemAct):
    """Record an election on an item: the candidates and their votes. The engine says who is elected.

    A tie for the last seat is settled by lot: draw it, and say whom it gave. The item is then handled as
    elected.
    """

    noun: ClassVar[str] = "election"
    verb: ClassVar[str] = "record"
    example: ClassVar[str] = "pykala election record khs-2021-03-15 --item 10 --from election.yaml"

    file: ClassVar[str] = """seats: 1
slates: [{candidates: [Mai Kivelä], votes: 9}, {candidates: [jäsen 4], votes: 6}]
secret: yes"""

    ballots: Ballots
    """The seats, slates with their candidates and votes, and how it was held: blank, secret, lot …"""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        state.refuse_unlawful()
        state.debated(self.item, command.happened_at)
        state.refuse_inquorate(self.item)
        held = self.ballots
        if held.demanded_by:
            state.refuse_absent(held.demanded_by, self.item)
        refuse_wrong_sums(held, len(state.voters(self.item)))
        winners = elected(held.slates, held.seats, held.lot)
        yield ElectionHeld(item=self.item, election=Election(**held.model_dump(), elected=winners))


class ElectionHeld(ItemFact):
    """An election was held."""

    reversible: ClassVar[bool] = True

    item: int
    """Number of the item under which it was held."""
    election: Election
    """The lists with their votes, and who got the seats."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        item = state.items[self.item]
        return state.with_item(replace(item, elections=(*item.elections, self.election)))

    def answers(self) -> dict[str, str | int]:
        return {"elected": ", ".join(self.election.elected)}

    def said(self) -> Said:
        return Said.fact("Item {item}, {election}.", item=self.item, election=self.election.said())
