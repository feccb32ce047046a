"""One item as a second secretary keeps it on paper: its motions and votes, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.support.naive_floor import AMENDING, STOPPING, Floor, Moved, Sides


@dataclass(frozen=True)
class Noted:
    """A vote on paper."""

    sides: Sides
    yes: int
    no: int
    blank: int
    winner: str
    tie: bool
    named: frozenset[str] = frozenset()
    seats: frozenset[int] = frozenset()

    def contests(self, outcome: str) -> bool:
        """Whether some were for and some against what came out; a wish changes no decision."""
        on_going_on, on_a_wish = self.sides[0] is None, self.sides[1] is None
        stopped = on_going_on and self.winner == "no"
        asked = stopped if outcome in STOPPING.values() else not on_going_on and not on_a_wish
        return asked and self.yes > 0 and self.no > 0


@dataclass
class Paper:
    """One item on paper."""

    clauses: frozenset[int]
    recused: set[str] = field(default_factory=set)
    motions: list[Moved] = field(default_factory=list)
    votes: list[Noted] = field(default_factory=list)
    outcome: str = ""
    settled: list[Moved] = field(default_factory=list)
    fate: dict[int, str] = field(default_factory=dict)
    section: int = 0
    there: dict[int, str] = field(default_factory=dict)
    chair: str = ""
    stand_ins: dict[int, str] = field(default_factory=dict)
    money: dict[int, tuple[str, int]] = field(default_factory=dict)
    sums: dict[str, int] = field(default_factory=dict)
    elections: list[tuple[str, int]] = field(default_factory=list)
    """To what somebody was elected, and how many might vote."""

    def floor(self, votes: list[Noted] | None = None) -> Floor:
        counted = self.votes if votes is None else votes
        return Floor(self.motions, {vote.sides: vote.winner for vote in counted})

    def to_be_ordered(self) -> set[int]:
        """The motions of which the body may say in which order they are put."""
        put = [m for m in self.motions if m.number in self.voted_on() and m.kind in AMENDING]
        amending = [m for m in self.motions if m.kind in AMENDING and m.state == "seconded"]
        return {m.number for m in amending if not any(m.touches(other) for other in put)}

    def order(self, numbers: list[int]) -> None:
        """Put motions in an order; what was voted on keeps its place."""
        for motion in self.motions:
            kept = motion.place if motion.number in self.voted_on() else 0
            motion.place = numbers.index(motion.number) + 1 if motion.number in numbers else kept

    def voted_on(self) -> set[int]:
        """The motions that have stood in a vote."""
        return {side for vote in self.votes for side in vote.sides if side}

    def open(self, motion: Moved) -> bool:
        """Whether a motion still waits: it was not voted on, and nothing else has settled it."""
        untouched = self.floor().fate.get(motion.number, "lapsed") == "lapsed"
        return motion.state in ("made", "seconded") and untouched and motion.number not in self.voted_on()

    def took_part(self, name: str, seat: int) -> bool:
        """Whether somebody stands in a vote by name, or has a motion that waits, won without a vote or was
        put to one in which their seat was counted."""
        voted = any(name in vote.named for vote in self.votes)
        counted = {
            side for vote in self.votes if not vote.named and seat in vote.seats for side in vote.sides
        }
        at_stake = [m for m in self.motions if self.open(m) or m.state == "carried" or m.number in counted]
        return voted or any(motion.mover == name or motion.seconders == {name} for motion in at_stake)

    def debated(self) -> bool:
        """Whether the debate still goes on: nothing but tablings and returns was voted on, and none won."""
        return not self.outcome and not self.substance() and not self.floor().stopped

    def substance(self) -> bool:
        """Whether there was a vote on more than whether the handling goes on."""
        return any(vote.sides[0] is not None for vote in self.votes)

    def fates(self) -> dict[int, str]:
        """What has become of each motion; what is still open is not voted on any more."""
        floor = self.floor()
        return {m.number: floor.fate.get(m.number, "not_voted") for m in self.motions}

    def all_put_off(self) -> str:
        """What becomes of the whole where every clause was put off; a return sends all of it back."""
        found = self.floor().put_off()
        if not self.clauses <= set(found):
            return ""
        return "returned" if "returned" in found.values() else "tabled"

    def follows(self) -> str:
        """What the item comes to."""
        floor = self.floor()
        outcome = floor.stopped or self.all_put_off() or floor.outcome()
        return "elected" if self.elections and outcome in ("approved", "approved_by_vote") else outcome

    def paying(self) -> list[int]:
        """The clauses that grant what was asked for, or what was put in its place."""
        return [n for n in self.money if self.clause(n).startswith(("approved", "elected"))]

    def money_changed(self) -> bool:
        """Whether somebody else's words took the place of a clause that pays."""
        won = [m for m in self.settled if self.fate[m.number] == "carried" and m.kind == "counter_proposal"]
        return any(not m.clauses or n in m.clauses for m in won for n in self.paying())

    def pays(self) -> dict[str, int]:
        """Who gets what."""
        lines = [self.money[n] for n in self.paying()] if self.outcome else []
        gets = {who: self.sums.get(who, cents) for who, cents in lines}
        return {who: cents for who, cents in gets.items() if cents}

    def clause(self, number: int) -> str:
        """What becomes of a clause, in the item's outcome."""
        won = [m for m in self.settled if self.fate[m.number] == "carried"]
        if self.outcome in ("tabled", "returned", "removed", "withdrawn"):
            return self.outcome
        for kind in STOPPING:
            if any(m.kind == kind and number in m.clauses for m in won):
                return STOPPING[kind]
        if self.outcome != "approved_amended":
            return self.outcome
        if any(m.kind == "dismissal" and number in m.clauses for m in won):
            return "rejected"
        whole = any(m.kind == "counter_proposal" and not m.clauses for m in won)
        named = any(number in m.clauses for m in won if m.kind in AMENDING)
        return "approved_amended" if whole or named else "approved"
