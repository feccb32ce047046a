"""Whatever a member moves, seconds, withdraws, votes or dissents can be taken back as the last act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from models.engine.command import Answer
from tests.support.builders import MOVER, Town, an_open_meeting
from tests.support.floor import handled, moved


def moved_and_seconded(town: Town) -> None:
    moved(town, "counter_proposal", seconder="jäsen 4")


def lost_and_handled(town: Town) -> None:
    moved(town, "counter_proposal")
    handled(town, "approved")


Before = Callable[[Town], object]

LAST_ACTS: list[tuple[Before, str, dict[str, Any]]] = [
    (lambda town: moved(town, "wish"), "second_motion", {"motion": 1, "seconders": ["jäsen 4"]}),
    (moved_and_seconded, "withdraw_motion", {"motion": 1}),
    (moved_and_seconded, "carry_motion", {"motion": 1}),
    (moved_and_seconded, "record_vote", {"method": "count", "yes_count": 8, "no_count": 7}),
    (
        lambda town: moved(town, "wish"),
        "record_election",
        {"ballots": {"seats": 1, "slates": [{"candidates": ["A"], "votes": 15}]}},
    ),
    (lost_and_handled, "announce_dissent", {"member": MOVER}),
]


@pytest.mark.parametrize(("before", "name", "fields"), LAST_ACTS, ids=[name for _, name, _ in LAST_ACTS])
def test_the_item_stands_as_before_it(before: Before, name: str, fields: dict[str, Any]) -> None:
    town = an_open_meeting()
    before(town)
    stood = town.meeting
    answer: Answer = town.on_meeting(name, item=1, **fields)
    assert answer.sentence
    assert town.meeting != stood
    town.on_meeting("undo_last", reason="Kirjattiin väärin.")
    assert town.meeting == stood
