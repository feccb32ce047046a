"""A consolidated report is reviewed by the groups, handled by the board, and accounted for then."""

from __future__ import annotations

import pytest

from models.follow_up.accounts import AccountsClosed
from models.follow_up.brought import NotTogetherYet, ReportsInHand
from models.groups.bringing import BroughtAlready
from models.preparation.presenting import NotReady
from tests.support.brought import GROUPS, a_consolidated_year, bring, handled, placed, reviewed
from tests.support.builders import DAYCARE, TABLED, a_running_follow_up


def test_it_gets_a_case_of_its_own_linked_both_ways() -> None:
    town = a_consolidated_year()
    granting = town.case_id
    report = bring(town)
    assert town.case.title == "Seurantaraportti, 1. vuosineljännes 2021: Määrärahan myöntäminen"
    assert town.case.report is not None
    assert town.case.report.spent == {DAYCARE: 1000}
    assert town.follow_up.brought == {"2021Q1": report}
    assert town.case.linked_to(granting)
    town.case_id = granting
    assert town.case.linked_to(report)


def test_the_groups_that_reviewed_the_grant_review_its_report() -> None:
    town = a_consolidated_year()
    bring(town)
    reviewed(town, "digijory")
    assert {group: asked.mandatory for group, asked in town.case.reviews.items()} == dict.fromkeys(
        GROUPS, True
    )
    with pytest.raises(NotReady, match="kaupjory has not given its review"):
        placed(town)


def test_the_accounts_come_after_the_board_and_say_where_it_handled_the_report() -> None:
    town = a_consolidated_year()
    bring(town)
    reviewed(town, *GROUPS)
    with pytest.raises(ReportsInHand, match="2021Q1"):
        town.on_follow_up("close_accounts")
    handled(town)
    town.on_follow_up("close_accounts")
    (closed,) = [f.content for f in town.facts(town.follow_up_id) if isinstance(f.content, AccountsClosed)]
    assert closed.handled == {"2021Q1": town.handling.key}


def test_a_report_that_the_board_put_off_is_not_handled_yet() -> None:
    town = a_consolidated_year()
    bring(town)
    reviewed(town, *GROUPS)
    placed(town)
    town.on_meeting("send_agenda", "2022-02-07")
    town.hold("2022-02-14", **TABLED)
    with pytest.raises(ReportsInHand):
        town.on_follow_up("close_accounts")


def test_a_report_is_brought_once_unless_its_case_was_withdrawn() -> None:
    town = a_consolidated_year()
    first = bring(town)
    with pytest.raises(BroughtAlready, match=first):
        bring(town)
    town.on_case("withdraw_case", reason="Väärä kausi.")
    assert bring(town) != first


def test_only_what_was_put_together_is_brought() -> None:
    with pytest.raises(NotTogetherYet):
        bring(a_running_follow_up())
