"""What a motion must say, whom it needs, and which of several asks for the same."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from models.matter.motion import (
    ClauseNotProposed,
    Motion,
    MotionKind,
    NoSuchMotion,
    OneClauseNeeded,
    OwnSeconder,
    TextMissing,
)
from models.meeting.gathering import NotAVoter
from tests.support.builders import (
    EVERYBODY,
    MOVER,
    Town,
    a_case_in_preparation,
    an_open_meeting,
    proposal,
    written,
)
from tests.support.floor import moved

THREE = [{"number": number, "text": written(f"Kohta {number}.")} for number in (1, 2, 3)]
SILENT = (MotionKind.REMOVAL, "tabling", "return", "dismissal")


def first(town: Town) -> Motion:
    return town.meeting.items[1].motions[0]


@pytest.mark.parametrize("kind", list(MotionKind))
def test_what_changes_or_wishes_something_says_what(kind: MotionKind) -> None:
    town = an_open_meeting()
    make: dict[str, Any] = {"item": 1, "kind": kind, "mover": MOVER}
    if kind in SILENT:
        town.on_meeting("make_motion", **make)
    else:
        with pytest.raises(TextMissing):
            town.on_meeting("make_motion", **make)
        town.on_meeting("make_motion", text=written("Näin."), **make)
    assert first(town).kind == kind


def test_clauses_and_paragraphs_stand_in_order_and_once() -> None:
    town = an_open_meeting(clauses=THREE)
    moved(town, "counter_proposal", clauses=[3, 1, 3])
    assert first(town).clauses == (1, 3)
    moved(town, "counter_proposal", clauses=[2], paragraphs=[4, 2, 2])
    assert town.meeting.items[1].motions[1].paragraphs == (2, 4)


@pytest.mark.parametrize("clauses", [[], [1, 2]])
def test_paragraphs_are_those_of_one_clause(clauses: list[int]) -> None:
    with pytest.raises(OneClauseNeeded):
        moved(an_open_meeting(clauses=THREE), "counter_proposal", clauses=clauses, paragraphs=[1])


@pytest.mark.parametrize("kind", ["tabling", "return", "dismissal"])
def test_on_every_clause_is_on_the_whole_item(kind: str) -> None:
    town = an_open_meeting(clauses=THREE)
    moved(town, kind, clauses=[1, 2, 3])
    assert first(town).clauses == ()
    town = an_open_meeting(clauses=THREE)
    moved(town, kind, clauses=[1, 3])
    assert first(town).clauses == (1, 3)


def test_a_counter_proposal_to_every_clause_goes_on_naming_them() -> None:
    town = an_open_meeting(clauses=THREE)
    moved(town, "counter_proposal", clauses=[1, 2, 3])
    assert first(town).clauses == (1, 2, 3)


@pytest.mark.parametrize("kind", list(MotionKind))
def test_no_motion_names_a_clause_that_is_not_there(kind: str) -> None:
    with pytest.raises(ClauseNotProposed, match="has no clause 4; its clauses are 1, 2, 3"):
        moved(an_open_meeting(clauses=THREE), kind, clauses=[1, 5, 4])


def test_an_item_without_a_case_has_no_clauses_to_name() -> None:
    town = an_open_meeting()
    town.on_meeting("add_item", title="Lausunto", ground="Kiire.")
    with pytest.raises(ClauseNotProposed, match="its clauses are none"):
        town.on_meeting("make_motion", item=2, kind="dismissal", mover=MOVER, clauses=[1])


@pytest.mark.parametrize("motion", [1, 2])
def test_a_motion_that_is_not_there_is_told_with_those_that_are(motion: int) -> None:
    town = an_open_meeting()
    with pytest.raises(NoSuchMotion, match="none yet"):
        town.on_meeting("second_motion", item=1, motion=motion, seconders=["jäsen 4"])
    moved(town, "wish")
    with pytest.raises(NoSuchMotion, match="its motions are 1"):
        town.on_meeting("second_motion", item=1, motion=2, seconders=["jäsen 4"])


def test_seconders_are_present_others_than_the_mover_and_named_once() -> None:
    town = an_open_meeting()
    moved(town, "wish")
    with pytest.raises(NotAVoter):
        town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 4", "Joku Muu"])
    with pytest.raises(OwnSeconder):
        town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 4", MOVER])
    for seconders in (["jäsen 4", "jäsen 4"], ["jäsen 5", "jäsen 4"]):
        town.on_meeting("second_motion", item=1, motion=1, seconders=seconders)
    assert first(town).seconders == ("jäsen 4", "jäsen 5")


def test_each_motion_has_its_own_seconders() -> None:
    town = an_open_meeting()
    moved(town, "wish", seconder="jäsen 4")
    moved(town, "wish", seconder="jäsen 5")
    assert [each.seconders for each in town.meeting.items[1].motions] == [("jäsen 4",), ("jäsen 5",)]


def test_clauses_are_those_of_the_proposal_as_it_was_last_written() -> None:
    town = a_case_in_preparation()
    town.on_case("revise_proposal", proposal=proposal("Yksi.", "Kaksi."))
    town.on_case("approve_for_agenda", "2021-03-01", body="khs")
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", "2021-03-02", case=town.case_id)
    town.on_meeting("send_agenda", "2021-03-03")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    moved(town, "dismissal", clauses=[2])
    assert first(town).clauses == (2,)


def test_motions_are_numbered_from_one() -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 1"):
        Motion(number=0, kind=MotionKind.WISH, mover=MOVER)


def motion(kind: str, clauses: tuple[int, ...] = (), paragraphs: tuple[int, ...] = ()) -> Motion:
    return Motion(number=1, kind=MotionKind(kind), mover=MOVER, clauses=clauses, paragraphs=paragraphs)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (motion("counter_proposal"), motion("counter_proposal"), True),
        (motion("counter_proposal"), motion("counter_proposal", (2,)), True),
        (motion("counter_proposal", (1,)), motion("counter_proposal", (2,)), False),
        (motion("counter_proposal", (1, 2)), motion("dismissal", (2, 3)), True),
        (motion("counter_proposal", (2,), (1,)), motion("counter_proposal", (2,), (2,)), False),
        (motion("counter_proposal", (2,), (1, 2)), motion("counter_proposal", (2,), (2,)), True),
        (motion("counter_proposal", (2,), (1,)), motion("counter_proposal", (2,)), True),
        (motion("counter_proposal", (1,), (1,)), motion("counter_proposal", (2,), (1,)), False),
        (motion("addition"), motion("counter_proposal"), False),
        (motion("addition"), motion("addition"), False),
        (motion("addition", (1,)), motion("counter_proposal", (1,)), True),
        (motion("addition", (1,)), motion("counter_proposal"), True),
    ],
)
def test_two_motions_ask_for_the_same_where_only_one_can_stand(
    one: Motion, other: Motion, same: bool
) -> None:
    assert (one.concerns(other), other.concerns(one)) == (same, same)
