"""A body that is no authority decides nothing, whatever its file says, and nobody decides a claim alone."""

from __future__ import annotations

from typing import Any

import pytest

from models.bodies.body import Body, NoAuthority
from models.bodies.superior import NotAbove
from models.law.rules import Rulebook, RuleError
from models.preparation.claimed import ClaimGoesAbove, ClaimGoesElsewhere, NobodyAbove
from tests.support.builders import Town, a_case_in_preparation

NAMES = {"fi": "viisikko", "sv": "femman", "en": "The Five"}


def a_town_with(kind: str, **keys: Any) -> Town:
    """A case in preparation, and a body of five seats of a kind."""
    town = a_case_in_preparation()
    described = {"id": "viisi", "kind": kind, "names": NAMES, "seats": 5, **keys}
    town.do("load_body", description=described)
    return town


@pytest.mark.parametrize("kind", ["steering_group", "officeholder"])
def test_seats_make_no_authority(kind: str) -> None:
    town = a_town_with(kind)
    with pytest.raises(NoAuthority):
        town.call("2021-03-01", "2021-03-15 16:00", body="viisi")
    with pytest.raises(NoAuthority):
        town.on_case("approve_for_agenda", body="viisi")


def test_a_steering_group_decides_no_case_alone_either() -> None:
    with pytest.raises(NoAuthority, match="steering group"):
        a_town_with("steering_group").on_case("decide_alone", body="viisi")


@pytest.mark.parametrize(("kind", "superior"), [("section", "digijory"), ("officeholder", "kaupjory")])
def test_nobody_makes_a_claim_to_a_steering_group(kind: str, superior: str) -> None:
    with pytest.raises(NotAbove, match="nobody makes a claim to one"):
        a_town_with(kind, superior=superior)


def test_a_preparatory_group_is_under_a_steering_group() -> None:
    a_town_with("steering_group", superior="kaupjory")
    with pytest.raises(NotAbove, match=r"under khs \(board\)"):
        a_town_with("steering_group", superior="khs")


def of_its_own(rule: str, value: Any, seats: int = 5) -> None:
    """Check the file of a committee that has a rule of its own."""
    own = {"rule": rule, "value": value, "source": "hallintosääntö"}
    described = {"id": "viisi", "kind": "committee", "names": NAMES, "seats": seats, "overrides": [own]}
    Body.model_validate(described).refuse_forbidden(Rulebook.load())


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("majority.counter_proposal.other", 1),
        ("majority.tabling.other", 2),
        ("majority.wish.other", "1/2"),
        ("majority.return.other", "1/3"),
        ("minutes.checkers", 0),
    ],
)
def test_no_file_lets_few_beat_many_or_nobody_check(rule: str, value: Any) -> None:
    with pytest.raises(RuleError):
        of_its_own(rule, value)


@pytest.mark.parametrize("value", ["most", 3, "2/3", "51/100"])
def test_a_file_may_ask_for_more_than_most_votes(value: Any) -> None:
    of_its_own("majority.counter_proposal.other", value)


def a_claim(against: str, **parts: Any) -> Town:
    """A case in preparation that decides a claim."""
    return a_case_in_preparation(claim_against=against, **parts)


@pytest.mark.parametrize(
    ("against", "refusal"),
    [
        ("strj-2021-77", ClaimGoesAbove),
        ("khs-2021-1", ClaimGoesElsewhere),
        ("Henkilöstöpäällikkö 1.2.2021 § 5", ClaimGoesAbove),
    ],
)
def test_an_officeholder_decides_no_claim(against: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        a_claim(against).on_case("decide_alone", body="strj")


def test_an_own_decision_is_not_judged_under_another_act_either() -> None:
    with pytest.raises(ClaimGoesAbove):
        a_claim("strj-2021-77", legal_ground="administrative").on_case("decide_alone", body="strj")


def test_a_claim_goes_to_the_body_above_an_office_or_to_the_body_itself() -> None:
    a_claim("strj-2021-77").on_case("approve_for_agenda", body="khs")
    a_claim("kylk-2021-3").on_case("approve_for_agenda", body="kylk")
    for against in ("strj-2021-77", "khs-2021-3"):
        with pytest.raises(ClaimGoesElsewhere, match="by khs, not by kylk"):
            a_claim(against).on_case("approve_for_agenda", body="kylk")


def test_an_office_with_nobody_above_decides_nothing_that_is_open_to_a_claim() -> None:
    town = a_town_with("officeholder", seats=1)
    with pytest.raises(NobodyAbove, match="viisi has no body above it"):
        town.on_case("decide_alone", body="viisi")
