"""How a decision may be challenged follows from its outcome, kind, body and law, by dated rules."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.law.appeal import (
    Appeal,
    Kind,
    LegalGround,
    Nature,
    NoAppealRule,
    appeal_rule,
    appeal_rules,
    law_of,
)
from models.law.outcome import Outcome
from models.minutes.minutes import handlings
from tests.support.builders import Town, a_published_decision, a_summoned_meeting

DAY = date(2021, 3, 15)


@pytest.mark.parametrize(
    ("nature", "appeal"),
    [
        (Nature("approved", "board"), Appeal.CLAIM),
        (Nature("approved", "council"), Appeal.MUNICIPAL_APPEAL),
        (Nature("approved", "officeholder"), Appeal.CLAIM),
        (Nature("elected", "board"), Appeal.CLAIM),
        (Nature("noted", "council"), Appeal.PROHIBITED),
        (Nature("tabled", "board", ground=LegalGround.PROCUREMENT), Appeal.PROHIBITED),
        (Nature("approved", "committee", kind=Kind.PROPOSAL), Appeal.PROHIBITED),
        (Nature("approved", "committee", kind=Kind.STATEMENT), Appeal.PROHIBITED),
        (Nature("approved", "committee", ground=LegalGround.PREPARATION), Appeal.PROHIBITED),
        (Nature("approved", "board", on_claim=True), Appeal.MUNICIPAL_APPEAL),
        (
            Nature("approved", "section", ground=LegalGround.ADMINISTRATIVE, on_claim=True),
            Appeal.ADMINISTRATIVE_APPEAL,
        ),
        (Nature("approved", "officeholder", ground=LegalGround.ADMINISTRATIVE), Appeal.CLAIM),
        (Nature("approved", "committee", ground=LegalGround.ADMINISTRATIVE), Appeal.ADMINISTRATIVE_APPEAL),
        (Nature("approved", "officeholder", ground=LegalGround.PROCUREMENT), Appeal.PROCUREMENT),
        (Nature("approved", "officeholder", ground=LegalGround.PROCUREMENT_CONTRACT), Appeal.PROHIBITED),
        (Nature("approved", "board", ground=LegalGround.EMPLOYMENT), Appeal.CLAIM),
    ],
)
def test_the_first_rule_that_fits_gives_the_appeal(nature: Nature, appeal: Appeal) -> None:
    assert appeal_rule(nature, DAY).appeal is appeal


def test_every_rule_has_a_name_of_its_own_and_its_law() -> None:
    rules = appeal_rules()
    assert len({rule.id for rule in rules}) == len(rules)
    for rule in rules:
        assert {*rule.outcomes} <= {*Outcome}
        assert {"fi", "sv", "en"} <= {*law_of(rule.id, rule.appeal).texts}


def test_a_day_without_rules_is_told() -> None:
    with pytest.raises(NoAppealRule, match="No rule of 1999-01-01"):
        appeal_rule(Nature("approved", "board"), date(1999, 1, 1))


def ends(**parts: Any) -> tuple[str, str, date]:
    """The appeal of a decision published on 18.3., the rule of its period and its last day."""
    town = a_published_decision(**parts)
    status = town.case.decisions[town.handling.key]
    assert status.appeal_ends is not None
    return town.handling.appeal, status.appeal_ends.rule, status.appeal_ends.day


def test_a_claim_is_made_within_fourteen_days_of_service() -> None:
    assert ends() == ("claim", "claim.period", date(2021, 4, 8))


def test_a_decision_on_a_claim_is_appealed_within_thirty_days() -> None:
    against = {"claim_against": "yksikön päällikkö 1.2.2021 § 5"}
    assert ends(**against) == ("municipal_appeal", "appeal.municipal.period", date(2021, 4, 26))


def test_the_handling_keeps_the_rule_that_gave_its_appeal() -> None:
    town: Town = a_summoned_meeting()
    town.hold("2021-03-15", outcome="approved")
    assert town.handling.appeal_rule == "appeal.claim"
    assert handlings(town.meeting) == [town.handling]
