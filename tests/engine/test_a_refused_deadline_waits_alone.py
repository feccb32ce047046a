"""A deadline that was refused is tried again after longer and longer times, and the next ones do not wait."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.law.deadline import Deadline
from tests.support.builders import Town, a_reviewed_case
from workflows.deadlines import FIRST, LONGEST, Deadlines

MOMENT = timedelta(minutes=1)


@pytest.fixture
def town() -> Town:
    """A case in which one group is still awaited."""
    return a_reviewed_case()


@pytest.fixture
def deadlines(town: Town) -> Deadlines:
    """Its deadlines, none of which was refused."""
    deadlines = Deadlines()
    deadlines.take_in(town.memory.held(town.case_id))
    return deadlines


def first(deadlines: Deadlines) -> Deadline:
    """The one that comes next."""
    assert deadlines.first is not None
    return deadlines.first


def test_what_comes_next_is_due_when_it_has_come(deadlines: Deadlines) -> None:
    next_one = first(deadlines)
    assert deadlines.due(next_one.at - MOMENT) is None
    assert deadlines.due(next_one.at) == next_one


def test_the_one_behind_it_comes_next(deadlines: Deadlines) -> None:
    refused = first(deadlines)
    deadlines.put_aside(refused, refused.at + timedelta(days=30), "Refused")
    assert deadlines.due(refused.at) is None
    assert first(deadlines).at > refused.at
    assert deadlines.due(first(deadlines).at) == first(deadlines)
    assert deadlines.has(refused)


def test_it_is_tried_after_longer_and_longer_times(deadlines: Deadlines) -> None:
    refused = first(deadlines)
    now, waits = refused.at, []
    for _ in range(10):
        deadlines.put_aside(refused, now, "Refused")
        waits.append(deadlines.comes(refused) - now)
        now = deadlines.comes(refused)
    assert waits[:3] == [FIRST, 2 * FIRST, 4 * FIRST]
    assert waits[-2:] == [LONGEST, LONGEST]


def test_it_is_tried_at_once_when_somebody_has_done_something(deadlines: Deadlines) -> None:
    refused = first(deadlines)
    deadlines.put_aside(refused, refused.at, "Refused")
    deadlines.try_again()
    assert deadlines.due(refused.at) == refused
    assert deadlines.refused == {refused.key: "Refused"}


def test_what_is_no_deadline_any_more_was_never_refused(town: Town, deadlines: Deadlines) -> None:
    refused = first(deadlines)
    deadlines.put_aside(refused, refused.at, "Refused")
    town.on_case("withdraw_case", reason="Ei tarvita.")
    deadlines.take_in(town.memory.held(town.case_id))
    assert deadlines.refused == {}
    assert not deadlines.has(refused)
