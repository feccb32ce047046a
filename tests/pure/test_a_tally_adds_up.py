"""A tally names everybody once in a roll-call, and nobody in a count or a secret vote."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from models.matter.vote import Method, Question, Tally, TallyWrong, checked
from tests.support.builders import an_open_meeting
from tests.support.floor import moved

VOTERS = ("Aino", "Eino", "Väinö")


@pytest.mark.parametrize("side", ["yes", "no", "blank"])
def test_a_vote_without_names_lists_none_on_any_side(side: str) -> None:
    with pytest.raises(ValidationError, match="lists no names"):
        Tally.model_validate({"method": "secret", side: ["Aino"], f"{side}_count": 1})


@pytest.mark.parametrize("side", ["yes", "no", "blank"])
@pytest.mark.parametrize("count", [0, 2])
def test_a_roll_call_counts_the_names_of_each_side(side: str, count: int) -> None:
    with pytest.raises(ValidationError, match="counts the names"):
        Tally.model_validate({side: ["Aino"], f"{side}_count": count})


@pytest.mark.parametrize("side", ["yes", "no", "blank"])
def test_no_side_has_fewer_votes_than_none(side: str) -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 0"):
        Tally.model_validate({"method": "count", f"{side}_count": -1})


def test_what_is_not_said_is_no_vote() -> None:
    tally = Tally(method=Method.COUNT)
    assert (tally.yes_count, tally.no_count, tally.blank_count, tally.given) == (0, 0, 0, 0)


def test_the_questions_of_an_item_are_numbered_from_one() -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 1"):
        Question(number=0, yes=0, no=1, explanation="")


@pytest.mark.parametrize("blank", [1, 2])
def test_blank_votes_are_given_votes(blank: int) -> None:
    tally = Tally(method=Method.SECRET, yes_count=1, no_count=1, blank_count=blank)
    assert tally.given == 2 + blank
    if blank == 1:
        assert checked(tally, VOTERS, VOTERS) == tally
    else:
        with pytest.raises(TallyWrong, match="4 votes were counted and 3 members may vote"):
            checked(tally, VOTERS, VOTERS)


@pytest.mark.parametrize(
    ("sides", "problem"),
    [
        ({"yes": ("Aino", "Eino"), "no": ("Väinö", "Eino")}, "Eino stands twice"),
        ({"yes": ("Väinö", "Aino"), "no": ("Väinö", "Aino"), "blank": ("Eino",)}, "Aino stands twice"),
        ({"yes": VOTERS, "no": ("Joku", "Muu")}, "Joku may not vote on this item or is absent"),
        ({"yes": ("Aino",)}, "Eino, Väinö is present and stands on no side"),
    ],
)
def test_the_first_who_does_not_fit_is_told(sides: dict[str, Any], problem: str) -> None:
    counts = {f"{side}_count": len(names) for side, names in sides.items()}
    with pytest.raises(TallyWrong, match=problem):
        checked(Tally.model_validate({**sides, **counts}), VOTERS, VOTERS)


def test_who_has_a_seat_and_no_vote_is_absent() -> None:
    tally = Tally(yes=VOTERS, yes_count=3)
    assert checked(tally, VOTERS, (*VOTERS, "Tyyne")).absent == ("Tyyne",)


@pytest.mark.parametrize("side", ["yes", "no", "blank"])
def test_the_secretary_is_told_that_a_vote_without_names_lists_none(side: str) -> None:
    town = an_open_meeting()
    said: dict[str, Any] = {"method": "count", side: ["jäsen 4"], f"{side}_count": 15}
    moved(town, "wish", seconder="jäsen 4")
    with pytest.raises(TallyWrong, match="lists no names"):
        town.on_meeting("record_vote", item=1, **said)
