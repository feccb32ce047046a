"""A meeting as a second secretary keeps it on paper: who is there, what may be done, what comes of it."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field, replace

from tests.support.naive_floor import AMENDING, STOPPING, Moved, Sides
from tests.support.naive_item import Noted, Paper

WISH_VOTES = 43
"""How many councillors carry a wish, whoever is absent."""

SHORTCUTS = {
    "tabled": "tabling",
    "returned": "return",
    "rejected": "dismissal",
    "approved_amended": "counter_proposal",
}
"""What may be decided unanimously at once, and the motion that it takes."""

TAKEN_BACK = ("removed", "withdrawn")


@dataclass
class Ledger:
    """The whole meeting on paper."""

    seats: dict[int, tuple[str, str]]
    ranks: dict[int, tuple[int, int]]
    quorum: int
    council: bool
    present: dict[int, str]
    items: dict[int, Paper]
    lists: dict[int, list[str]] = field(default_factory=dict)
    sat: dict[str, int] = field(default_factory=dict)
    chair: str = ""
    sections: int = 0
    history: list[Ledger | int] = field(default_factory=list)
    to_come: dict[int, str] = field(default_factory=dict)
    """Who holds which seats when the meeting goes on; empty where nothing changes."""

    # ------------------------------------------------------------- who is there

    def there(self, item: int) -> dict[int, str]:
        """Who is there; for an item that is recorded anew, who was when it was handled."""
        paper = self.items[item]
        if paper.there or not paper.stand_ins:
            return paper.there or self.present
        free = {s for s in self.seats if s not in self.present or self.present[s] in paper.recused}
        alone = {s: n for s, n in paper.stand_ins.items() if s in free and n not in self.present.values()}
        return {**self.present, **alone}

    def deputy(self, seat: int, taken: Iterable[str]) -> str:
        """Who would sit on a seat in its member's place; in a council, the first on the list who is free."""
        if not self.council:
            return self.seats[seat][1]
        return next((name for name in self.lists.get(seat, []) if name not in taken), "")

    def voters(self, item: int) -> list[str]:
        """Who may decide an item, in the order of the seats."""
        there = self.there(item)
        return [there[seat] for seat in sorted(there) if there[seat] not in self.items[item].recused]

    def absent(self, item: int) -> list[str]:
        """Who has a seat and may not decide."""
        there, voters = self.there(item), {*self.voters(item)}
        everybody = (there.get(seat, self.seats[seat][0]) for seat in sorted(self.seats))
        return [name for name in everybody if name not in voters]

    def in_the_chair(self, item: int) -> str:
        """Whose side wins a tie."""
        voters = {*self.voters(item)}
        there, took_it = self.there(item), self.items[item].chair or self.chair
        if took_it in voters:
            return took_it
        leads = {s: (2, 0) if n != self.seats[s][0] else self.ranks[s] for s, n in there.items()}
        seats = sorted((s for s, n in there.items() if n in voters), key=lambda s: (leads[s], s))
        return there[seats[0]] if seats else ""

    def quorate(self, item: int) -> bool:
        return len(self.voters(item)) >= self.quorum

    def emptied(self) -> bool:
        """Whether somebody withdrew from an item."""
        return any(paper.recused for paper in self.items.values())

    def goes_on(self, many: int) -> None:
        """Another day, with the first so many seats and who holds them then; nothing before it is undone."""
        for seat, name in self.to_come.items():
            self.seats[seat] = (name, self.seats[seat][1])
        self.present = {seat: self.seats[seat][0] for seat in sorted(self.seats)[:many]}
        self.sat |= {name: seat for seat, name in self.present.items()}
        self.to_come, self.chair, self.history = {}, "", []

    # ------------------------------------------------------------- what may be

    def unbroken(self, item: int) -> list[Noted]:
        """The votes before the first in which a seat was counted whose holder has withdrawn."""
        paper, seats = self.items[item], self.seats_of(item)
        withdrew = {seats[name]: name for name in paper.recused}
        gone = {s for s in withdrew if paper.stand_ins.get(s, "") in {"", *paper.recused}}
        broken = [place for place, vote in enumerate(paper.votes) if self.counted(vote, gone, paper.recused)]
        return paper.votes[: broken[0]] if broken else paper.votes

    def seats_of(self, item: int) -> dict[str, int]:
        """The last seat of everybody who may sit on one or did, for the item alone, too."""
        seats = {n: s for s, pair in self.seats.items() for n in pair if n}
        return seats | self.sat | {name: seat for seat, name in self.items[item].stand_ins.items()}

    @staticmethod
    def counted(vote: Noted, seats: set[int], names: set[str]) -> bool:
        return bool(vote.named & names if vote.named else vote.seats & seats)

    def changed(self, item: int) -> bool:
        """Whether the last vote ended the debate, and others may decide now than took it."""
        paper, voters = self.items[item], self.voters(item)
        if not paper.votes or paper.debated() or paper.outcome:
            return False
        last = paper.votes[-1]
        return len(last.seats) != len(voters) or not last.named <= {*voters}

    def kept(self, item: int) -> list[Noted]:
        """The votes that stay when the next one is taken; one that fits no longer is taken again."""
        paper, votes = self.items[item], self.unbroken(item)
        if not paper.floor(votes).open and self.changed(item):
            return votes[:-1]
        return votes

    def fits(self, item: int) -> bool:
        elected = all(held == len(self.voters(item)) for _, held in self.items[item].elections)
        return elected and self.unbroken(item) == self.items[item].votes and not self.changed(item)

    def before(self, name: str) -> set[str]:
        """Who presides before somebody: the chair, who may hand over to the first vice-chair, then these."""
        rank = self.rank()
        if rank[name][0] == 0:
            return set()
        ahead = {n for n, r in rank.items() if r[0] < 2 and r < rank[name]}
        return ahead if rank[name][0] == 2 else {n for n in ahead if rank[n][0] == 1}

    def rank(self) -> dict[str, tuple[int, int]]:
        """Everybody's rank: 0 the chair, 1 a vice-chair, 2 anybody else."""
        return {n: (2, 0) if n != self.seats[s][0] else self.ranks[s] for s, n in self.present.items()}

    def without(self, name: str) -> list[int] | None:
        """The items for which somebody may take the chair; none for all, None where others preside."""
        if self.rank()[name][0] == 0 and self.chair in ("", name):
            return None
        before = self.before(name)
        left = [i for i, p in self.items.items() if not p.outcome and not before & {*self.voters(i)}]
        return (left or None) if before else []

    def winner(self, sides: Sides, yes: int, no: int, chair: str) -> tuple[str, bool] | None:
        """Which side has won, and whether the chair's side settled it; None where that is not known."""
        if not yes and not no:
            return None
        if self.council and sides[1] is None:
            return ("yes" if yes >= WISH_VOTES else "no"), False
        if yes != no:
            return ("yes" if yes > no else "no"), False
        return (chair, True) if chair else None

    def may_confirm(self, item: int, outcome: str) -> bool:
        paper = self.items[item]
        if paper.outcome or not self.quorate(item) or not self.fits(item):
            return False
        follows = paper.follows()
        if outcome in TAKEN_BACK and follows == "approved" and not paper.substance():
            return True
        if paper.floor().open:
            return False
        if outcome == "noted" and follows == "approved_amended":
            return any(not motion.clauses for motion in paper.floor().won("counter_proposal"))
        return outcome == follows

    def may_be_unanimous(self, item: int, outcome: str, mover: str) -> bool:
        paper = self.items[item]
        if paper.outcome or not self.quorate(item) or (mover and mover not in self.voters(item)):
            return False
        if paper.elections or any(vote.contests(outcome) for vote in paper.votes) or not self.fits(item):
            return False
        if not self.at_once(item):
            return self.may_confirm(item, outcome) and mover in ("", *self.movers(item, outcome))
        carried = self.fitting(item, outcome, mover)
        return bool(mover or carried) and not self.rivals(item, carried or Moved(99, SHORTCUTS[outcome]))

    def at_once(self, item: int) -> bool:
        """Whether nothing stands against it that the body is unanimous on something nobody voted on."""
        return not self.items[item].substance() and self.items[item].follows() == "approved"

    def movers(self, item: int, outcome: str) -> set[str]:
        """Whose motions made the outcome."""
        paper, floor = self.items[item], self.items[item].floor()
        kinds = AMENDING if outcome == "approved_amended" else (SHORTCUTS[outcome],)
        whole = [m for m in floor.won(*kinds) if not (m.kind in STOPPING and m.clauses)]
        return {m.mover for m in whole or [m for m in floor.won(*STOPPING) if m.clauses]} or {
            m.mover for m in paper.motions
        }

    def rivals(self, item: int, motion: Moved) -> list[Moved]:
        """What is seconded, waits, and is settled before a motion or with it."""
        paper = self.items[item]
        waiting = [m for m in paper.motions if m.state == "seconded" and m.number not in paper.voted_on()]
        return [m for m in waiting if m.number != motion.number and m.comes_before(motion)]

    def fitting(self, item: int, outcome: str, mover: str) -> Moved | None:
        """The motion that is carried when everybody is for it."""
        kind = SHORTCUTS[outcome]
        voted = self.items[item].voted_on()
        by_seconders = sorted(self.items[item].motions, key=lambda m: m.state != "seconded")
        for motion in by_seconders:
            if motion.number in voted:
                continue
            whole = not motion.clauses or kind == "counter_proposal"
            alive = motion.state in ("made", "seconded")
            if motion.kind == kind and whole and alive and mover in ("", motion.mover):
                return motion
        return None

    def may_carry(self, item: int, motion: Moved) -> bool:
        """Nobody is against it, it was not voted on, and nothing that it would overturn was."""
        paper = self.items[item]
        if paper.outcome or motion.state != "seconded" or self.rivals(item, motion):
            return False
        voted, floor = paper.voted_on(), paper.floor()
        if motion.number in voted or floor.fate.get(motion.number) == "not_voted" or floor.stopped:
            return False
        if not paper.debated() and motion.kind in STOPPING:
            return False
        return not any(
            other.number in voted and other.kind in AMENDING and other.touches(motion)
            for other in paper.motions
            if motion.kind in AMENDING
        )

    # ------------------------------------------------------------- what happens

    def note(self) -> None:
        """Keep the page as it was, so that the next act can be undone."""
        present, sat, items = dict(self.present), dict(self.sat), deepcopy(self.items)
        self.history = [*self.history, replace(self, present=present, sat=sat, items=items)]

    def handle(self, item: int, outcome: str, fate: dict[int, str]) -> None:
        """Write down what was decided; a motion that only the decision names is its own mover's."""
        paper = self.items[item]
        unnoted = [Moved(n, SHORTCUTS[outcome]) for n in fate if n > len(paper.motions)]
        paper.settled = [*paper.motions, *unnoted]
        self.history = [*self.history, item]
        if not paper.section:
            self.sections += 1
            paper.section = self.sections
        paper.chair, paper.there = self.in_the_chair(item), dict(self.there(item))
        paper.outcome, paper.fate = outcome, fate

    def changes_money(self, item: int, outcome: str, fate: dict[int, str]) -> bool:
        """Whether it has to be said what each gets, if the item comes to this."""
        tried = deepcopy(self.items[item])
        unnoted = [Moved(n, SHORTCUTS[outcome]) for n in fate if n > len(tried.motions)]
        tried.settled, tried.outcome, tried.fate = [*tried.motions, *unnoted], outcome, fate
        return tried.money_changed()

    def undo(self) -> Ledger:
        """The page as it was before the last act; a section number that was given since waits."""
        *self.history, step = self.history
        if isinstance(step, int):
            self.reopen(step)
            return self
        step.sections = self.sections
        for number, paper in self.items.items():
            step.items[number].section = paper.section
        return step

    def undo_item(self, item: int) -> None:
        """An item is open again; earlier acts are undone only if nothing came after its handling."""
        self.reopen(item)
        self.history = self.history[:-1] if self.history[-1:] == [item] else []

    def reopen(self, item: int) -> None:
        """What was decided on an item is struck out; the very last section is given again."""
        paper = self.items[item]
        paper.outcome = ""
        if paper.section == self.sections:
            paper.section, self.sections = 0, self.sections - 1

    def unanimously(self, item: int, outcome: str, mover: str) -> dict[int, str]:
        """What becomes of the motions where everybody is for one."""
        paper, carried = self.items[item], self.fitting(item, outcome, mover)
        unseconded = "not_voted" if outcome in STOPPING.values() else "lapsed"
        stands = {"withdrawn": "withdrawn", "carried": "carried", "made": unseconded}
        fate = {m.number: stands.get(m.state, "not_voted") for m in paper.motions}
        fate |= {number: paper.floor().fate[number] for number in paper.voted_on()}
        fate[carried.number if carried else len(paper.motions) + 1] = "carried"
        return fate


def strangers(ledger: Ledger, item: int) -> Iterable[str]:
    """Names of those who may not vote on an item, the nearest to it first."""
    return [*sorted(ledger.items[item].recused), *ledger.absent(item), "Ulkopuolinen"]
