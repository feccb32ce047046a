"""Clauses that grant money are tabled, refused and amended in any order: a second secretary pays the same."""

from __future__ import annotations

import os
from typing import ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from tests.pure.test_no_meeting_breaks_the_law import Deciding
from tests.support.sitting import CLAUSES, REACHED, Money

WORTH_REACHING = ("handle_item NoMoneyChanged",)
KINDS = ["counter_proposal", "counter_proposal", "addition", "dismissal", "tabling"]


class Granting(Deciding):
    """A meeting whose last item grants money by two of its three clauses."""

    money: ClassVar[Money] = {1: ("Kylän seura ry", 5_000_00), 3: ("Talon väki ry", 3_000_00)}

    @rule(data=st.data(), kind=st.sampled_from(KINDS))
    def a_grant_is_voted_on(self, data: st.DataObject, kind: str) -> None:
        self.vote_through(data, len(CLAUSES), kind, ("no",))


def test_what_is_paid_follows_from_what_was_carried() -> None:
    given = settings(
        max_examples=int(os.environ.get("PYKALA_EXAMPLES", "40")),
        stateful_step_count=15,
        deadline=None,
        derandomize="PYKALA_EXAMPLES" not in os.environ,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    REACHED.clear()
    run_state_machine_as_test(Granting, settings=given)
    assert not [what for what in WORTH_REACHING if not REACHED[what]]
