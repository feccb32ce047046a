"""A consolidated report that is brought to two groups and to the board."""

from __future__ import annotations

from tests.support.builders import (
    DAYCARE,
    GRANTED,
    Town,
    a_case_in_preparation,
    figures,
    grant,
    proposal,
)
from tests.support.reviewing import review

GROUPS = ("digijory", "kaupjory")
QUARTERS = ("2021Q1", "2021Q2", "2021Q3", "2021Q4")


def a_consolidated_year() -> Town:
    """Two groups supported the grant; the reports of its year are put together, most of them missing."""
    town = a_case_in_preparation(appropriation=grant())
    town.on_case("request_reviews", "2021-01-20", groups=GROUPS, due="2021-02-19")
    for group in GROUPS:
        review(town, "2021-02-16", group)
    town.on_case("approve_for_agenda", "2021-03-01", body="khs")
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", "2021-03-02", case=town.case_id)
    town.on_meeting("send_agenda", "2021-03-03")
    town.hold("2021-03-15", outcome="approved")
    town.check("2021-03-17")
    town.publish("2021-03-18")
    town.on_follow_up("give_report", "2021-04-12", project=DAYCARE, period="2021Q1", figures=figures(DAYCARE))
    town.on_follow_up("accept_report", project=DAYCARE, period="2021Q1")
    town.until("2022-02-01")
    for period in QUARTERS:
        rest = [project for project in GRANTED if (period, project) != ("2021Q1", DAYCARE)]
        town.on_follow_up("consolidate_quarter", period=period, without=rest)
    return town


def bring(town: Town, period: str = "2021Q1") -> str:
    """Bring a report; the case that is opened for it becomes the one that the test is about."""
    brought = town.on_follow_up("bring_report", role="preparer", period=period)
    town.case_id = str(brought.values["case"])
    return town.case_id


def reviewed(town: Town, *groups: str) -> None:
    """A proposal to note the report, which these groups review on 3.2.2022."""
    text = "Kaupunginhallitus merkitsee seurantaraportin tiedoksi."
    town.on_case("revise_proposal", proposal=proposal(text, noting=True))
    town.on_case("request_reviews", "2022-02-02")
    for group in groups:
        review(town, "2022-02-03", group)


def placed(town: Town) -> None:
    """The report is item 1 of the board's meeting of 14.2.2022."""
    town.on_case("approve_for_agenda", "2022-02-04", body="khs")
    town.call("2022-02-04", "2022-02-14 16:00")
    town.on_meeting("place_item", case=town.case_id)


def handled(town: Town) -> None:
    """The board noted it on 14.2.2022."""
    placed(town)
    town.on_meeting("send_agenda", "2022-02-07")
    town.hold("2022-02-14", outcome="noted")
    town.check("2022-02-16")
    town.on_meeting("publish_minutes", "2022-02-17")
