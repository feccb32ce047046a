"""A body's own value of a rule begins on its day; what held before ends the day before."""

from __future__ import annotations

from datetime import date

from models.bodies.body import Bodies, Body
from models.bodies.body_part import Override
from models.bodies.own_rule import value_on, with_own_rule

RULE = "summons.other"


def test_it_holds_from_its_day_and_the_earlier_one_until_the_day_before() -> None:
    first = with_own_rule(_board(), RULE, date(2026, 1, 1), _own(5))
    second = with_own_rule(first, RULE, date(2026, 7, 1), _own(7))
    assert second.valid_from == date(2026, 7, 1)
    assert _on(second, date(2026, 6, 30)) == 5
    assert _on(second, date(2026, 7, 1)) == 7
    assert _on(second, date(2025, 12, 31)) is None


def test_one_that_is_to_begin_later_begins_then() -> None:
    later = with_own_rule(_board(), RULE, date(2027, 1, 1), _own(9))
    sooner = with_own_rule(later, RULE, date(2026, 7, 1), _own(6))
    assert (_on(sooner, date(2026, 12, 31)), _on(sooner, date(2027, 1, 1))) == (6, 9)


def test_without_a_value_what_everybody_has_holds_again() -> None:
    own = with_own_rule(_board(), RULE, date(2026, 1, 1), _own(5))
    ended = with_own_rule(own, RULE, date(2026, 7, 1), None)
    assert (_on(ended, date(2026, 6, 30)), _on(ended, date(2026, 7, 1))) == (5, None)


def test_given_again_from_its_own_day_it_takes_the_place_of_the_first() -> None:
    once = with_own_rule(_board(), RULE, date(2026, 1, 1), _own(5))
    again = with_own_rule(once, RULE, date(2026, 1, 1), _own(6))
    assert [each.value for each in again.overrides if each.rule == RULE] == [6]


def _board() -> Body:
    return Bodies.load().get("khs")


def _own(value: int) -> Override:
    return Override(rule=RULE, value=value, source="hallintosääntö 12 §")


def _on(body: Body, day: date) -> object:
    own = value_on(body, RULE, day)
    return own.value if own else None
