"""An open meeting for a search: people come and go, withdraw and move, and a second secretary notes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache, partial
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from models.bodies.body import Bodies
from models.meeting.meeting import Meeting
from tests.support.beginning import Beginning
from tests.support.builders import Town, instant, proposal, written
from tests.support.naive_floor import STOPPING, Moved
from tests.support.naive_item import Paper
from tests.support.naive_meeting import Ledger, strangers
from tests.support.searching import Searching

CLAUSES = {1: 1, 2: 2, 3: 3}
"""How many clauses each item has."""

LISTS: dict[str, dict[str, Any]] = {
    "Vasen": {"seats": ["1-5"], "deputies": [{"name": f"Vasen {n}"} for n in "ABC"]},
    "Oikea": {"seats": ["6-12"], "deputies": [{"name": f"Oikea {n}"} for n in "AB"]},
}
"""The lists of the council; seats from 13 on have none."""

NEXT_TERM = {8: "Uusi 8", 9: "Uusi 9"}
"""Who holds seats of the board from the day to which a meeting is adjourned."""

KINDS = ("removal", "tabling", "return", "dismissal", "counter_proposal", "addition", "wish")
REACHED: Counter[str] = Counter()
"""How often each act was taken or refused, and why."""


Money = dict[int, tuple[str, int]]
"""Who gets how much by which clause of the last item."""


def a_grant(money: Money) -> dict[str, Any]:
    """The part of a proposal that grants it."""
    recipients = [{"name": who, "cents": cents, "clause": n} for n, (who, cents) in money.items()]
    total = sum(cents for _, cents in money.values())
    said = {"cents": total, "year": 2021, "budget_item": "2 20 01", "recipients": recipients}
    return {"appropriation": said} if money else {}


def a_sitting(body: str, present: int, money: Money) -> Town:
    """A meeting of a body that is open with its first so many seats filled, and three items before it."""
    town = Town()
    if body == "kvsto":
        council = Bodies.load().get(body).model_dump(mode="json", exclude_defaults=True)
        lists = [{"name": {"fi": name}, **given} for name, given in LISTS.items()]
        town.do("load_body", role="secretary", description={**council, "alliances": lists})
    if body == "khs":
        town.do("load_body", role="secretary", description=between_terms(body))
    town.call("2021-03-01", "2021-03-17 16:00", body=body)
    for item, clauses in CLAUSES.items():
        words = [f"Kohta {item}.{number}." for number in range(1, clauses + 1)]
        town.case_id = town.do("open_case", title=f"Asia {item}", task_class="02 02 02").journal
        town.on_case("revise_proposal", proposal=proposal(*words, **(a_grant(money) if clauses == 3 else {})))
        own = {"prepared_by": "council"} if body == "kvsto" else {}
        town.on_case("approve_for_agenda", body=body, **own)
        town.on_meeting("place_item", case=town.case_id, item=item)
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-03-17 16:00", present=range(1, present + 1))
    return town


def between_terms(body: str) -> dict[str, Any]:
    """The description of a body some of whose seats change hands on the day after the sitting."""
    known = Bodies.load().get(body).model_dump(mode="json", exclude_defaults=True)
    now = {"valid_from": "2021-01-01", "valid_to": "2021-03-17"}
    for seat in known["seats"]:
        if later := NEXT_TERM.get(seat["number"]):
            seat["members"] = [
                {"name": f"Vanha {seat['number']}", **now},
                {"name": later, "valid_from": "2021-03-18"},
            ]
    return known


BOARD, SMALL_BOARD = partial(a_sitting, "khs", 15), partial(a_sitting, "khs", 9)
COUNCIL, SMALL_COUNCIL = partial(a_sitting, "kvsto", 85), partial(a_sitting, "kvsto", 58)


def on_paper(meeting: Meeting, money: Money) -> Ledger:
    """The second secretary begins with the list of seats and who is there."""
    return Ledger(
        seats={seat.seat: (seat.member, seat.deputy) for seat in meeting.seats},
        ranks={
            seat.seat: (("chair", "vice_chair", "member").index(seat.role), seat.rank)
            for seat in meeting.seats
        },
        quorum={15: 8, 85: 57}[len(meeting.seats)],
        council=meeting.body == "kvsto",
        to_come=dict(NEXT_TERM) if meeting.body == "khs" else {},
        lists={s: [f"Vasen {n}" for n in "ABC"] for s in range(1, 6)}
        | {s: [f"Oikea {n}" for n in "AB"] for s in range(6, 13)},
        sat={person.name: person.seat for person in meeting.present},
        present={person.seat: person.name for person in meeting.present},
        items={
            item: Paper(frozenset(range(1, many + 1)), money=dict(money) if many == 3 else {})
            for item, many in CLAUSES.items()
        },
    )


@cache
def _begun(begin: Callable[[Money], Town], kind: type[Sitting]) -> Beginning:
    """A meeting of a kind of search, once for all of its examples."""
    return Beginning(partial(begin, kind.money))


class Sitting(Searching):
    """An open meeting, in which everything is tried that may and that may not be."""

    money: ClassVar[Money] = {}
    """What the last item grants."""

    @initialize(begin=st.sampled_from([BOARD, BOARD, SMALL_BOARD, COUNCIL, SMALL_COUNCIL]))
    def the_meeting_is_opened(self, begin: Callable[[Money], Town]) -> None:
        self.begins_with(_begun(begin, type(self)))
        self.paper = on_paper(self.town.meeting, self.money)

    def tried(self, name: str, lawful: bool, **fields: Any) -> bool:
        """Ask for an act; it is taken exactly if the second secretary holds it to be lawful."""
        taken = self.ask(name, self.town.meeting_id, **fields)
        assert taken == lawful, f"{name} {fields}: {'taken' if taken else self.refusal}"
        REACHED[f"{name} {'taken' if taken else self.refusal.partition(':')[0]}"] += 1
        return taken

    def item(self, data: st.DataObject) -> int:
        """An item, one that is still debated if there is one."""
        left = [number for number, paper in self.paper.items.items() if not paper.outcome]
        return data.draw(st.sampled_from([*left, *left, *left, *CLAUSES]), label="item")

    def debated(self, data: st.DataObject) -> int:
        """An item that is still debated, if there is one."""
        open_ones = [number for number, paper in self.paper.items.items() if paper.debated()]
        return data.draw(st.sampled_from(open_ones), label="item") if open_ones else self.item(data)

    def somebody(self, data: st.DataObject, item: int) -> str:
        """Mostly a voter."""
        voters = self.paper.voters(item)
        others = [*strangers(self.paper, item)][:2] if data.draw(st.integers(0, 5)) == 5 else []
        return data.draw(st.sampled_from(others or voters[:9] or ["Ulkopuolinen"]), label="who")

    def a_motion(self, data: st.DataObject, item: int) -> Moved | None:
        motions = self.paper.items[item].motions
        return data.draw(st.sampled_from(motions), label="motion") if motions else None

    # --------------------------------------------------------- coming and going

    @rule(seat=st.integers(1, 16), deputy=st.booleans())
    def somebody_arrives(self, seat: int, deputy: bool) -> None:
        free = seat in self.paper.seats and seat not in self.paper.present
        taken = self.paper.present.values()
        who = (self.paper.deputy(seat, taken) if deputy else self.paper.seats[seat][0]) if free else ""
        if self.tried("arrive", bool(who), seat=seat, deputy=deputy):
            self.paper.note()
            self.paper.present[seat] = who
            self.paper.sat[who] = seat

    @rule(data=st.data())
    def somebody_leaves(self, data: st.DataObject) -> None:
        self.leave(data.draw(st.sampled_from([*list(self.paper.present.values())[:9], "Ulkopuolinen"])))

    def leave(self, name: str) -> None:
        if self.tried("leave", name in self.paper.present.values(), member=name):
            self.paper.note()
            self.paper.present = {seat: who for seat, who in self.paper.present.items() if who != name}
            self.paper.chair = "" if self.paper.chair == name else self.paper.chair

    @rule(data=st.data())
    def somebody_takes_the_chair(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from([*list(self.paper.present.values())[:5], "Ulkopuolinen"]))
        items = self.paper.without(name) if name in self.paper.present.values() else None
        if self.tried("hand_over_chair", items is not None, member=name):
            self.paper.note()
            for item in items or ():
                self.paper.items[item].chair = name
            self.paper.chair = self.paper.chair if items else name

    @precondition(lambda self: sum(len(paper.recused) for paper in self.paper.items.values()) < 6)
    @rule(data=st.data())
    def somebody_withdraws(self, data: st.DataObject) -> None:
        item = self.item(data)
        self.withdraw(item, self.somebody(data, item))

    def withdraw(self, item: int, name: str) -> None:
        paper = self.paper.items[item]
        may = not paper.outcome and name in self.paper.voters(item)
        may = may and not paper.took_part(name, self.paper.seats_of(item)[name])
        if self.tried("recuse", may, item=item, person=name):
            self.paper.note()
            paper.recused.add(name)

    @rule(data=st.data())
    def a_deputy_sits_for_an_item(self, data: st.DataObject) -> None:
        item = self.item(data)
        if not self.paper.items[item].recused:
            self.withdraw(item, self.somebody(data, item))
        there, paper = self.paper.there(item), self.paper.items[item]
        emptied = [seat for seat, name in there.items() if name in paper.recused]
        seat = data.draw(st.sampled_from([*emptied, *emptied, *list(there)[:2], 16]), label="seat")
        taken = {*there.values(), *self.paper.present.values(), *paper.recused}
        name = self.paper.deputy(seat, taken) if seat in self.paper.seats else ""
        may = seat in emptied and not (paper.outcome or paper.votes or paper.elections)
        may = may and name not in {"", *taken}
        if self.tried("seat_deputy", may, item=item, seat=seat):
            self.paper.note()
            paper.stand_ins[seat] = name

    def goes_on_in_another_term(self, many: int) -> None:
        until = instant("2021-03-18 16:00")
        if not self.tried("adjourn_meeting", True, until=until.isoformat(), reason="Myöhäinen aika."):
            return
        self.pass_time(until - self.memory.now)
        enough = many >= self.paper.quorum
        if not self.tried("continue_meeting", enough, present=range(1, many + 1)):
            many = len(self.paper.seats)
            self.tried("continue_meeting", True, present=range(1, many + 1))
        self.paper.goes_on(many)

    # ------------------------------------------------------------------ motions

    @rule(data=st.data(), kind=st.sampled_from(KINDS), seconded=st.booleans())
    def a_motion_is_made(self, data: st.DataObject, kind: str, seconded: bool) -> None:
        self.move(data, self.item(data), kind, seconded)

    def move(self, data: st.DataObject, item: int, kind: str, seconded: bool) -> None:
        mover, paper, voters = self.somebody(data, item), self.paper.items[item], self.paper.voters(item)
        some = st.sets(st.integers(1, len(paper.clauses)), max_size=2)
        clauses = data.draw(st.sampled_from([st.just(set()), some]).flatmap(lambda s: s), label="clauses")
        may = paper.debated() and mover in voters
        may = may and (kind != "removal" or clauses in (set(), paper.clauses))
        words: dict[str, Any] = {"text": written(f"Esitys: {kind}.")}
        fields = words if kind not in STOPPING else {"until": "week"} if kind == "tabling" else {}
        if not self.tried("make_motion", may, item=item, kind=kind, mover=mover, clauses=clauses, **fields):
            return
        self.paper.note()
        whole = kind not in ("counter_proposal", "addition", "wish") and clauses == paper.clauses
        named = frozenset() if whole else frozenset(clauses)
        paper.motions.append(Moved(len(paper.motions) + 1, kind, named, mover=mover))
        if seconded:
            self.second(item, paper.motions[-1], next((n for n in voters if n != mover), mover))

    @rule(data=st.data())
    def a_motion_is_seconded(self, data: st.DataObject) -> None:
        item = self.item(data)
        if motion := self.a_motion(data, item):
            self.second(item, motion, self.somebody(data, item))

    def second(self, item: int, motion: Moved, who: str) -> None:
        paper = self.paper.items[item]
        alive = motion.state in ("made", "seconded") and paper.debated()
        alive = alive and paper.floor().fate.get(motion.number, "lapsed") == "lapsed"
        may = alive and who in self.paper.voters(item) and who != motion.mover
        if self.tried("second_motion", may, item=item, motion=motion.number, seconders=[who]):
            self.paper.note()
            motion.state = "seconded"
            motion.seconders |= {who}

    @rule(data=st.data(), act=st.sampled_from(["withdraw", "carry"]))
    def a_motion_is_withdrawn_or_carried_without_a_vote(self, data: st.DataObject, act: str) -> None:
        item = self.item(data)
        if not self.paper.items[item].motions:
            self.dispute(data, item)
        motions = self.paper.items[item].motions
        if new := data.draw(st.booleans(), label="a new one"):
            kind = data.draw(st.sampled_from(("addition", "counter_proposal")), label="kind")
            self.move(data, item, kind, seconded=data.draw(st.booleans(), label="seconded"))
        if motion := motions[-1] if new and motions else self.a_motion(data, item):
            self.settle_without_a_vote(item, motion, act)
            if motion.state == "carried":
                self.withdraw(item, motion.mover)

    def settle_without_a_vote(self, item: int, motion: Moved, act: str) -> None:
        paper = self.paper.items[item]
        alive = paper.open(motion) and not paper.outcome
        may = alive if act == "withdraw" else self.paper.may_carry(item, motion)
        if self.tried(f"{act}_motion", may, item=item, motion=motion.number):
            self.paper.note()
            motion.state = "withdrawn" if act == "withdraw" else "carried"

    def dispute(self, data: st.DataObject, item: int) -> None:
        motions = st.tuples(st.sampled_from(KINDS[1:]), st.sampled_from([True, True, True, False]))
        for kind, seconded in data.draw(st.lists(motions, max_size=4), label="motions"):
            self.move(data, item, kind, seconded)
