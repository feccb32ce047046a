"""A controller publishes a consolidated report, after the body to which it was brought; and takes it back."""

from __future__ import annotations

from datetime import date

import pytest

from models.follow_up.brought import NotTogetherYet
from models.follow_up.publishing import (
    ReportNotHandled,
    ReportNotPublished,
    ReportOfConfidential,
    ReportPublished,
    ReportPublishedAlready,
)
from models.papers.public_event import PublicEvent, event_of
from models.papers.telling_order import tellings
from tests.support.brought import GROUPS, a_consolidated_year, bring, handled, reviewed
from tests.support.builders import a_running_follow_up


def test_what_is_not_put_together_is_not_published() -> None:
    with pytest.raises(NotTogetherYet, match="2021Q1"):
        a_running_follow_up().on_follow_up("publish_report", period="2021Q1")


def test_one_that_was_brought_to_no_body_is_published_and_told() -> None:
    town = a_consolidated_year()
    town.on_follow_up("publish_report", "2022-02-02", period="2021Q1")
    assert town.follow_up.published == {"2021Q1": date(2022, 2, 2)}
    fact = town.facts(town.follow_up_id)[-1]
    assert [each.period for each in tellings(fact)] == ["2021Q1"]
    assert event_of(fact, town.follow_up) is PublicEvent.REPORT_PUBLISHED
    with pytest.raises(ReportPublishedAlready):
        town.on_follow_up("publish_report", period="2021Q1")


def test_one_that_was_brought_to_a_body_waits_for_it_and_says_how_it_was_handled() -> None:
    town = a_consolidated_year()
    follow_up = town.follow_up_id
    bring(town)
    reviewed(town, *GROUPS)
    with pytest.raises(ReportNotHandled, match=town.case_id):
        town.do("publish_report", journal=follow_up, role="controller", period="2021Q1")
    handled(town)
    town.do("publish_report", journal=follow_up, role="controller", period="2021Q1")
    content = town.facts(follow_up)[-1].content
    assert isinstance(content, ReportPublished)
    assert content.handled == town.handling.key


def test_that_of_a_confidential_case_is_not_published() -> None:
    town = a_consolidated_year()
    secret = {"publicity": "confidential", "ground": "JulkL 24 § 1 mom 17 k", "title": "Määräraha"}
    town.on_case("reopen_case", reason="Valmistellaan uudelleen.")
    town.on_case("classify_case", **secret)
    with pytest.raises(ReportOfConfidential):
        town.on_follow_up("publish_report", period="2021Q1")


def test_a_publication_is_taken_back_after_the_accounts_too() -> None:
    town = a_consolidated_year()
    with pytest.raises(ReportNotPublished):
        town.on_follow_up("unpublish_report", period="2021Q1", reason="Väärä taulukko.")
    town.on_follow_up("close_accounts")
    town.on_follow_up("publish_report", period="2021Q1")
    town.on_follow_up("unpublish_report", period="2021Q1", reason="Väärä taulukko.")
    assert town.follow_up.published == {}
