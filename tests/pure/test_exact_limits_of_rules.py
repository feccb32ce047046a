"""What a body may set a rule to, to the last value, and what is refused as no value of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.law.rules import Rule, Rulebook, RuleError

DAY = date(2021, 3, 15)
RULES = Rulebook.load().on(DAY)
FIXED = [rule for rule in RULES.rules.values() if rule.overridable == "no"]


@pytest.mark.parametrize(("days", "allowed"), [(3, False), (4, True), (5, True)])
def test_what_may_only_be_lengthened_may_stay_as_it_is(days: int, allowed: bool) -> None:
    if allowed:
        assert RULES.with_overrides({"summons.council": days}).int("summons.council") == days
    else:
        with pytest.raises(RuleError, match="4 may be lengthened only"):
            RULES.with_overrides({"summons.council": days})


@pytest.mark.parametrize("rule", FIXED, ids=[rule.id for rule in FIXED])
def test_what_the_law_fixes_may_be_said_again_as_it_is(rule: Rule) -> None:
    assert rule.overridden(rule.value, "johtosääntö").source == "johtosääntö"


def test_what_the_law_fixes_is_set_to_nothing_else() -> None:
    assert RULES.get("claim.period").overridable == "no"
    with pytest.raises(RuleError, match="a body may not change it"):
        RULES.with_overrides({"claim.period": 15})


@pytest.mark.parametrize(
    ("rule", "value", "fits"),
    [
        ("majority.wish.council", 1, True),
        ("majority.wish.council", 43, True),
        ("majority.wish.council", "2/3", True),
        ("majority.wish.council", "most", True),
        ("majority.wish.council", 0, False),
        ("majority.wish.council", True, False),
        ("majority.wish.council", "0", False),
        ("majority.wish.council", "all", False),
        ("service.moves", 1, False),
        ("service.moves", "yes", False),
    ],
)
def test_a_number_of_votes_is_one_or_more_and_a_switch_is_on_or_off(
    rule: str, value: Any, fits: bool
) -> None:
    known = RULES.get(rule).model_dump()
    wrong = "neither yes nor no" if rule == "service.moves" else "not a value in"
    if fits:
        assert Rule.model_validate({**known, "value": value}).value == value
    else:
        with pytest.raises(RuleError, match=f"{value!r} is {wrong}"):
            Rule.model_validate({**known, "value": value})


def version(rule: str, begins: str, ends: str | None) -> dict[str, Any]:
    return {**RULES.get(rule).model_dump(), "valid_from": begins, "valid_to": ends}


@pytest.mark.parametrize("broken", ["claim.period", "report.due_after", "summons.other"])
def test_the_versions_of_every_rule_are_looked_at(broken: str) -> None:
    rules = [
        version(rule, begins, ends)
        for rule in ("claim.period", "report.due_after", "summons.other")
        for begins, ends in (
            ("2021-01-01", None if rule == broken else "2021-12-31"),
            ("2022-01-01", None),
        )
    ]
    with pytest.raises(
        RuleError, match=f"{broken}: its versions overlap or leave a gap: no end and 2022-01-01"
    ):
        Rulebook.model_validate({"rules": rules})
