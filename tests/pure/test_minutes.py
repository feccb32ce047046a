"""The minutes: checked by members who were there, by which decisions come into being, then published."""

from datetime import date
from typing import Any

import pytest

from models.base.refusal import HappenedBefore, NotNow, NotYours
from models.bodies.body import Bodies
from models.matter.stage import Stage
from models.meeting.checkers import CheckerNotPresent, CheckersNeeded
from models.meeting.meeting_stage import MeetingStage
from models.minutes.minutes import PublishedBeforeChecked
from tests.support.builders import (
    CHECKERS,
    MOVER,
    a_handled_case,
    a_published_decision,
    a_summoned_meeting,
    an_open_meeting,
    grant,
    written,
)


def test_a_decision_exists_from_the_checking_of_its_minutes() -> None:
    town = a_handled_case()
    assert town.case.decisions["khs-2021-1"].word == "decided"
    town.check("2021-03-17")
    status = town.case.decisions["khs-2021-1"]
    assert (status.word, status.checked) == ("checked", date(2021, 3, 17))
    assert town.meeting.checkers == CHECKERS


@pytest.mark.parametrize("checkers", [["Mai Kivelä"], ["Mai Kivelä"] * 2, ["jäsen 4", "jäsen 5", "jäsen 6"]])
def test_two_members_check(checkers: list[str]) -> None:
    with pytest.raises(CheckersNeeded, match="Members who were present check the minutes of khs; needed: 2"):
        a_handled_case().on_meeting("check_minutes", checkers=checkers)


@pytest.mark.parametrize("stranger", ["Joku Muu", "varajäsen 4", ""])
def test_a_checker_was_present(stranger: str) -> None:
    with pytest.raises(CheckerNotPresent, match="was not present in the meeting"):
        a_handled_case().on_meeting("check_minutes", checkers=["jäsen 4", stranger])


def test_a_deputy_who_sat_may_check() -> None:
    town = a_summoned_meeting()
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=range(1, 15), deputies=(15,))
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("close_meeting")
    town.on_meeting("check_minutes", checkers=["varajäsen 15", "jäsen 4"])
    assert town.meeting.stage is MeetingStage.CHECKED


def test_minutes_are_checked_after_the_meeting() -> None:
    with pytest.raises(NotNow, match="while the meeting is open"):
        an_open_meeting().on_meeting("check_minutes", checkers=CHECKERS)
    town = a_handled_case()
    command = town.command("check_minutes", town.meeting_id, happened="2021-03-15 16:30", checkers=CHECKERS)
    with pytest.raises(HappenedBefore, match="before the meeting was closed"):
        town.memory.act(command)


def test_minutes_are_published_after_they_were_checked() -> None:
    town = a_handled_case()
    with pytest.raises(NotNow, match="a secretary may do it when it is checked"):
        town.on_meeting("publish_minutes")
    town.check("2021-03-17")
    command = town.command("publish_minutes", town.meeting_id, happened="2021-03-16 12:00")
    with pytest.raises(PublishedBeforeChecked, match="checked on 2021-03-17"):
        town.memory.act(command)


def test_a_publication_is_known_in_the_case() -> None:
    town = a_published_decision()
    status = town.case.decisions["khs-2021-1"]
    assert (status.word, status.published) == ("published", date(2021, 3, 18))
    assert town.meeting.open is False


def test_the_follow_up_begins_at_the_checking_before_the_decision_is_final() -> None:
    town = a_summoned_meeting(appropriation=grant())
    town.hold("2021-03-15", outcome="approved")
    town.check("2021-03-17")
    assert town.case.stage is Stage.FOLLOW_UP
    assert town.case.follow_up == "HEL 2021-000001/khs-2021-1"
    assert town.case.decisions["khs-2021-1"].final_since is None


def test_money_granted_by_a_vote_is_followed_up_too() -> None:
    town = an_open_meeting(appropriation=grant())
    motion: dict[str, Any] = {"kind": "counter_proposal", "mover": MOVER, "text": written("Toisin.")}
    town.on_meeting("make_motion", item=1, **motion)
    town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 4"])
    names = town.meeting.names_present()
    town.on_meeting("record_vote", item=1, yes=names[:10], no=names[10:])
    town.on_meeting("handle_item", item=1, outcome="approved_by_vote")
    town.on_meeting("close_meeting")
    town.check("2021-03-17")
    assert town.case.stage is Stage.FOLLOW_UP


@pytest.mark.parametrize("outcome", ["rejected", "noted"])
def test_money_that_was_not_granted_is_not_followed_up(outcome: str) -> None:
    town = a_published_decision(outcome, appropriation=grant())
    assert town.case.follow_up == ""


def test_a_decision_without_money_has_no_follow_up() -> None:
    assert a_published_decision().case.stage is Stage.DECIDED


def test_both_checked_minutes_count_when_a_case_was_tabled_in_one_and_decided_in_the_other() -> None:
    town = a_handled_case(outcome="tabled", proposed_by="Mai Kivelä", unanimous=True, until="week")
    first = town.meeting_id
    town.call("2021-03-16", "2021-03-22 16:00")
    town.on_meeting("send_agenda")
    town.hold("2021-03-22", outcome="approved")
    town.check("2021-03-24")
    town.publish("2021-03-25")
    town.meeting_id = first
    town.check("2021-03-26")
    town.publish("2021-03-27")
    assert [status.word for status in town.case.decisions.values()] == ["published", "published"]
    assert town.case.stage is Stage.DECIDED


def test_only_the_secretary_checks_and_publishes() -> None:
    town = a_handled_case()
    with pytest.raises(NotYours, match="a secretary may"):
        town.on_meeting("check_minutes", role="presenter", checkers=CHECKERS)
    town.check("2021-03-17")
    with pytest.raises(NotYours, match="a secretary may"):
        town.on_meeting("publish_minutes", role="reviewer")


def test_the_secretary_who_called_the_meeting_is_kept() -> None:
    assert a_summoned_meeting().meeting.secretary == "the secretary"
    assert Bodies.load().get("khs").presenters
