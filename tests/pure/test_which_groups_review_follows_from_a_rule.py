"""Which groups review a proposal follows from rules of the municipality, not from its preparer."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from models.bodies.body import NoSuchBody
from models.bodies.municipality_loading import NotASteeringGroup
from models.municipality.municipality import Municipality
from models.preparation.presenting import NotReady
from models.preparation.reviewing import AskedAsMandatory, AskedByRule, NobodyToAsk
from models.sitting.revising import ReviewComesFirst
from tests.pure.test_a_municipality_is_data import a_described_town, described
from tests.support.builders import DAYCARE, Town, grant, written
from tests.support.chains import a_proposed_case, described_anew
from tests.support.reviewing import review

TITLE = "Hankkeiden ohjaus"


def rule(**more: Any) -> dict[str, Any]:
    return {"title": {"fi": TITLE}, "groups": ["johtory"], **more}


def a_town_that_asks(*rules: dict[str, Any]) -> Town:
    return a_described_town(approval_chains=[], review_rules=list(rules))


def approve(town: Town) -> None:
    town.on_case("approve_for_agenda", body="kh")


def asked_by(town: Town) -> str:
    """Why the case may not go on an agenda yet; empty where it may."""
    try:
        approve(town)
    except NotReady as refused:
        return str(refused)
    return ""


def test_what_a_rule_asks_is_mandatory_whatever_the_preparer_says() -> None:
    town = a_proposed_case(a_town_that_asks(rule()))
    assert f"johtory has not been asked for its review, as {TITLE} wants" in asked_by(town)
    town.on_case("request_reviews", groups=["johtory"], voluntary=True)
    assert town.case.reviews["johtory"].mandatory
    assert "johtory has not given its review" in asked_by(town)
    review(town, "2026-01-07", "johtory")
    assert not asked_by(town)


def test_without_names_those_are_asked_whom_a_rule_asks() -> None:
    town = a_proposed_case(a_town_that_asks(rule()))
    town.on_case("request_reviews")
    assert [*town.case.reviews] == ["johtory"]
    with pytest.raises(NobodyToAsk):
        town.on_case("request_reviews")


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ({}, True),
        ({"task_class": "10 03"}, True),
        ({"task_class": "02 08"}, False),
        ({"at_least": "10 000"}, True),
        ({"at_least": "10 001"}, False),
        ({"unit": "School"}, True),
        ({"unit": "harbour"}, False),
    ],
)
def test_a_rule_holds_by_task_class_sum_and_unit(said: dict[str, Any], asks: bool) -> None:
    town = a_proposed_case(a_town_that_asks(rule(**said)), appropriation=grant(2026))
    assert bool(asked_by(town)) is asks


def test_a_case_keeps_the_rules_of_the_day_on_which_it_was_opened() -> None:
    town = a_proposed_case(a_town_that_asks())
    described_anew(town, review_rules=[rule()])
    assert not asked_by(town)


def test_what_a_rule_asks_is_recalled_by_nobody() -> None:
    town = a_proposed_case(a_town_that_asks(rule()))
    town.on_case("request_reviews")
    for role in ("preparer", "presenter"):
        with pytest.raises(AskedByRule, match=TITLE):
            town.on_case("recall_request", role=role, group="johtory", reason="Ei ehdi.")


def test_what_was_asked_as_mandatory_is_recalled_by_the_presenter_alone() -> None:
    town = a_proposed_case(a_town_that_asks())
    town.on_case("request_reviews", groups=["johtory"])
    with pytest.raises(AskedAsMandatory):
        town.on_case("recall_request", group="johtory", reason="Ei ehdi.")
    assert asked_by(town)
    town.on_case("recall_request", role="presenter", group="johtory", reason="Väärä ryhmä.")
    assert not asked_by(town)


def test_a_further_group_is_asked_voluntarily_and_recalled() -> None:
    town = a_proposed_case(a_town_that_asks())
    town.on_case("request_reviews", groups=["johtory"], voluntary=True)
    town.on_case("recall_request", group="johtory", reason="Ei ehdi.")
    assert not town.case.reviews


def test_a_rule_asks_groups_that_there_are() -> None:
    with pytest.raises(NoSuchBody):
        a_town_that_asks(rule(groups=["ohjausryhma"]))
    with pytest.raises(NotASteeringGroup, match="kh"):
        a_town_that_asks(rule(groups=["kh"]))
    with pytest.raises(ValidationError, match="names one steering group at least"):
        Municipality.model_validate(described(review_rules=[rule(groups=[])])["municipality"])


def test_no_presenter_grants_more_in_the_meeting_than_a_group_was_asked_about() -> None:
    town = a_proposed_case(a_town_that_asks(rule(at_least="10 001")), appropriation=grant() | {"year": 2026})
    approve(town)
    town.call("2026-01-05", "2026-01-19 17:00", body="kh")
    town.on_meeting("place_item", "2026-01-05", case=town.case_id)
    town.on_meeting("send_agenda", "2026-01-07")
    town.on_meeting("open_meeting", "2026-01-19 17:00", present=list(range(1, 8)))
    more: dict[str, Any] = {"item": 1, "clause": 1, "text": written("Määräraha myönnetään korotettuna.")}
    with pytest.raises(ReviewComesFirst, match="johtory"):
        town.on_meeting("revise_at_meeting", sums={DAYCARE: 700_000}, **more)
    town.on_meeting("revise_at_meeting", sums={DAYCARE: 500_000}, **more)
