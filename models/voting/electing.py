"""Electing: the act of recording an election held on an item, and its fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from models.base.words import Said
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.matter.election import (
    Ballots,
    ElectedAlready,
    Election,
    elected,
    refuse_undemanded,
    refuse_wrong_sums,
)
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.meeting.members import called
from models.voting.holding import standing_elections


class RecordElection(ItemAct):
    """Record an election on an item: the candidates and their votes. The engine says who is elected.

    A tie for the last seat is settled by lot: draw it, and say whom it gave. Nobody is elected without a
    vote. The item is then handled as elected.
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
        state.debated(self.item, command.happened_at, world.now)
        state.refuse_inquorate(self.item)
        state.refuse_not_taken_up(self.item)
        held = self._as_demanded(state)
        item, standing = state.items[self.item], standing_elections(state, self.item)
        if before := next((one for one in standing if one.office == held.office), None):
            raise ElectedAlready(elected=before.said(), item=self.item)
        voters = len(state.voters(self.item))
        refuse_wrong_sums(held, voters)
        refuse_undemanded(held, voters)
        winners = elected(held.slates, held.seats, held.lot)
        election = Election(**held.model_dump(), voters=voters, elected=winners)
        yield ElectionHeld(item=self.item, election=election, again=len(standing) < len(item.elections))

    def _as_demanded(self, state: Meeting) -> Ballots:
        """The ballots with those who demanded them by name; each of them is there."""
        who = called(state, self.item, self.ballots.demanders)
        for name in who:
            state.refuse_absent(name, self.item)
        by = who[0] if len(who) == 1 else who or ""
        return self.ballots.model_copy(update={"demanded_by": by})


class ElectionHeld(ItemFact):
    """An election was held."""

    reversible: ClassVar[bool] = True

    item: int
    """Number of the item under which it was held."""
    election: Election
    """The lists with their votes, and who got the seats."""
    again: bool = False
    """It was held again, for those who may decide were not those any more who had elected."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        item, standing = state.items[self.item], standing_elections(state, self.item)
        kept = standing if self.again else item.elections
        return state.with_item(replace(item, elections=(*kept, self.election)))

    def answers(self) -> dict[str, str | int]:
        return {"elected": ", ".join(self.election.elected)}

    def said(self) -> Said:
        return Said.fact("Item {item}, {election}.", item=self.item, election=self.election.said())
