"""Who checks the minutes, whole or by section, and what they would have corrected before they do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.bodies.body_register import bodies_on
from models.matter.vote import TallyWrong
from models.meeting.checkers import CheckerWithdrew
from models.meeting.meeting_stage import MeetingStage
from models.minutes.checking import BodyChecks, NextMeetingNeeded, NoSuchSection, OthersElected
from models.minutes.remarks import NoSuchRemark, NotAChecker, NotInTheMinutes, RemarksOpen
from tests.support.builders import (
    CHECKERS,
    EVERYBODY,
    MOVER,
    Town,
    a_handled_case,
    a_ready_case,
    a_summoned_meeting,
    written,
)


def body_checks(how: str) -> Town:
    """A closed meeting of a board that checks its minutes in another way than by members."""
    town = a_ready_case()
    board = bodies_on(town.memory, date(2021, 3, 1)).get("khs").model_dump(mode="json")
    own = {"rule": "minutes.checked_by", "value": how, "source": "hallintosääntö"}
    town.do("load_body", description={**board, "overrides": [own], "valid_from": "2021-02-01"})
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", "2021-03-02", case=town.case_id)
    town.on_meeting("send_agenda", "2021-03-03")
    town.hold("2021-03-15", item=1, outcome="approved")
    return town


def two_sections() -> Town:
    """A closed meeting that settled an item of its own besides the case."""
    town = a_summoned_meeting()
    town.on_meeting("add_item", title="Muu asia", ground="Tuli myöhään.")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("settle_item", item=2, outcome="noted")
    town.on_meeting("close_meeting")
    return town


def status(town: Town) -> Any:
    return next(iter(town.case.decisions.values()))


def test_sections_are_checked_before_the_rest_and_only_they_exist() -> None:
    town = two_sections()
    answer = town.on_meeting("check_minutes", "2021-03-16", checkers=CHECKERS, sections=(1,))
    assert answer.sentence.startswith("The minutes of § 1 were checked on 2021-03-16 by Mai Kivelä")
    assert (status(town).word, town.meeting.stage) == ("checked", MeetingStage.CLOSED)
    with pytest.raises(NoSuchSection, match="no § 1 that waits to be checked; there is § 2"):
        town.on_meeting("check_minutes", "2021-03-17", checkers=CHECKERS, sections=(1,))
    town.on_meeting("check_minutes", "2021-03-18", checkers=CHECKERS)
    assert town.meeting.stage is MeetingStage.CHECKED
    assert town.kinds(town.case_id).count("DecisionChecked") == 1


def test_who_left_early_or_sat_in_an_earlier_session_was_there_and_checks() -> None:
    town = a_summoned_meeting()
    town.on_meeting("add_item", title="Tarkastajat", ground="Puuttui.")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    town.on_meeting("leave", member="jäsen 15")
    town.on_meeting("adjourn_meeting", until="2021-03-16T16:00:00Z", reason="Aika loppui.")
    town.on_meeting("continue_meeting", "2021-03-16 18:00", present=EVERYBODY[1:13])
    there = ("jäsen 14", "jäsen 15")
    town.on_meeting("settle_item", item=2, outcome="approved", checkers=there)
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("close_meeting")
    town.on_meeting("check_minutes", "2021-03-17", checkers=there)
    assert town.meeting.checkers == there


def test_a_body_that_checks_in_its_next_meeting_names_it_and_nobody_else() -> None:
    town = body_checks("next_meeting")
    first = town.meeting_id
    with pytest.raises(BodyChecks, match="in its next meeting"):
        town.do("check_minutes", first, "2021-03-16", checkers=CHECKERS)
    with pytest.raises(NextMeetingNeeded, match="after 2021-03-15"):
        town.do("check_minutes", first, in_meeting=first)
    following = town.call("2021-03-16", "2021-03-22 16:00")
    with pytest.raises(NextMeetingNeeded):
        town.do("check_minutes", first, "2021-03-16", in_meeting=following)
    town.do("add_item", following, "2021-03-17", title="Ilmoitusasiat")
    town.do("send_agenda", following)
    town.do("open_meeting", following, "2021-03-22 16:00", present=EVERYBODY)
    answer = town.do("check_minutes", first, "2021-03-22 17:00", in_meeting=following)
    assert answer.sentence.startswith("The minutes were checked on 2021-03-22 by the body itself.")
    assert status(town).checked is not None


def test_a_body_that_checks_at_once_does_so_on_the_day_of_the_meeting() -> None:
    with pytest.raises(BodyChecks, match="on the day of the meeting, 2021-03-15"):
        body_checks("at_once").on_meeting("check_minutes", "2021-03-16")
    town = body_checks("at_once")
    town.on_meeting("check_minutes", "2021-03-15 18:00")
    assert town.meeting.stage is MeetingStage.CHECKED


def test_minutes_that_were_returned_wait_until_each_remark_is_resolved() -> None:
    town = a_handled_case()
    with pytest.raises(NotInTheMinutes, match="no § 99; its sections are 1"):
        town.on_meeting("remark_on_minutes", "2021-03-16", text="Väärin.", checker=MOVER, section=99)
    town.on_meeting("remark_on_minutes", "2021-03-16", text="Nimi on väärin.", checker=MOVER, section=1)
    with pytest.raises(NotAChecker, match="varajäsen 9 does not check the minutes"):
        town.on_meeting("remark_on_minutes", text="Väärin.", checker="varajäsen 9")
    with pytest.raises(RemarksOpen, match="before remark 1 is resolved: Nimi on väärin"):
        town.on_meeting("check_minutes", "2021-03-17", checkers=CHECKERS)
    with pytest.raises(NoSuchRemark, match="no open remark 2; open are 1"):
        town.on_meeting("resolve_remark", "2021-03-17", remark=2, done="Korjattiin.")
    town.on_meeting("resolve_remark", "2021-03-17", remark=1, done="Nimi korjattiin.")
    town.on_meeting("check_minutes", "2021-03-17", checkers=CHECKERS)
    assert town.meeting.remarks[0].done == "Nimi korjattiin."


def test_a_vote_is_corrected_before_checking_by_those_who_were_there_for_the_item() -> None:
    town = a_summoned_meeting()
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY[:14])
    moved: dict[str, Any] = {
        "item": 1,
        "kind": "counter_proposal",
        "mover": "jäsen 4",
        "text": written("Ei myönnetä."),
    }
    town.on_meeting("make_motion", **moved)
    town.on_meeting("second_motion", item=1, motion=1, seconders=("jäsen 5",))
    there = town.meeting.voters(1)
    town.on_meeting("record_vote", item=1, yes=there[2:], no=there[:2])
    town.on_meeting("handle_item", item=1, outcome="approved_by_vote")
    town.on_meeting("leave", member=there[0])
    town.on_meeting("arrive", seat=15)
    town.on_meeting("close_meeting")
    town.on_meeting("undo_handling", "2021-03-16", item=1, reason="Äänet väärin.", with_motions=True)
    assert town.meeting.items[1].motions == ()
    town.on_meeting("make_motion", "2021-03-16", **moved)
    town.on_meeting("second_motion", "2021-03-16", item=1, motion=1, seconders=("jäsen 5",))
    with pytest.raises(TallyWrong, match="jäsen 15 may not vote"):
        town.on_meeting("record_vote", "2021-03-16", item=1, yes=(*there[1:], "jäsen 15"), no=())
    town.on_meeting("record_vote", "2021-03-16", item=1, yes=there[3:], no=there[:3])
    answer = town.on_meeting("handle_item", "2021-03-16", item=1, outcome="approved_by_vote")
    assert answer.values["section"] == 1
    assert town.handling.votes[0].tally.no == there[:3]


def test_who_withdrew_from_an_item_does_not_check_it() -> None:
    town = a_summoned_meeting()
    town.on_meeting("add_item", title="Muu asia", ground="Tuli myöhään.")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    town.on_meeting("recuse", item=1, person=MOVER)
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("settle_item", item=2, outcome="noted", checkers=CHECKERS)
    town.on_meeting("close_meeting")
    with pytest.raises(CheckerWithdrew, match=f"{MOVER} withdrew from § 1 as disqualified"):
        town.on_meeting("check_minutes", "2021-03-16", checkers=CHECKERS)
    with pytest.raises(OthersElected):
        town.on_meeting("check_minutes", checkers=("jäsen 5", "jäsen 6"), sections=(1,))
    town.on_meeting("check_minutes", checkers=("jäsen 4", "jäsen 5"), sections=(1,))
    town.on_meeting("check_minutes", checkers=CHECKERS)
    assert town.meeting.stage is MeetingStage.CHECKED


def test_who_withdrew_from_an_item_returns_nothing_of_its_part_of_the_minutes() -> None:
    town = two_sections()
    checker = town.meeting.items[1].there[4].name
    item = town.meeting.items[1]
    assert checker not in {gone.name for gone in item.recused}
    town.on_meeting("undo_handling", item=1, reason="Esteellinen puuttui.")
    town.on_meeting("recuse", item=1, person=checker)
    town.on_meeting("handle_item", item=1, outcome="approved")
    section = town.meeting.items[1].section
    with pytest.raises(CheckerWithdrew):
        town.on_meeting("remark_on_minutes", text="Väärin.", checker=checker, section=section)
    other = town.meeting.items[2].section
    town.on_meeting("remark_on_minutes", text="Väärin.", checker=checker, section=other)
