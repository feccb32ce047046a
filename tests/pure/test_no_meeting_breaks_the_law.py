"""Members come, go, withdraw, move and vote in any order: a second secretary's paper says the same each time.

More examples: PYKALA_EXAMPLES=2000 pytest tests/pure/test_no_meeting_breaks_the_law.py
"""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from models.case.case import Case
from models.case.granting import granted
from models.matter.item import Item
from tests.support.builders import written
from tests.support.electing import Electing
from tests.support.naive_item import Noted, Paper
from tests.support.naive_meeting import SHORTCUTS, strangers
from tests.support.sitting import CLAUSES, KINDS, NEXT_TERM, REACHED
from tests.support.tallies import CLEAR, RESULTS, sides_of
from tests.support.worth_reaching import WORTH_REACHING

METHODS = ("roll_call", "roll_call", "count", "count", "secret")
OUTCOMES = [*SHORTCUTS, "approved", "approved_by_vote", "noted", "removed", "withdrawn"]


class Deciding(Electing):
    """A meeting that votes, handles its items and undoes what it did."""

    # -------------------------------------------------------------------- votes

    @rule(
        data=st.data(),
        method=st.sampled_from(METHODS),
        flaw=st.sampled_from(["", "", "", "", "twice", "a stranger", "left out"]),
    )
    def a_vote_is_taken(self, data: st.DataObject, method: str, flaw: str) -> None:
        item = self.item(data)
        if not self.paper.items[item].floor().open:
            self.dispute(data, item)
        self.vote(data, item, method, flaw)

    @rule(data=st.data(), first=st.sampled_from([*KINDS, "dismissal", "return"]))
    def an_item_is_voted_through(self, data: st.DataObject, first: str) -> None:
        self.vote_through(data, self.debated(data), first)

    @rule(data=st.data(), first=st.sampled_from(["dismissal", "removal"]))
    def an_item_is_turned_down(self, data: st.DataObject, first: str) -> None:
        self.vote_through(data, self.debated(data), first, ("no",))

    def vote_through(
        self, data: st.DataObject, item: int, first: str, results: tuple[str, ...] = CLEAR
    ) -> None:
        method = data.draw(st.sampled_from(("roll_call", "count")), label="method")
        self.move(data, item, first, seconded=True)
        if data.draw(st.booleans(), label="disputed"):
            self.dispute(data, item)
        self.put_in_order(item)
        while self.paper.items[item].floor().open and self.vote(data, item, method, "", results):
            self.put_in_order(item)
        outcome = self.paper.items[item].follows()
        self.confirm(data, item, outcome)

    @precondition(lambda self: self.paper.to_come and not self.paper.emptied())
    @rule(data=st.data(), many=st.sampled_from([6, 9, 15]))
    def a_vote_of_one_term_is_taken_again_in_the_next(self, data: st.DataObject, many: int) -> None:
        item = self.debated(data)
        self.move(data, item, "counter_proposal", seconded=True)
        while self.paper.items[item].floor().open and self.vote(data, item, "roll_call", "", ("no",)):
            self.put_in_order(item)
        self.goes_on_in_another_term(many)
        self.confirm(data, item, self.paper.items[item].follows())
        self.vote(data, item, "roll_call", "", ("no",))

    def put_in_order(self, item: int) -> None:
        if (floor := self.paper.items[item].floor()).unordered():
            self.order(item, [motion.number for motion in reversed(floor.group)])

    @rule(data=st.data())
    def rivals_are_voted_on_before_their_order_is_confirmed(self, data: st.DataObject) -> None:
        item = self.debated(data)
        for _ in range(3):
            self.move(data, item, "counter_proposal", seconded=True)
        self.vote(data, item, "count", "", CLEAR)

    @rule(data=st.data())
    def a_motion_is_withdrawn_and_the_item_handled(self, data: st.DataObject) -> None:
        item = self.item(data)
        self.move(data, item, "counter_proposal", seconded=True)
        if motion := self.a_motion(data, item):
            self.settle_without_a_vote(item, motion, "withdraw")
            self.confirm(data, item, self.paper.items[item].follows())

    @rule(data=st.data())
    def the_body_is_of_two_minds(self, data: st.DataObject) -> None:
        item = self.item(data)
        self.move(data, item, "counter_proposal", seconded=True)
        self.put_in_order(item)
        self.vote(data, item, "roll_call", "", ("tie",))

    @rule(data=st.data())
    def the_body_confirms_an_order(self, data: st.DataObject) -> None:
        item = self.item(data)
        if numbers := [motion.number for motion in self.paper.items[item].motions]:
            some = data.draw(st.permutations(numbers), label="order")
            self.order(item, some[: data.draw(st.integers(1, 3), label="many")])

    def order(self, item: int, numbers: list[int]) -> None:
        paper = self.paper.items[item]
        may = not paper.outcome and self.paper.quorate(item) and {*numbers} <= paper.to_be_ordered()
        if self.tried("confirm_vote_order", may, item=item, motions=numbers):
            self.paper.note()
            paper.order(numbers)

    @rule(data=st.data(), leaving=st.integers(1, 2))
    def some_leave_before_a_vote(self, data: st.DataObject, leaving: int) -> None:
        item = self.debated(data)
        self.move(data, item, "counter_proposal", seconded=True)
        for name in list(self.paper.present.values())[-leaving:]:
            self.leave(name)
        if self.vote(data, item, data.draw(st.sampled_from(METHODS), label="method"), ""):
            if data.draw(st.booleans(), label="one more leaves"):
                self.leave(self.paper.voters(item)[-1])
            else:
                self.withdraw(item, self.paper.voters(item)[0])
            self.confirm(data, item, self.paper.items[item].follows())

    def vote(
        self, data: st.DataObject, item: int, method: str, flaw: str, results: tuple[str, ...] = RESULTS
    ) -> bool:
        paper, voters = self.paper.items[item], self.paper.voters(item)
        yes, no = sides_of(data.draw(st.sampled_from(results), label="result"), len(voters))
        if data.draw(st.booleans(), label="backwards"):
            voters = voters[::-1]
        sides = {"yes": voters[:yes], "no": voters[yes : yes + no], "blank": voters[yes + no :]}
        wrong = {"twice": voters[:1], "a stranger": [*strangers(self.paper, item)][:1]}.get(flaw, [])
        if flaw == "left out":
            sides["no"] = sides["no"][1:]
        flawed = bool(wrong) or sum(map(len, sides.values())) != len(voters)
        sides["blank"] = [*sides["blank"], *wrong]
        kept = self.paper.kept(item)
        asked = None if paper.outcome else paper.floor(kept).open
        said = data.draw(st.sampled_from(["", "", "", "yes", "no"]), label="chair")
        named = method == "roll_call"
        roll = {name: side for side in ("yes", "no") for name in sides[side]} if named else {}
        yes, no = len(sides["yes"]), len(sides["no"])
        chair = roll.get(self.paper.in_the_chair(item), "") if named else said
        won = self.paper.winner(asked, yes, no, chair) if asked else None
        may = won is not None and not flawed and self.paper.quorate(item)
        may = may and method != "secret" and said in ("", chair)
        may = may and not (asked and paper.floor(kept).unordered())
        fields: dict[str, Any] = {**sides} if named else {f"{s}_count": len(who) for s, who in sides.items()}
        fields |= {"chair": said} if said else {}
        if not self.tried("record_vote", may, item=item, method=method, **fields):
            return False
        assert won
        assert asked
        self.paper.note()
        names = frozenset(name for side in sides.values() for name in side if named)
        seats = frozenset(s for s, n in self.paper.there(item).items() if n in self.paper.voters(item))
        again = len(kept) < len(paper.votes)
        REACHED["a vote taken again"] += again
        REACHED["a vote taken again in another term"] += again and NEXT_TERM[8] in self.paper.seats[8]
        paper.votes = [*kept, Noted(asked, yes, no, len(sides["blank"]), *won, names, seats)]
        REACHED[f"{method} {'tie' if won[1] else 'won'}"] += 1
        REACHED["a vote without the recused"] += bool(paper.recused)
        return True

    # -------------------------------------------------------------------- items

    def money_said(self, data: st.DataObject, item: int, *, changed: bool) -> dict[str, Any]:
        """What is to be said of the money: nothing, unless a clause that grants some was changed."""
        if not (changed and self.paper.items[item].money):
            return {}
        less, nothing = (who for who, _ in self.money.values())
        sums = {less: 2_000_00, nothing: 0}
        return dict(data.draw(st.sampled_from([{"same_money": True}, {"sums": sums}]), label="money"))

    def confirm(self, data: st.DataObject, item: int, outcome: str) -> None:
        may = self.paper.may_confirm(item, outcome)
        fate = self.paper.items[item].fates()
        changed = may and self.paper.changes_money(item, outcome, fate)
        said = self.money_said(data, item, changed=changed)
        voted = self.paper.items[item].follows() == "removed"
        who = {"proposed_by": "Sami Sarvilinna"} if outcome == "removed" and not voted else {}
        if may and outcome == "withdrawn":
            member = self.paper.voters(item)[0]
            self.tried("handle_item", False, item=item, outcome=outcome, proposed_by=member)
        if may and self.paper.items[item].money:
            wrong = {} if changed else {"same_money": True}
            self.tried("handle_item", False, item=item, outcome=outcome, **who, **wrong)
        if self.tried("handle_item", may, item=item, outcome=outcome, **who, **said):
            self.paper.handle(item, outcome, fate)
            self.paper.items[item].sums = said.get("sums", {})
            REACHED["a grant that was changed"] += changed
            REACHED.update(f"a motion {status}" for status in fate.values())
            REACHED[f"an item {outcome}"] += 1
            REACHED[f"an item {outcome} by vote"] += bool(self.paper.items[item].votes)

    @rule(data=st.data(), outcome=st.sampled_from(["", "", *OUTCOMES]))
    def an_outcome_is_confirmed(self, data: st.DataObject, outcome: str) -> None:
        item = self.item(data)
        self.confirm(data, item, outcome or self.paper.items[item].follows())

    @rule(data=st.data(), outcome=st.sampled_from([*SHORTCUTS]), named=st.booleans())
    def everybody_is_for_it(self, data: st.DataObject, outcome: str, named: bool) -> None:
        item = self.item(data)
        mover = self.somebody(data, item) if named else ""
        may = self.paper.may_be_unanimous(item, outcome, mover)
        anew = self.paper.at_once(item) and not self.paper.fitting(item, outcome, mover)
        fields: dict[str, Any] = {"until": "next meeting"} if anew and outcome == "tabled" else {}
        fields |= {"instructions": written("Toisin.")} if anew and outcome == "approved_amended" else {}
        paper, at_once = self.paper.items[item], self.paper.at_once(item)
        fate = self.paper.unanimously(item, outcome, mover) if may and at_once else paper.floor().fate
        changed = may and self.paper.changes_money(item, outcome, fate)
        fields |= self.money_said(data, item, changed=changed)
        if self.tried(
            "handle_item", may, item=item, outcome=outcome, proposed_by=mover, unanimous=True, **fields
        ):
            self.paper.handle(item, outcome, fate)
            paper.sums = fields.get("sums", {})

    @precondition(lambda self: self.paper.history)
    @rule()
    def the_last_act_is_undone(self) -> None:
        self.tried("undo_last", True, reason="Kirjattiin väärin.")
        self.paper = self.paper.undo()

    @precondition(lambda self: any(paper.outcome for paper in self.paper.items.values()))
    @rule(data=st.data())
    def a_handling_is_undone(self, data: st.DataObject) -> None:
        item = data.draw(st.sampled_from([*CLAUSES]), label="item")
        if self.tried("undo_handling", bool(self.paper.items[item].outcome), item=item, reason="Väärin."):
            self.paper.undo_item(item)

    # --------------------------------------------------------------- comparison

    @invariant()
    def both_secretaries_have_the_same(self) -> None:
        meeting = self.town.meeting
        assert {person.seat: person.name for person in meeting.present} == self.paper.present
        for number, paper in self.paper.items.items():
            item = meeting.items[number]
            assert list(meeting.voters(number)) == self.paper.voters(number)
            assert {one.number: str(one.status) for one in item.motions} == {
                one.number: one.state for one in paper.motions
            }
            self.votes_agree(item, paper)
            self.handlings_agree(item, paper)

    def votes_agree(self, item: Item, paper: Paper) -> None:
        assert [
            ((v.question.yes, v.question.no), v.tally.yes_count, v.tally.no_count, v.tally.blank_count)
            for v in item.votes
        ] == [(v.sides, v.yes, v.no, v.blank) for v in paper.votes]
        assert [(v.winner, v.tie) for v in item.votes] == [(v.winner, v.tie) for v in paper.votes]
        assert [v.question.number for v in item.votes] == list(range(1, len(paper.votes) + 1))

    def handlings_agree(self, item: Item, paper: Paper) -> None:
        assert item.section == paper.section
        handling = item.handling
        assert (handling.outcome if handling else "") == paper.outcome
        if handling:
            assert {made.number: str(made.status) for made in handling.motions} == paper.fate
            proposed = self.town.memory.held(item.case).of(Case).proposals[-1]
            money = granted(handling, proposed)
            gets = {each.name: int(each.cents) for each in money.recipients} if money else {}
            assert gets == paper.pays()
            clauses = {clause.number: str(clause.outcome) for clause in handling.clauses}
            assert clauses == {number: paper.clause(number) for number in paper.clauses}


def test_whatever_happens_in_a_meeting_its_votes_and_outcomes_are_lawful() -> None:
    asked = os.environ.get("PYKALA_EXAMPLES")
    given = settings(
        max_examples=int(asked or "100"),
        stateful_step_count=int(os.environ.get("PYKALA_STEPS", "40")),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    REACHED.clear()
    missed = list(WORTH_REACHING)
    for number in range(14, 32, 3):
        run_state_machine_as_test(Deciding if asked else seed(number)(Deciding), settings=given)
        if not (missed := [what for what in WORTH_REACHING if not REACHED[what]]):
            break
    assert not missed
