"""Unanimity is recorded only where nobody voted against what came out."""

from __future__ import annotations

import pytest

from models.voting.conclusion import NotUnanimous
from tests.support.builders import an_open_meeting
from tests.support.floor import handled, moved, voted


@pytest.mark.parametrize(("yes", "no", "outcome"), [(9, 6, "approved_by_vote"), (7, 8, "approved_amended")])
def test_what_was_voted_on_by_both_sides_was_not_unanimous(yes: int, no: int, outcome: str) -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    voted(town, yes, no)
    with pytest.raises(NotUnanimous, match=f"{yes}–{no}. Leave unanimity out"):
        handled(town, outcome, unanimous=True)
    handled(town, outcome)


def test_a_decision_after_a_tabling_that_fell_may_be_unanimous() -> None:
    town = an_open_meeting()
    moved(town, "tabling", seconder="jäsen 4", until="week")
    voted(town, 9, 6)
    item = handled(town, "approved", unanimous=True)
    assert item.handling is not None
    assert item.handling.unanimous
