"""Who was there: the seats that a record shows to be filled."""

from __future__ import annotations

from dataclasses import dataclass

from app.replay.bodies import is_member, members_of, seats_of, sides
from app.replay.floor import Floor
from models.decision_record import DecisionRecord
from models.proceedings import Proceedings
from models.recorded_vote import RecordedVote


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
            return list(seats)[: sum(side.count for side in sides(vote) if side is not vote.absent)]
        return [number for number, name in enumerate(names, start=1) if name in voted or name in recused]

    def checkers(self) -> list[str]:
        """Two who were there to the end: by name, or by their seats."""
        present = self.at(self.told.votes[-1] if self.told.votes else None)
        recused = {one.person.name for one in self.told.recusals}
        names = members_of(self.record)
        called = [names[seat - 1] if seat <= len(names) else f"jäsen {seat}" for seat in present]
        return [name for name in called if name not in recused][-2:]

    def _speaking(self) -> list[int]:
        """The seats of those who moved, seconded or withdrew from the item."""
        people = [
            person for one in Floor(self.told).motions for person in (one.mover, *one.seconders) if person
        ]
        people += [one.person for one in self.told.recusals if is_member(one.person)]
        names = members_of(self.record)
        return [names.index(person.name) + 1 for person in people]
