"""Who was there: the seats that a record shows to be filled."""

from __future__ import annotations

from dataclasses import dataclass

from app.exchange.replay import nature
from app.exchange.replay.bodies import is_member, members_of, seats_of, sides
from app.exchange.replay.floor import Floor
from models.base.people import Official
from models.record.decision import DecisionRecord
from models.record.proceedings import Proceedings
from models.record.recorded_vote import RecordedVote


@dataclass(frozen=True)
class Presence:
    """Who was present, by the numbers of their seats."""

    record: DecisionRecord

    @property
    def told(self) -> Proceedings:
        """What the record tells of the handling."""
        return self.record.proceedings or Proceedings()

    def at_opening(self) -> list[int]:
        """Those present for the first vote, and those who spoke or withdrew before it."""
        first = self.told.votes[0] if self.told.votes else None
        return sorted({*self.at(first), *self._speaking()})

    def at(self, vote: RecordedVote | None) -> list[int]:
        """The seats that are filled: of those whose members are named, the ones who did not stay away."""
        names, seats = members_of(self.record), range(1, seats_of(self.record) + 1)
        if vote is None:
            return list(seats)
        absent = set(vote.absent.names) if vote.absent else set()
        voted = {name for side in sides(vote) for name in side.names} - absent
        recused = {one.person.name for one in self.told.recusals}
        if not voted:
            return self._counted(vote, absent, recused)
        return [number for number, name in enumerate(names, start=1) if name in voted or name in recused]

    def _counted(self, vote: RecordedVote, absent: set[str], recused: set[str]) -> list[int]:
        """The seats of a vote that names nobody who voted: as many as were counted, first those who spoke,
        none of whoever was absent; and those who had withdrawn, who are there and do not vote."""
        called = dict(enumerate(members_of(self.record), start=1))
        every = dict.fromkeys((*self._speaking(), *range(1, seats_of(self.record) + 1)))
        voters = [seat for seat in every if called.get(seat) not in absent | recused]
        counted = sum(side.count for side in sides(vote) if side is not vote.absent)
        return sorted([*voters[:counted], *(seat for seat in every if called.get(seat) in recused)])

    def checkers(self) -> list[str]:
        """Two who were there to the end: by name, or by their seats."""
        present = self.at(self.told.votes[-1] if self.told.votes else None)
        recused = {one.person.name for one in self.told.recusals}
        names = members_of(self.record)
        called = [names[seat - 1] if seat <= len(names) else f"jäsen {seat}" for seat in present]
        return [name for name in called if name not in recused][-2:]

    def _speaking(self) -> list[int]:
        """The seats of those who moved, seconded or withdrew from the item."""
        motions = floor_of(self.record).motions
        people = [person for one in motions for person in (one.mover, *one.seconders) if person]
        people += [one.person for one in self.told.recusals if is_member(one.person)]
        names = members_of(self.record)
        return [names.index(person.name) + 1 for person in people if person.name in names]


def chair_of(record: DecisionRecord) -> Official:
    """Whoever sits in the chair's seat."""
    return Official(name=next(iter(members_of(record)), "puheenjohtaja"))


def floor_of(record: DecisionRecord) -> Floor:
    """The motions of a record."""
    told, chair = record.proceedings or Proceedings(), chair_of(record)
    return Floor(told, chair, electing=bool(nature.elected_by(record)))
