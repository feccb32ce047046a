"""Rules: what the packaged ones say, which may be overridden, how versions follow each other."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from models.bodies.body import Bodies
from models.law.rules import Rule, Rulebook, RuleError, Rules, Unit

DAY = date(2021, 3, 15)


@pytest.fixture
def rules() -> Rules:
    return Rulebook.load().on(DAY)


def version(valid_from: str, valid_to: str | None = None, **changes: Any) -> Rule:
    known = {
        "id": "report.due_after",
        "value": 20,
        "unit": "days",
        "title": {"fi": "Määräaika"},
        "source": "house default",
        "valid_from": valid_from,
        "valid_to": valid_to,
        "overridable": "any",
    }
    return Rule.model_validate(known | changes)


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("summons.council", 4),
        ("summons.other", 4),
        ("claim.period", 14),
        ("appeal.municipal.period", 30),
        ("appeal.administrative.period", 30),
        ("appeal.procurement.period", 14),
        ("service.member", 7),
        ("service.letter", 7),
        ("service.electronic", 3),
        ("service.substituted", 3),
        ("service.public_notice", 7),
        ("service.receipt", 0),
        ("service.posting", 0),
        ("report.due_after", 20),
        ("minutes.checkers", 2),
    ],
)
def test_a_rule_counts_what_its_source_says(rules: Rules, rule: str, days: int) -> None:
    assert rules.int(rule) == days


def test_offices_close_at_their_own_hours(rules: Rules) -> None:
    assert rules.clock("office.registry") == time(16)
    assert rules.clock("office.court") == time(16, 15)


def test_the_reports_ladder_climbs_to_the_division_s_head_and_the_controller(rules: Rules) -> None:
    steps = rules.ladder("report.ladder")
    assert [step.offset_days for step in steps] == [-14, -3, 0, 7, 14]
    assert [len(step.recipients) for step in steps] == [1, 1, 1, 2, 3]
    assert [step.escalation for step in steps] == [False, False, False, True, True]


def test_the_reviews_ladder_has_three_rungs(rules: Rules) -> None:
    assert [step.offset_days for step in rules.ladder("review.ladder")] == [-3, 0, 3]


def test_every_rule_has_a_source_and_a_title_in_three_languages() -> None:
    for rule in Rulebook.load().rules:
        assert rule.source
        assert set(rule.title.texts) == {"fi", "sv", "en"}


def test_the_rules_of_a_case_survive_being_written_down(rules: Rules) -> None:
    assert Rules.model_validate_json(rules.model_dump_json()) == rules


def test_a_rule_that_was_not_yet_valid_is_refused_by_name() -> None:
    with pytest.raises(RuleError, match=r"final\.unappealable: there is none on 2019-12-31"):
        Rulebook.load().on(date(2019, 12, 31)).get("final.unappealable")


def test_the_council_s_summons_may_be_lengthened(rules: Rules) -> None:
    assert rules.with_overrides({"summons.council": 6}).int("summons.council") == 6


@given(st.integers(max_value=3))
def test_the_council_s_summons_is_never_shortened(days: int) -> None:
    with pytest.raises(RuleError, match=r"summons\.council"):
        Rulebook.load().on(DAY).with_overrides({"summons.council": days})


@given(st.sampled_from([r for r in Rulebook.load().on(DAY).rules.values() if r.overridable == "no"]))
def test_what_the_law_fixes_no_body_changes(rule: Rule) -> None:
    other: Any = {Unit.FLAG: not rule.value, Unit.TIME: "12:00", Unit.CHOICE: "other"}.get(rule.unit, "1/3")
    if rule.unit is Unit.DAYS:
        other = rule.number + 1
    with pytest.raises(RuleError, match=rule.id):
        Rulebook.load().on(DAY).with_overrides({rule.id: other})


def test_another_body_s_summons_may_be_shortened_and_bears_the_body_s_source(rules: Rules) -> None:
    own = rules.with_overrides({"summons.other": 2}, "lautakunnan päätös").get("summons.other")
    assert (own.value, own.source) == (2, "lautakunnan päätös")
    assert rules.int("summons.other") == 4


@pytest.mark.parametrize("value", ["4", "soon", -1, True, ()])
def test_an_override_of_another_kind_is_refused(rules: Rules, value: Any) -> None:
    with pytest.raises(RuleError, match=r"summons\.other"):
        rules.with_overrides({"summons.other": value})


@pytest.mark.parametrize("value", ["25:00", "9:00", "16.00", "16:00:30", 960])
def test_an_hour_that_no_clock_shows_is_refused(rules: Rules, value: Any) -> None:
    with pytest.raises(RuleError, match=r"office\.registry"):
        rules.with_overrides({"office.registry": value})


def test_an_override_of_an_unknown_rule_is_refused(rules: Rules) -> None:
    with pytest.raises(RuleError, match=r"coffee\.break"):
        rules.with_overrides({"coffee.break": 1})


def test_a_rule_is_read_as_what_it_is(rules: Rules) -> None:
    with pytest.raises(RuleError, match="it is in days, not in time"):
        rules.clock("claim.period")
    with pytest.raises(RuleError, match="not a number"):
        rules.int("vote.tie")
    with pytest.raises(RuleError, match="not a number"):
        rules.int("service.moves")


def test_a_later_version_rules_from_its_first_day() -> None:
    book = Rulebook(rules=(version("2021-01-01", "2021-12-31"), version("2022-01-01", value=30)))
    assert book.on(date(2021, 12, 31)).int("report.due_after") == 20
    assert book.on(date(2022, 1, 1)).int("report.due_after") == 30


@pytest.mark.parametrize(
    ("ends", "begins"),
    [("2021-12-31", "2021-12-31"), ("2021-12-31", "2022-01-02"), (None, "2022-01-01")],
)
def test_versions_that_overlap_or_leave_a_gap_are_refused(ends: str | None, begins: str) -> None:
    with pytest.raises(RuleError, match=r"report\.due_after: its versions overlap or leave a gap"):
        Rulebook(rules=(version("2021-01-01", ends), version(begins)))


def test_a_version_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(RuleError, match="ends before it begins"):
        Rulebook(rules=(version("2021-01-01", "2020-12-31"),))


def test_the_schema_of_a_rule_can_be_published() -> None:
    assert "overridable" in TypeAdapter(Rule).json_schema()["required"]


def test_a_choice_that_the_engine_does_not_know_is_refused() -> None:
    with pytest.raises(RuleError, match="'lot' is none of members, next_meeting, at_once"):
        Rulebook.load().on(date(2021, 3, 15)).with_overrides({"minutes.checked_by": "lot"})


def test_a_council_may_need_a_number_of_votes_of_its_own_for_a_wish_and_others_most(rules: Rules) -> None:
    council = Bodies.load().get("kvsto").rules(Rulebook.load(), rules.day)
    needed = council.majority("majority.wish", "council")
    assert needed is not None
    assert (str(needed.said()), needed.reached(42, 50), needed.reached(43, 85)) == ("43 votes", False, True)
    assert rules.majority("majority.wish", "council") is None
    assert rules.majority("majority.wish", "board") is None


def test_what_is_built_in_one_way_alone_cannot_be_set_to_another(rules: Rules) -> None:
    built_in = [rule for rule in rules.rules.values() if len(rule.ways) == 1]
    assert {rule.id for rule in built_in} >= {"vote.tie", "vote.yes", "election.tie", "recusal.counts"}
    for rule in built_in:
        with pytest.raises(RuleError):
            rule.overridden("otherwise" if rule.unit is Unit.CHOICE else not rule.value)
