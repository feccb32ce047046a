"""A certificate of legal force tells what takes no force away and yet matters to whoever relies on it."""

from __future__ import annotations

from tests.pure.test_the_board_leaves_a_councils_unlawful_decision_unimplemented import (
    COUNCILS,
    decided,
    withhold,
)
from tests.support.builders import Town, a_published_decision
from tests.support.challenging import KEY, answering, challenged, settled
from tests.support.challenging import decided as board_decides


def certified(town: Town, key: str = KEY) -> str:
    return town.on_case("certify_force", decision=key).sentence


def test_it_says_no_more_where_nothing_is_pending() -> None:
    town = a_published_decision()
    town.until("2021-05-01")
    assert certified(town) == f"It was certified that {KEY} has legal force since 2021-04-09."


def test_it_names_a_late_appeal_that_nobody_has_decided_on() -> None:
    town = a_published_decision()
    case = challenged(town, "2021-04-20 12:00")
    town.until("2021-05-01")
    assert certified(town).endswith(f"and that still to be decided on is {case}.")
    by = board_decides(town, case, "2021-05-10", clauses=[answering("not_examined")])
    settled(town, case, "2021-05-11", "not_examined", decision=by)
    assert certified(town).endswith("since 2021-04-09.")


def test_it_says_that_the_board_leaves_it_unimplemented() -> None:
    town = decided()
    town.until("2021-08-01")
    assert town.case.decisions[COUNCILS].final_since
    withhold(town)
    assert certified(town, COUNCILS).endswith("and that the board leaves it unimplemented since 2021-08-01.")
