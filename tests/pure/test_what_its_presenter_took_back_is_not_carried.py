"""What its presenter changed and then took back leaves nothing to decide: no motion is carried over it."""

from __future__ import annotations

import pytest

from models.base.refusal import Refusal
from tests.support.builders import Town, an_open_meeting, written
from tests.support.floor import moved


def revised() -> Town:
    town = an_open_meeting()
    town.on_meeting("revise_at_meeting", item=1, clause=1, text=written("Lautakunta päättää toisin."))
    return town


def test_a_motion_lapses_with_the_proposal_that_was_taken_back() -> None:
    town = revised()
    motion = moved(town, "counter_proposal", text=written("Lautakunta päättää näin."))
    town.on_meeting("handle_item", item=1, outcome="withdrawn")
    handling = town.case.handlings[-1]
    assert handling.outcome == "withdrawn"
    assert all(clause.outcome == "withdrawn" for clause in handling.clauses)
    with pytest.raises(Refusal):
        town.on_meeting("carry_motion", item=1, motion=motion, unanimous=True)


def test_what_was_carried_already_is_not_taken_back() -> None:
    town = revised()
    motion = moved(town, "counter_proposal", text=written("Lautakunta päättää näin."))
    town.on_meeting("carry_motion", item=1, motion=motion, unanimous=True)
    with pytest.raises(Refusal):
        town.on_meeting("handle_item", item=1, outcome="withdrawn")
