"""The part of the search that checks minutes, publishes them, and certifies legal force."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from models.meeting.meeting import Meeting
from tests.support.searching import Preparing


class Checking(Preparing):
    """Minutes are checked and published, and force is certified, whenever somebody asks for it."""

    @precondition(lambda self: self.journals(Meeting))
    @rule(data=st.data())
    def minutes_are_checked(self, data: st.DataObject) -> None:
        self.ask("check_minutes", self.pick(data, Meeting), checkers=["jäsen 4", "jäsen 5"])

    @precondition(lambda self: self.journals(Meeting))
    @rule(data=st.data(), section=st.integers(1, 3), days=st.integers(0, 3))
    def a_section_is_checked_or_said_to_have_been(self, data: st.DataObject, section: int, days: int) -> None:
        meeting, day = self.pick(data, Meeting), self.today - timedelta(days=days)
        said: dict[str, Any] = {"sections": [section], "checkers": ["jäsen 4", "jäsen 5"]}
        self.ask("check_minutes", meeting, happened=f"{day} 20:00" if days else "", **said)

    @precondition(lambda self: self.decisions())
    @rule(data=st.data())
    def legal_force_is_certified(self, data: st.DataObject) -> None:
        case, decision = data.draw(st.sampled_from(self.decisions()))
        certified = self.ask("certify_force", case, decision=decision)
        assert certified is bool(self.case(case).decisions[decision].final_since)

    @precondition(lambda self: self.journals(Meeting))
    @rule(data=st.data())
    def minutes_are_checked_and_published(self, data: st.DataObject) -> None:
        meeting = self.pick(data, Meeting)
        self.ask("check_minutes", meeting, checkers=["jäsen 4", "jäsen 5"])
        self.ask("publish_minutes", meeting)
