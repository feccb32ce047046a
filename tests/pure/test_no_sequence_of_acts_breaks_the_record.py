"""Whatever people ask for, in whatever order: the record never contradicts itself.

More examples: PYKALA_EXAMPLES=2000 pytest tests/pure/test_no_sequence_of_acts_breaks_the_record.py
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from models.bodies.body_register import BodyRegister
from models.case.case import Case
from models.engine import policy
from models.follow_up.follow_up import FollowUp
from models.law.outcome import Outcome
from models.meeting.meeting import Meeting
from tests.support.boards import a_board_with
from tests.support.builders import figures, proposal, written
from tests.support.checking import Checking

ROLES = sorted({role for acts in policy.table().values() for roles in acts.values() for role in roles})
OUTCOMES = [outcome.value for outcome in Outcome]
ITEMS = st.integers(1, 3)
PRESENT = st.sampled_from([tuple(range(1, 16)), tuple(range(1, 9)), (1, 2, 3), (1, 99)])


class Registry(Checking):
    """Two bodies, a few cases, and people who try everything."""

    # -------------------------------------------------------------- meetings

    @rule(
        body=st.sampled_from(["khs", "khs", "kylk"]),
        days=st.integers(2, 12),
        ground=st.sampled_from(["", "Kiire."]),
    )
    def a_meeting_is_called(self, body: str, days: int, ground: str) -> None:
        day = self.today + timedelta(days)
        self.ask("call_meeting", "", body=body, at=f"{day}T14:00:00Z", ground=ground)

    @precondition(lambda self: self.journals(Case) and self.journals(Meeting))
    @rule(data=st.data(), item=st.integers(0, 3), ground=st.sampled_from(["", "Kiire."]))
    def an_item_is_placed(self, data: st.DataObject, item: int, ground: str) -> None:
        meeting = self.pick(data, Meeting)
        self.ask("place_item", meeting, case=self.pick(data, Case), item=item, ground=ground)

    @precondition(lambda self: self.journals(Meeting))
    @rule(data=st.data())
    def all_cases_are_placed(self, data: st.DataObject) -> None:
        meeting = self.pick(data, Meeting)
        for case in self.journals(Case):
            self.ask("place_item", meeting, case=case, ground="Kiire.")

    @precondition(lambda self: self.journals(Meeting))
    @rule(data=st.data(), item=ITEMS, to=st.integers(1, 6))
    def an_item_is_moved(self, data: st.DataObject, item: int, to: int) -> None:
        self.ask("move_item", self.pick(data, Meeting), item=item, to=to)

    @precondition(lambda self: self.journals(Meeting))
    @rule(data=st.data(), items=st.lists(ITEMS, min_size=1, max_size=3))
    def the_agenda_is_arranged(self, data: st.DataObject, items: list[int]) -> None:
        self.ask("arrange_agenda", self.pick(data, Meeting), items=items)

    @precondition(lambda self: self.journals(Meeting))
    @rule(data=st.data(), item=ITEMS)
    def an_item_is_taken_off(self, data: st.DataObject, item: int) -> None:
        self.ask("take_off_item", self.pick(data, Meeting), item=item)

    @precondition(lambda self: self.journals(Meeting))
    @rule(data=st.data(), wait=st.booleans(), present=PRESENT)
    def a_meeting_is_summoned_and_opened(self, data: st.DataObject, wait: bool, present: tuple[int]) -> None:
        meeting = self.pick(data, Meeting)
        self.ask("send_agenda", meeting)
        if wait:
            self.pass_until(meeting)
        self.ask("open_meeting", meeting, present=present)

    @precondition(lambda self: self.journals(Meeting))
    @rule(
        data=st.data(),
        item=ITEMS,
        outcome=st.sampled_from(OUTCOMES),
        mover=st.sampled_from(["jäsen 4", "jäsen 4", "", "Somebody else"]),
        until=st.sampled_from(["next meeting", "week", "2021-02-20", "", "never"]),
    )
    def an_item_is_handled(
        self, data: st.DataObject, item: int, outcome: str, mover: str, until: str
    ) -> None:
        until = until if outcome == "tabled" else ""
        self.ask(
            "handle_item",
            self.pick(data, Meeting),
            item=item,
            outcome=outcome,
            proposed_by=mover,
            unanimous=True,
            until=until,
        )

    @precondition(lambda self: self.journals(Meeting))
    @rule(data=st.data(), outcome=st.sampled_from(["approved", "tabled", "returned", "removed"]))
    def a_whole_meeting_is_held(self, data: st.DataObject, outcome: str) -> None:
        self.hold(self.pick(data, Meeting), outcome)

    @rule(outcome=st.sampled_from(["approved", "tabled", "tabled", "noted"]), before=st.booleans())
    def next_weeks_meeting_is_held(self, outcome: str, before: bool) -> None:
        day = self.today + timedelta(days=7)
        for later in (0, 7) if before else (0,):
            self.ask("call_meeting", body="khs", at=f"{day + timedelta(days=later)}T14:00:00Z")
        for case in self.journals(Case):
            self.ask("place_item", f"khs-{day}", case=case)
        self.hold(f"khs-{day}", outcome)

    @precondition(lambda self: not self.journals(BodyRegister))
    @rule(answers=st.sampled_from([("yes",), ("yes",), ("yes", "meeting")]), recorded=st.booleans())
    def next_week_is_decided_electronically(self, answers: tuple[str, ...], recorded: bool) -> None:
        self.ask("load_body", description=a_board_with(electronic__other=True))
        day = self.today + timedelta(days=7)
        meeting, until = f"khs-{day}", f"{day - timedelta(days=1)}T10:00:00Z"
        self.ask("call_meeting", body="khs", at=f"{day}T14:00:00Z")
        self.ask("open_case", title="Kiireetön", task_class="02 02 02")
        for case in self.journals(Case)[-1:]:
            self.ask("revise_proposal", case, proposal=proposal())
            self.ask("approve_for_agenda", case, body="khs")
            self.ask("place_item", meeting, case=case)
        self.ask("open_electronic", meeting, items=[1], until=until)
        self.ask("send_agenda", meeting)
        for seat in range(1, 16):
            said = answers[seat % len(answers)]
            self.ask("answer_electronic", meeting, item=1, answer=said, member=str(seat))
        self.pass_time(datetime.fromisoformat(until) - self.memory.now)
        for item in self.memory.held(meeting).of(Meeting).items.values() if recorded else ():
            assert not item.electronic or item.electronic.over, "its time is over, and it still runs"
            self.ask("close_electronic", meeting)
        self.ask("check_minutes", meeting, checkers=["jäsen 4", "jäsen 5"])

    def hold(self, meeting: str, outcome: str) -> None:
        self.ask("send_agenda", meeting)
        self.pass_until(meeting)
        self.ask("open_meeting", meeting, present=range(1, 16))
        how: dict[str, Any] = {"outcome": outcome, "proposed_by": "jäsen 4", "unanimous": True}
        how["until"] = "next meeting" if outcome == "tabled" else ""
        for item in sorted(self.memory.held(meeting).of(Meeting).items):
            self.ask("handle_item", meeting, item=item, **how)
        self.ask("close_meeting", meeting)

    @precondition(lambda self: self.journals(Meeting))
    @rule(data=st.data(), item=ITEMS)
    def a_handling_is_undone(self, data: st.DataObject, item: int) -> None:
        self.ask("undo_handling", self.pick(data, Meeting), item=item, reason="Väärin.")

    @precondition(lambda self: self.journals(Meeting))
    @rule(data=st.data(), act=st.sampled_from(["attend_meeting", "name_minute_keeper", "call_deputies"]))
    def others_are_in_a_meeting(self, data: st.DataObject, act: str) -> None:
        who: dict[str, Any] = {"seats": [4]} if act == "call_deputies" else {"person": "Oona Nuori"}
        self.ask(act, self.pick(data, Meeting), **who)

    @precondition(lambda self: self.journals(Meeting))
    @rule(data=st.data(), act=st.sampled_from(["close_meeting", "publish_minutes", "accept_summons"]))
    def a_meeting_goes_on(self, data: st.DataObject, act: str) -> None:
        self.ask(act, self.pick(data, Meeting))

    @precondition(lambda self: self.journals(Meeting))
    @rule(data=st.data())
    def a_publication_is_taken_back(self, data: st.DataObject) -> None:
        self.ask("unpublish_minutes", self.pick(data, Meeting), reason="Väärä tiedosto.")

    @precondition(lambda self: self.journals(Meeting))
    @rule(data=st.data(), goes_on=st.booleans())
    def a_meeting_is_adjourned_and_goes_on_or_not(self, data: st.DataObject, goes_on: bool) -> None:
        meeting = self.pick(data, Meeting)
        until = self.today + timedelta(days=2)
        self.ask("adjourn_meeting", meeting, until=f"{until}T14:00:00Z", reason="Aika loppui.")
        self.pass_until(meeting)
        if goes_on:
            self.ask("continue_meeting", meeting, present=range(1, 16))
        else:
            self.ask("close_meeting", meeting, left_because="Ei päätösvaltainen.")

    # ------------------------------------------------------------- follow-up

    @precondition(lambda self: self.journals(FollowUp))
    @rule(
        data=st.data(),
        act=st.sampled_from(["give_report", "accept_report", "return_report", "ask_for_time", "grant_time"]),
    )
    def a_report_moves(self, data: st.DataObject, act: str) -> None:
        follow_up = self.pick(data, FollowUp)
        reports = self.memory.held(follow_up).of(FollowUp).reports
        period, project = data.draw(st.sampled_from([*reports, ("2021Q1", "999")]))
        until = (self.today + timedelta(data.draw(st.integers(-5, 40)))).isoformat()
        fields: dict[str, dict[str, Any]] = {
            "give_report": {
                "figures": figures(project, data.draw(st.integers(0, 700_000))),
                "reason": data.draw(st.sampled_from(["", "Kirjattu väärälle hankkeelle."])),
            },
            "accept_report": {
                "with_overspend": data.draw(st.booleans()),
                "ground": data.draw(st.sampled_from(["", "Talven lumityöt."])),
            },
            "return_report": {"comment": written("Täydennä.")},
            "ask_for_time": {"until": until, "reason": "Kesken."},
            "grant_time": {"until": until},
        }
        self.ask(act, follow_up, project=project, period=period, **fields[act])

    @precondition(lambda self: self.journals(FollowUp))
    @rule(data=st.data(), period=st.sampled_from(["2021Q1", "2021Q2", "2021Q3", "2021Q4"]))
    def a_quarter_is_put_together(self, data: st.DataObject, period: str) -> None:
        follow_up = self.pick(data, FollowUp)
        without = self.memory.held(follow_up).of(FollowUp).awaited(period) if data.draw(st.booleans()) else ()
        self.ask("consolidate_quarter", follow_up, period=period, without=without)

    @precondition(lambda self: self.journals(FollowUp))
    @rule(data=st.data(), period=st.sampled_from(["2021Q1", "2021Q2"]))
    def a_report_is_brought(self, data: st.DataObject, period: str) -> None:
        self.ask("bring_report", self.pick(data, FollowUp), role="controller", period=period)

    @precondition(lambda self: self.journals(FollowUp))
    @rule(
        data=st.data(),
        act=st.sampled_from(["publish_report", "publish_report", "unpublish_report"]),
        period=st.sampled_from(["2021Q1", "2021Q2"]),
    )
    def a_report_is_published(self, data: st.DataObject, act: str, period: str) -> None:
        said = {"reason": "Väärä taulukko."} if act == "unpublish_report" else {}
        self.ask(act, self.pick(data, FollowUp), period=period, **said)

    @precondition(lambda self: self.journals(FollowUp))
    @rule(data=st.data())
    def the_accounts_are_closed(self, data: st.DataObject) -> None:
        follow_up = self.pick(data, FollowUp)
        for period in self.memory.held(follow_up).of(FollowUp).periods:
            without = self.memory.held(follow_up).of(FollowUp).awaited(period)
            self.ask("consolidate_quarter", follow_up, period=period, without=without)
        self.ask("close_accounts", follow_up)

    @precondition(lambda self: self.journals(FollowUp))
    @rule(
        data=st.data(),
        spent=st.integers(0, 200_000),
        last=st.sampled_from(["accept_report", "return_report"]),
    )
    def everybody_reports(self, data: st.DataObject, spent: int, last: str) -> None:
        follow_up = self.pick(data, FollowUp)
        for period, project in self.memory.held(follow_up).of(FollowUp).reports:
            which = {"project": project, "period": period}
            self.ask("give_report", follow_up, **which, figures=figures(project, spent))
            comment: dict[str, Any] = {"comment": written("Täydennä.")} if last == "return_report" else {}
            self.ask(last, follow_up, **which, **comment)

    # ---------------------------------------------------------- time, others

    @rule(days=st.sampled_from([1, 3, 7, 30]))
    def days_pass(self, days: int) -> None:
        self.pass_time(timedelta(days=days))

    @rule()
    def a_quarter_passes(self) -> None:
        self.pass_time(timedelta(days=92))

    @precondition(lambda self: self.memory.journals)
    @rule(data=st.data(), name=st.sampled_from(["send_back", "send_agenda", "close_accounts", "pass_time"]))
    def somebody_else_tries(self, data: st.DataObject, name: str) -> None:
        journal = data.draw(st.sampled_from([*sorted(self.memory.journals), "HEL 1999-000001"]))
        may = {role for acts in policy.table().values() for role in acts.get(name, ())}
        role = data.draw(st.sampled_from([role for role in ROLES if role not in may]))
        fields: dict[str, dict[str, Any]] = {
            "send_back": {"comment": written("Ei.")},
            "pass_time": {"at": "2031-01-01T00:00:00Z"},
        }
        assert not self.ask(name, journal, role, **fields.get(name, {}))

    @precondition(lambda self: self.memory.journals)
    @rule(data=st.data())
    def time_cannot_be_sent_ahead(self, data: st.DataObject) -> None:
        journal = data.draw(st.sampled_from(sorted(self.memory.journals)))
        assert not self.ask("pass_time", journal, "time", at="2031-01-01T00:00:00Z")

    @rule(first=st.integers(1, 9), last=st.integers(1, 9), series=st.sampled_from(["HEL 2021", "§ khs 2021"]))
    def numbers_were_given_elsewhere(self, first: int, last: int, series: str) -> None:
        self.ask("note_given_elsewhere", series=series, first=min(first, last), last=max(first, last))


TestNoSequenceOfActs = Registry.TestCase
TestNoSequenceOfActs.settings = settings(
    max_examples=int(os.environ.get("PYKALA_EXAMPLES", "40")),
    stateful_step_count=int(os.environ.get("PYKALA_STEPS", "40")),
    deadline=None,
    derandomize="PYKALA_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
