"""A case is closed, withdrawn or accounted for; its decisions still get legal force, or are challenged."""

from __future__ import annotations

from datetime import date

from models.case.closing import CaseClosed, Closing
from models.matter.stage import Stage
from tests.support import invariants
from tests.support.builders import (
    Town,
    a_case_in_preparation,
    a_published_decision,
    a_running_follow_up,
)
from tests.support.challenging import IN_TIME, KEY, challenged, settled


def withdrawn(town: Town) -> Town:
    """Reopened while its decision can be challenged, and withdrawn."""
    town.on_case("reopen_case", "2021-03-22", reason="Uusi tieto.")
    town.on_case("withdraw_case", "2021-03-23", reason="Ei tarvita.")
    assert town.case.closed_because == Closing.WITHDRAWN
    return town


def test_the_decision_of_a_withdrawn_case_becomes_final() -> None:
    town = withdrawn(a_published_decision())
    assert [deadline.day for deadline in town.case.due()] == [date(2021, 4, 9)]
    town.until("2021-04-09 00:00")
    assert town.case.decisions[KEY].final_since == date(2021, 4, 9)
    assert (town.case.stage, town.case.closed_because) == (Stage.CLOSED, Closing.WITHDRAWN)
    assert not town.case.open
    invariants.nothing_due_was_left(town.memory)


def test_a_challenge_that_came_in_time_holds_it_up() -> None:
    town = withdrawn(a_published_decision())
    claim = challenged(town, IN_TIME)
    town.until("2021-05-01")
    assert town.case.decisions[KEY].final_since is None
    settled(town, claim, "2021-05-02", "lapsed")
    town.until("2021-05-03")
    assert town.case.decisions[KEY].final_since == date(2021, 5, 2)
    assert town.case.closed_because == Closing.WITHDRAWN


def test_the_money_that_it_granted_is_followed_on_unless_it_was_reported() -> None:
    town = a_running_follow_up()
    fact = town.facts(town.case_id)[-1]
    for because, followed in ((Closing.WITHDRAWN, (town.follow_up_id,)), (Closing.REPORTED, ())):
        assert CaseClosed(because=because).fold(town.case, fact).followed == followed


def test_what_was_signed_is_published_and_served_after_it() -> None:
    town = a_case_in_preparation()
    town.on_case("decide_alone", "2021-03-15", role="officeholder", body="strj")
    withdrawn(town)
    key = {"decision": "strj-2021-1", "role": "officeholder"}
    town.on_case("publish_decision", "2021-03-24", **key)
    town.on_case("serve_decision", "2021-03-25", manner="receipt", day="2021-03-25", **key)
    town.until("2021-05-01")
    assert town.case.decisions["strj-2021-1"].final_since
