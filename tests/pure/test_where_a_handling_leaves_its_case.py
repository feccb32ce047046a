"""Where a handling leaves its case, clause by clause, and what is still open when it comes back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from models.law.appeal import Appeal, Kind
from models.law.outcome import Outcome, takes_the_words
from models.matter.handling import (
    ClauseOutcome,
    Handling,
    decides,
    may_be_worded,
    still_open,
)
from models.matter.motion import Motion, MotionKind, MotionStatus
from models.matter.stage import Stage


def handling(outcome: str = "approved", *clauses: str, **parts: Any) -> Handling:
    """A handling of clauses 1, 2 … with these outcomes; of one with its own, if none is said."""
    numbered = enumerate(clauses or (outcome,), start=1)
    said: dict[str, Any] = {
        "body": "khs",
        "meeting": "khs-2021-03-15",
        "item": 1,
        "case": "HEL 2021-000001",
        "section": 7,
        "year": 2021,
        "day": date(2021, 3, 15),
        "revision": 1,
        "outcome": outcome,
        "clauses": tuple(ClauseOutcome(number=number, outcome=Outcome(each)) for number, each in numbered),
        "appeal": Appeal.CLAIM,
    }
    return Handling.model_validate({**said, **parts})


@pytest.mark.parametrize(
    ("outcome", "stage"),
    [
        ("tabled", Stage.TABLED),
        ("returned", Stage.PREPARATION),
        ("removed", Stage.READY),
        ("withdrawn", Stage.PREPARATION),
        *((each, Stage.DECIDED) for each in ("approved", "approved_amended", "rejected", "noted", "elected")),
    ],
)
def test_the_outcome_says_where(outcome: str, stage: Stage) -> None:
    assert handling(outcome).stage_after is stage
    assert decides(handling(outcome)) is (stage is Stage.DECIDED)
    assert handling(outcome).put_off == ()


@pytest.mark.parametrize(
    ("clauses", "stage", "put_off"),
    [
        (("approved", "approved"), Stage.DECIDED, []),
        (("approved", "tabled"), Stage.TABLED, [2]),
        (("returned", "approved"), Stage.PREPARATION, [1]),
        (("returned", "tabled", "approved"), Stage.PREPARATION, [1, 2]),
    ],
)
def test_a_part_that_is_put_off_keeps_the_case_open(
    clauses: tuple[str, ...], stage: Stage, put_off: list[int]
) -> None:
    handled = handling("approved", *clauses)
    assert handled.stage_after is stage
    assert [clause.number for clause in handled.put_off] == put_off
    assert decides(handled) is not bool(put_off)


@pytest.mark.parametrize(
    ("kind", "to", "outcome", "goes_on"),
    [
        ("proposal", "kvsto", "approved", True),
        ("proposal", "kvsto", "approved_amended", True),
        ("statement", "khs", "approved_by_vote", True),
        ("statement", "", "approved", False),
        ("decision", "", "approved", False),
        ("decision", "kvsto", "approved", False),
        ("proposal", "kvsto", "rejected", False),
        ("proposal", "kvsto", "noted", False),
        ("proposal", "kvsto", "tabled", False),
    ],
)
def test_what_was_approved_for_another_body_goes_on_to_it(
    kind: str, to: str, outcome: str, goes_on: bool
) -> None:
    handled = handling(outcome, kind=Kind(kind), to=to)
    assert handled.goes_on is goes_on
    if goes_on:
        assert handled.stage_after is Stage.PREPARATION
        assert not decides(handled)


def test_what_goes_on_is_prepared_again_though_a_part_of_it_was_tabled() -> None:
    assert (
        handling("approved", "tabled", "approved", kind=Kind.PROPOSAL, to="khs").stage_after
        is Stage.PREPARATION
    )


def test_it_is_named_by_its_section() -> None:
    assert handling().key == "khs-2021-7"


def test_what_is_not_said_of_it_was_not_so() -> None:
    handled = handling()
    assert (handled.noting, handled.unanimous, handled.part) == (False, False, False)
    assert (handled.revised_from, handled.rest) == (0, 0)


def test_sections_are_numbered_from_one() -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 1"):
        handling(section=0)


@pytest.mark.parametrize(
    ("outcome", "takes", "worded"),
    [
        ("approved", True, False),
        ("approved_by_vote", True, False),
        ("approved_revised", True, False),
        ("elected", True, True),
        ("approved_amended", False, True),
        ("rejected", False, True),
        ("noted", False, True),
        ("tabled", False, True),
    ],
)
def test_it_reads_as_proposed_or_has_words_of_its_own(outcome: str, takes: bool, worded: bool) -> None:
    assert takes_the_words(Outcome(outcome)) is takes
    assert may_be_worded(Outcome(outcome), ()) is worded


@pytest.mark.parametrize(
    ("kind", "status", "worded"),
    [("wish", "carried", True), ("wish", "lost", False), ("counter_proposal", "carried", False)],
)
def test_a_wish_that_was_carried_has_its_words_beside_what_was_proposed(
    kind: str, status: str, worded: bool
) -> None:
    motion = Motion(number=1, kind=MotionKind(kind), mover="jäsen 4", status=MotionStatus(status))
    assert may_be_worded(Outcome.APPROVED, [motion]) is worded


@pytest.mark.parametrize(
    ("before", "left"),
    [
        ([], (1, 2, 3)),
        ([handling("tabled", "tabled", "tabled", "tabled")], (1, 2, 3)),  # the whole was put off
        ([handling("approved", "approved", "tabled", "returned")], (2, 3)),
        ([handling("approved", "approved", "tabled", "returned", revision=2)], (1, 2, 3)),  # written anew
        ([handling("approved", "approved", part=True)], (2, 3)),  # the other part is still before the meeting
        ([handling("approved", "approved", part=True, revision=2)], (1, 2, 3)),
        ([handling("approved", "approved", "tabled", part=True)], (2,)),
        ([handling("tabled", "tabled", part=True)], (1, 2, 3)),
        (
            [
                handling("approved", "approved", "tabled", "tabled"),
                handling("approved", "approved", "approved", "tabled"),
            ],
            (3,),  # the last time counts
        ),
    ],
)
def test_what_is_left_to_decide_is_what_was_put_off_of_the_same_proposal(
    before: list[Handling], left: tuple[int, ...]
) -> None:
    assert still_open(before, (1, 2, 3), 1) == left
