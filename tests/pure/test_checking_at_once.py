"""A section checked in the meeting exists at once; the later checking covers the rest."""

from __future__ import annotations

from datetime import date

import pytest

from models.base.refusal import NotNow
from models.case.case import Case
from models.meeting.gathering import NotQuorate
from models.minutes.checking_at_once import CheckedAlready, NothingToCheck
from models.undoing.undone_handling import MovedOn
from models.voting.recording_dissent import DissentAfterCheck
from tests.support.builders import EVERYBODY, MOVER, Town, a_handled_case, an_open_meeting, grant, proposal
from tests.support.floor import moved, voted


def two_items() -> tuple[Town, str]:
    """Two items were handled, and the first of them checked at once."""
    town = an_open_meeting()
    second = town.do("open_case", title="Toinen", task_class="02 02 02").journal
    town.do("revise_proposal", second, proposal=proposal())
    town.do("approve_for_agenda", second, body="khs")
    town.on_meeting("place_item", case=second, ground="Kiire.")
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("check_at_once", item=1)
    town.on_meeting("handle_item", item=2, outcome="approved")
    return town, second


def test_a_decision_checked_at_once_exists_from_the_meeting() -> None:
    town, second = two_items()
    assert town.case.decisions["khs-2021-1"].checked == date(2021, 3, 15)
    assert town.memory.held(second).of(Case).decisions["khs-2021-2"].checked is None


def test_the_later_checking_covers_the_rest_alone() -> None:
    town, second = two_items()
    town.on_meeting("close_meeting")
    town.check("2021-03-17")
    assert town.case.decisions["khs-2021-1"].checked == date(2021, 3, 15)
    assert town.memory.held(second).of(Case).decisions["khs-2021-2"].checked == date(2021, 3, 17)
    town.publish("2021-03-18")
    assert town.case.decisions["khs-2021-1"].published == date(2021, 3, 18)


def test_the_follow_up_of_what_was_checked_at_once_begins_once() -> None:
    town = an_open_meeting(appropriation=grant())
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("check_at_once", item=1)
    town.on_meeting("close_meeting")
    town.check("2021-03-17")
    assert town.kinds(town.case_id).count("FollowUpBegun") == 1


def test_it_is_checked_once_after_its_handling_and_is_not_undone() -> None:
    town = an_open_meeting()
    with pytest.raises(NothingToCheck, match="handle or settle it"):
        town.on_meeting("check_at_once", item=1)
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("check_at_once", item=1)
    with pytest.raises(CheckedAlready, match="§ 1 was checked in the meeting already"):
        town.on_meeting("check_at_once", item=1)
    with pytest.raises(MovedOn, match="checked at once"):
        town.on_meeting("undo_handling", item=1, reason="Väärin.")
    with pytest.raises(NotNow):
        a_handled_case().on_meeting("check_at_once", item=1)


def test_an_item_without_a_case_is_checked_at_once_too() -> None:
    town = an_open_meeting()
    town.on_meeting("add_item", title="Kiireellinen asia", ground="Tuli tänään.")
    town.on_meeting("settle_item", item=2, outcome="approved")
    answer = town.on_meeting("check_at_once", item=2)
    assert answer.sentence == "The minutes of § 1 were checked at once."
    assert town.meeting.items[2].checked is not None


def test_the_body_checks_at_once_with_its_quorum_of_those_who_did_not_withdraw() -> None:
    town = an_open_meeting()
    town.on_meeting("recuse", item=1, person="jäsen 4")
    town.on_meeting("handle_item", item=1, outcome="approved")
    for seat in EVERYBODY[8:]:
        town.on_meeting("leave", member=str(seat))
    with pytest.raises(NotQuorate, match="Only 7 of the members are present and 8 are needed"):
        town.on_meeting("check_at_once", item=1)
    town.on_meeting("arrive", seat=9)
    town.on_meeting("check_at_once", item=1)


def test_nobody_dissents_once_it_was_checked() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    voted(town, 9, 6)
    town.on_meeting("handle_item", item=1, outcome="approved_by_vote")
    town.on_meeting("announce_dissent", item=1, member="jäsen 15")
    town.on_meeting("check_at_once", item=1)
    with pytest.raises(DissentAfterCheck, match="a dissent is announced or joined before that"):
        town.on_meeting("announce_dissent", item=1, member=MOVER)
