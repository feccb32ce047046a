"""A presenter goes on against a group that opposes, with a ground that the papers print."""

from __future__ import annotations

import pytest

from models.case.going_against import GroupsAndGround, NotOpposed
from models.matter.stage import Stage
from models.preparation.presenting import NotReady
from tests.support.builders import Town, a_reviewed_case, proposal, written
from tests.support.reviewing import review

GROUND = "Vuokra vastaa alueen muita vuokria."


def an_opposed_case() -> Town:
    """The City's Management Group opposes it on 16.2.2021; the other group supports it."""
    town = a_reviewed_case()
    review(town, "2021-02-16", "kaupjory", "opposes")
    return town


def go_on(town: Town, *groups: str, ground: str = GROUND) -> None:
    town.on_case("approve_for_agenda", body="khs", against=groups, because=ground)


def test_a_case_that_a_group_opposes_goes_on_with_a_ground() -> None:
    town = an_opposed_case()
    with pytest.raises(NotReady, match="kaupjory opposes it"):
        town.on_case("approve_for_agenda", body="khs")
    go_on(town, "kaupjory")
    assert town.case.stage is Stage.READY
    assert town.case.reviews["kaupjory"].gone_against == GROUND
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", "2021-03-02", case=town.case_id)
    assert town.case.meeting == town.meeting_id


def test_groups_and_ground_go_together() -> None:
    town = an_opposed_case()
    for groups, ground in ((("kaupjory",), ""), ((), GROUND)):
        with pytest.raises(GroupsAndGround):
            go_on(town, *groups, ground=ground)


@pytest.mark.parametrize("group", ["digijory", "strj"])
def test_nobody_goes_on_against_a_group_that_does_not_oppose(group: str) -> None:
    with pytest.raises(NotOpposed, match=group):
        go_on(an_opposed_case(), group)


def test_a_ground_reaches_no_further_than_the_proposal_that_was_opposed() -> None:
    town = an_opposed_case()
    town.on_case("revise_proposal", "2021-02-17", proposal=proposal("Määrärahaa ei myönnetä.", refusing=True))
    review(town, "2021-02-18", "digijory")
    with pytest.raises(NotReady, match="the review of kaupjory is stale"):
        go_on(town, "kaupjory")


def test_a_group_that_opposes_anew_is_gone_against_anew() -> None:
    town = an_opposed_case()
    go_on(town, "kaupjory")
    town.on_case("send_back", "2021-02-20", comment=written("Perustelut puuttuvat."))
    town.on_case("approve_for_agenda", "2021-02-21", body="khs")
    town.on_case("send_back", "2021-02-22", comment=written("Perustelut puuttuvat."))
    review(town, "2021-02-23", "kaupjory", "opposes")
    with pytest.raises(NotReady, match="kaupjory opposes it"):
        town.on_case("approve_for_agenda", body="khs")


def test_an_officeholder_decides_against_a_group_likewise() -> None:
    town = an_opposed_case()
    with pytest.raises(NotReady, match="kaupjory opposes it"):
        town.on_case("decide_alone", body="strj", role="officeholder")
    town.on_case("decide_alone", body="strj", role="officeholder", against=["kaupjory"], because=GROUND)
    assert town.case.reviews["kaupjory"].gone_against == GROUND
