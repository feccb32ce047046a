"""A second calculation of the order of votes, taken step by step as a chair would, without the engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Sides = tuple[int | None, int | None]
"""What a vote is between: motions by number, 0 for the base, None for going on or opposing."""

STOPPING = {"removal": "removed", "tabling": "tabled", "return": "returned"}
AMENDING = ("counter_proposal", "addition", "dismissal")


@dataclass
class Moved:
    """A motion as somebody noted it on paper; `state` is made, seconded, withdrawn or carried."""

    number: int
    kind: str
    clauses: frozenset[int] = frozenset()
    state: str = "made"
    mover: str = ""
    seconders: frozenset[str] = frozenset()
    place: int = 0

    def comes_before(self, other: Moved) -> bool:
        """Whether it is settled before another, or with it, so that the other cannot be carried over it."""
        apart = self.clauses and other.clauses and not self.clauses & other.clauses
        if self.kind in STOPPING:
            first = list(STOPPING)
            sooner = other.kind in STOPPING and first.index(other.kind) < first.index(self.kind)
            return not apart and not sooner and other.kind != "wish"
        return self.kind in AMENDING and other.kind in AMENDING and self.touches(other)

    def touches(self, other: Moved) -> bool:
        """Whether both would change the same clause; an addition that names none changes none."""
        if any(each.kind == "addition" and not each.clauses for each in (self, other)):
            return False
        return not self.clauses or not other.clauses or bool(self.clauses & other.clauses)


@dataclass
class Floor:
    """What has become of each motion, what was asked in which order, and what is asked next."""

    motions: list[Moved]
    winners: Mapping[Sides, str]
    fate: dict[int, str] = field(default_factory=dict)
    asked: list[Sides] = field(default_factory=list)
    open: Sides | None = None
    stopped: str = ""
    group: list[Moved] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Take the motions one after the other; the first question without an answer is the next one."""
        unlike = {"made": "lapsed", "withdrawn": "withdrawn", "carried": "carried"}
        self.fate = {m.number: unlike[m.state] for m in self.motions if m.state in unlike}
        try:
            self._carried_without_a_vote()
            if not self.stopped:
                self._take()
        except LookupError:
            pass

    def _ask(self, yes: int | None, no: int | None) -> str:
        if (yes, no) not in self.winners:
            self.open = (yes, no)
            raise LookupError
        self.asked.append((yes, no))
        return self.winners[yes, no]

    def _left(self, *kinds: str) -> list[Moved]:
        return [m for m in self.motions if m.kind in kinds and m.number not in self.fate]

    def _carried_without_a_vote(self) -> None:
        for won in [m for m in self.motions if m.state == "carried"]:
            if won.kind in STOPPING:
                self._stop(won)
            elif won.kind in AMENDING:
                for other in self._left(*AMENDING):
                    if other.touches(won):
                        self.fate[other.number] = "not_voted"

    def _stop(self, won: Moved) -> None:
        for other in [m for m in self.motions if m.number not in self.fate]:
            if not won.clauses or (other.clauses and other.clauses <= won.clauses):
                voted_down = (None, other.number) in self.winners
                self.fate[other.number] = "lost" if voted_down else "not_voted"
        if not won.clauses:
            self.stopped = self.stopped or STOPPING[won.kind]

    def _take(self) -> None:
        for kind in STOPPING:
            while motions := self._left(kind):
                motion = motions[0]
                carried = self._ask(None, motion.number) == "no"
                self.fate[motion.number] = "carried" if carried else "lost"
                if carried:
                    self._stop(motion)
                if self.stopped:
                    return
        while changing := self._in_order():
            best = self._best_of(changing)
            self.fate[best.number] = "carried" if self._ask(0, best.number) == "no" else "lost"
        while dismissing := self._left("dismissal"):
            best = self._best_of(dismissing)
            ahead = [m for m in self.won("counter_proposal", "addition", "dismissal") if m.touches(best)]
            standing = [m for m in ahead if m.state != "carried"]
            base = standing[0].number if len(standing) == 1 else 0
            won = self._ask(base, best.number) == "no"
            self.fate[best.number] = "carried" if won else "lost"
            self.fate.update({m.number: "lost" for m in standing if won})
        for wish in self._left("wish"):
            self.fate[wish.number] = "carried" if self._ask(wish.number, None) == "yes" else "lost"

    def _best_of(self, motions: list[Moved]) -> Moved:
        """The first, or who beats it and so on, once nobody is left that would change the same."""
        best, left = motions[0], motions[1:]
        self.group = self._all_that_meet(motions)
        while any(m.touches(best) for m in left):
            rival = next(m for m in left if m.touches(best))
            left.remove(rival)
            lost = rival if self._ask(best.number, rival.number) == "yes" else best
            self.fate[lost.number] = "lost"
            best = best if lost is rival else rival
        return best

    def _all_that_meet(self, motions: list[Moved]) -> list[Moved]:
        """The first and whoever touches it, or somebody who does."""
        reached = {motions[0].number}
        for _ in motions:
            reached |= {m.number for m in motions for n in motions if n.number in reached and m.touches(n)}
        return [m for m in motions if m.number in reached]

    def _in_order(self) -> list[Moved]:
        """What changes the base, as the body confirmed it and then as it was moved; a dismissal that nobody
        gave a place waits."""
        left = [m for m in self._left(*AMENDING) if m.kind != "dismissal" or m.place]
        return sorted(left, key=lambda m: (m.place or len(self.motions) + 1, m.number))

    def unordered(self) -> bool:
        """Whether three or more meet next of which nobody said the order; dismissals need none."""
        if all(m.kind == "dismissal" and not m.place for m in self.group):
            return False
        pair = bool(self.open and self.open[0] and self.open[1])
        begun = {m.number for m in self.group} & {side for sides in self.asked for side in sides}
        unplaced = [m for m in self.group if not m.place]
        return pair and not begun and len(self.group) > 2 and len(unplaced) > 1

    def won(self, *kinds: str) -> list[Moved]:
        """The motions of some kinds that were carried."""
        return [m for m in self.motions if m.kind in kinds and self.fate.get(m.number) == "carried"]

    def put_off(self) -> dict[int, str]:
        """The clauses that were put off by themselves: a tabling is settled before a return."""
        found: dict[int, str] = {}
        for kind, outcome in STOPPING.items():
            for motion in self.won(kind):
                for clause in motion.clauses:
                    found.setdefault(clause, outcome)
        return found

    def outcome(self) -> str:
        """What the item comes to, if nothing more is moved."""
        if self.stopped:
            return self.stopped
        if any(not motion.clauses for motion in self.won("dismissal")):
            return "rejected"
        if self.won(*AMENDING):
            return "approved_amended"
        return "approved_by_vote" if any(0 in sides for sides in self.asked) else "approved"
