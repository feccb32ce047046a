"""What a search of sequences stands on: asking, letting time pass, preparing, and holding to the record."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.case.case import Case
from models.engine.command import Command
from models.engine.erasing import erases
from models.engine.world import Held
from models.groups.session import GroupSession
from models.law.challenge_result import ChallengeResult
from models.law.secrecy import written_in
from models.meeting.meeting import Meeting
from models.whole.memory import Memory
from models.whole.sealing import names
from tests.support import invariants
from tests.support.beginning import Beginning
from tests.support.builders import (
    Town,
    a_case_on_the_agenda,
    a_handled_case,
    a_published_decision,
    a_ready_case,
    a_reviewed_case,
    a_running_follow_up,
    a_summoned_meeting,
    a_tabled_case,
    a_year_without_reports,
    an_open_meeting,
    grant,
    proposal,
    written,
)

GROUPS = ("digijory", "kaupjory")
BEGINNINGS = [
    Beginning(make)
    for make in (
        Town,
        a_ready_case,
        partial(a_summoned_meeting, appropriation=grant()),
        partial(an_open_meeting, appropriation=grant()),
        a_tabled_case,
        a_handled_case,
        a_published_decision,
        a_running_follow_up,
        a_year_without_reports,
        a_reviewed_case,
        a_case_on_the_agenda,
    )
]


class Searching(RuleBasedStateMachine):
    """A registry in memory, and what has to hold after every act."""

    def __init__(self) -> None:
        super().__init__()
        self.begins_with(Beginning(Town))
        self.log: list[Command | datetime] = []
        self.refusal, self.held = "", Memory(self.memory.now)
        self.seen: list[Held] = []

    def begins_with(self, beginning: Beginning) -> None:
        """Go on from here."""
        self.beginning, self.town = beginning, beginning.town()

    @property
    def memory(self) -> Memory:
        return self.town.memory

    @property
    def today(self) -> date:
        return local_day(self.memory.now)

    def journals(self, kind: type[Any]) -> list[str]:
        return sorted(j for j, held in self.memory.journals.items() if isinstance(held.state, kind))

    def ask(self, name: str, journal: str = "", role: str = "", **fields: Any) -> bool:
        """Ask for an act; a refused one changes nothing."""
        command = self.town.command(name, journal, role, **fields)
        before, self.refusal = invariants.copy_of(self.memory), ""
        try:
            answer = self.memory.act(command)
        except Refusal as refused:
            self.refusal = f"{refused.type}: {refused}"
        if self.refusal:
            assert self.memory == before, f"{self.refusal} left something behind"
            return False
        self.log.append(command)
        assert self.memory.act(command) == answer, "the same command was taken twice"
        return True

    def case(self, case: str) -> Case:
        return self.memory.held(case).of(Case)

    def decisions(self) -> list[tuple[str, str]]:
        return [(case, decision) for case in self.journals(Case) for decision in self.case(case).decisions]

    def pick(self, data: st.DataObject, kind: type[Any]) -> str:
        return str(data.draw(st.sampled_from(self.journals(kind))))

    def pass_until(self, meeting: str) -> None:
        self.pass_time(self.memory.held(meeting).of(Meeting).at - self.memory.now)

    def pass_time(self, span: timedelta) -> None:
        to = self.memory.now + max(span, timedelta())
        self.memory.forward(to)
        self.log.append(to)
        invariants.nothing_due_was_left(self.memory)

    @invariant()
    def the_record_holds(self) -> None:
        if len(self.memory.facts) != len(self.held.facts):
            invariants.hold(self.memory, self.held)
            known = self.held.journals
            self.seen += [held for name, held in self.memory.journals.items() if held is not known.get(name)]
            self.held = invariants.copy_of(self.memory)

    def teardown(self) -> None:
        invariants.chains_are_whole(self.memory, self.seen)
        again = self.beginning.again().memory
        for step in self.log:
            if isinstance(step, Command):
                again.act(step)
            else:
                again.forward(step)
        assert [fact.hash for fact in again.facts] == [fact.hash for fact in self.memory.facts]
        for fact in self.memory.facts:
            read = invariants.read_again(fact)
            assert read == fact
            assert read.computed_hash() == fact.hash


NATURES: tuple[dict[str, Any], ...] = (
    {},
    {},
    {"refusing": True},
    {"corrects": "khs-2021-1", "no_loss": True},
    {"kind": "proposal", "to": "kvsto"},
    {"kind": "proposal", "to": "khs"},
)
"""What a proposal may be beside a plain one: a refusal, a correction, a proposal to another body."""


class Preparing(Searching):
    """People who prepare cases, from a life that has come some way."""

    @initialize(beginning=st.sampled_from(BEGINNINGS))
    def life_has_come_so_far(self, beginning: Beginning) -> None:
        self.begins_with(beginning)

    @precondition(lambda self: len(self.journals(Case)) < 3)
    @rule(first=st.integers(1, 3), money=st.booleans())
    def somebody_opens_a_case(self, first: int, money: bool) -> None:
        opened = self.town.command("open_case", title="Asia", task_class="02 02 02")
        case = self.memory.act(opened).journal
        self.log.append(opened)
        if first > 1:
            parts: dict[str, Any] = {"appropriation": grant()} if money else {}
            self.ask("revise_proposal", case, proposal=proposal(**parts))
        if first > 2:
            self.ask("approve_for_agenda", case, body="khs")

    @precondition(lambda self: self.journals(Case))
    @rule(data=st.data(), text=st.sampled_from("AB"), money=st.booleans(), nature=st.sampled_from(NATURES))
    def the_preparer_revises(
        self, data: st.DataObject, text: str, money: bool, nature: dict[str, Any]
    ) -> None:
        parts: dict[str, Any] = {"appropriation": grant()} if money else {}
        parts |= nature
        self.ask("revise_proposal", self.pick(data, Case), proposal=proposal(text, **parts))

    @precondition(lambda self: self.journals(Case))
    @rule(data=st.data(), groups=st.sampled_from([GROUPS, GROUPS[:1]]), days=st.integers(-1, 9))
    def the_preparer_asks_for_reviews(self, data: st.DataObject, groups: tuple[str, ...], days: int) -> None:
        due = (self.today + timedelta(days)).isoformat()
        voluntary = data.draw(st.booleans())
        self.ask("request_reviews", self.pick(data, Case), groups=groups, due=due, voluntary=voluntary)

    @precondition(lambda self: self.journals(Case))
    @rule(data=st.data(), group=st.sampled_from(GROUPS), verdict=st.sampled_from(["supports", "opposes"]))
    def a_group_reviews(self, data: st.DataObject, group: str, verdict: str) -> None:
        session = (self.today + timedelta(data.draw(st.integers(-2, 1)))).isoformat()
        self.ask("give_review", self.pick(data, Case), group=group, session=session, verdict=verdict)

    @precondition(lambda self: self.journals(Case))
    @rule(data=st.data(), group=st.sampled_from(GROUPS))
    def a_group_meets(self, data: st.DataObject, group: str) -> None:
        there: dict[str, Any] = {"chair": "puheenjohtaja", "present": ["sihteeri"]}
        self.ask("hold_session", group=group, cases=[self.pick(data, Case)], **there)
        for journal in self.journals(GroupSession):
            self.ask("write_up", journal)

    @precondition(lambda self: self.journals(Case))
    @rule(data=st.data(), body=st.sampled_from(["khs", "khs", "kylk", "digijory"]))
    def the_presenter_approves(self, data: st.DataObject, body: str) -> None:
        against = data.draw(st.sampled_from([(), *((group,) for group in GROUPS)]))
        because = "Kiireellinen." if against else ""
        case = self.pick(data, Case)
        self.ask("approve_for_agenda", case, body=body, against=against, because=because)

    @precondition(lambda self: self.journals(Case))
    @rule(data=st.data(), sealed=st.booleans())
    def the_presenter_sends_back(self, data: st.DataObject, sealed: bool) -> None:
        comment = {**written("Korjaa."), "sealed": sealed}
        self.ask("send_back", self.pick(data, Case), comment=comment)

    @precondition(lambda self: self.journals(Case))
    @rule(data=st.data())
    def the_archivist_erases(self, data: st.DataObject) -> None:
        case = self.pick(data, Case)
        texts = {text.sha256 for fact in self.memory.facts for _, text in written_in(fact.content)}
        commitment = data.draw(st.sampled_from(sorted({*texts, "0" * 64})))
        named = [fact for fact in self.memory.facts if fact.journal == case and names([fact], commitment)]
        before = erases(self.memory.facts, commitment)
        taken = self.ask("erase_text", case, commitment=commitment, reason="Säilytysaika päättyi.")
        assert taken is (bool(named) and not before), "an erasure without its text, or a second one"

    @precondition(lambda self: self.journals(Case))
    @rule(data=st.data(), sure=st.integers(0, 3))
    def the_preparer_withdraws(self, data: st.DataObject, sure: int) -> None:
        if sure == 3:
            self.ask("withdraw_case", self.pick(data, Case), reason="Ei tarvita.")

    @precondition(lambda self: self.journals(Case))
    @rule(data=st.data(), title=st.sampled_from(("Asia", "Toinen asia")))
    def the_case_gets_a_title(self, data: st.DataObject, title: str) -> None:
        self.ask("retitle_case", self.pick(data, Case), title=title)

    @precondition(lambda self: self.journals(Case))
    @rule(data=st.data(), publicity=st.sampled_from(("public", "partly_confidential", "confidential")))
    def it_is_changed_who_may_read(self, data: st.DataObject, publicity: str) -> None:
        said = {"publicity": publicity, "ground": "JulkL 24.1 § 20 k", "title": "Asia"}
        self.ask("classify_case", self.pick(data, Case), **said)

    @precondition(lambda self: self.journals(Case))
    @rule(data=st.data(), to=st.sampled_from(("the preparer", "toinen valmistelija")))
    def the_case_is_handed_over(self, data: st.DataObject, to: str) -> None:
        self.ask("hand_over_case", self.pick(data, Case), to=to)

    @precondition(lambda self: len(self.journals(Case)) > 1)
    @rule(data=st.data(), kind=st.sampled_from(("continues", "replaces")), away=st.booleans())
    def two_cases_are_linked(self, data: st.DataObject, kind: str, away: bool) -> None:
        said: dict[str, Any] = {} if away else {"kind": kind}
        name = "unlink_case" if away else "link_case"
        self.ask(name, self.pick(data, Case), other=self.pick(data, Case), **said)

    @precondition(lambda self: self.journals(Case) and self.journals(Meeting))
    @rule(data=st.data(), away=st.booleans())
    def a_case_is_meant_for_a_meeting(self, data: st.DataObject, away: bool) -> None:
        meeting = "" if away else self.pick(data, Meeting)
        self.ask("wish_meeting", self.pick(data, Case), meeting=meeting)

    @precondition(lambda self: self.decisions())
    @rule(data=st.data(), more=st.booleans(), manner=st.sampled_from(("receipt", "letter")))
    def a_decision_is_served(self, data: st.DataObject, more: bool, manner: str) -> None:
        case, decision = data.draw(st.sampled_from(self.decisions()))
        day = self.today.isoformat()
        self.ask("serve_decision", case, decision=decision, manner=manner, day=day, more=more)
        if data.draw(st.booleans(), label="corrected"):
            ways: list[dict[str, Any]] = [{"never": True}, {"manner": "receipt"}, {"arrived": day}]
            changed = data.draw(st.sampled_from(ways), label="how")
            self.ask("correct_service", case, decision=decision, reason="Kirjattiin väärin.", **changed)

    @precondition(lambda self: self.decisions())
    @rule(data=st.data(), kind=st.sampled_from(("claim", "claim", "appeal", "call_up")))
    def a_decision_is_challenged(self, data: st.DataObject, kind: str) -> None:
        case, decision = data.draw(st.sampled_from(self.decisions()))
        self.ask("record_challenge", case, decision=decision, kind=kind, title="Muutoksenhaku")

    @precondition(lambda self: any(self.case(each).against for each in self.journals(Case)))
    @rule(data=st.data(), result=st.sampled_from(list(ChallengeResult)), own=st.booleans())
    def a_challenge_comes_back(self, data: st.DataObject, result: str, own: bool) -> None:
        case = data.draw(st.sampled_from([one for one in self.journals(Case) if self.case(one).against]))
        final = {"ruling_final": self.today + timedelta(data.draw(st.integers(-1, 40)))}
        decisions = [*self.case(case).decisions]
        by: dict[str, Any] = {"decision": decisions[-1]} if own and decisions else {"ruling": "HAO", **final}
        self.ask("conclude_challenge", case, result=result, **by)

    @precondition(lambda self: self.journals(Case))
    @rule(data=st.data(), away=st.booleans())
    def somebody_observes(self, data: st.DataObject, away: bool) -> None:
        name = "dismiss_observer" if away else "name_observer"
        self.ask(name, self.pick(data, Case), observer="sivistystoimi")
