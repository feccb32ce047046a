"""A checker whom the registry knows confirms for themselves, and nobody does so for them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.base.refusal import Refusal
from models.meeting.checkers import CheckerNotPresent
from models.meeting.meeting_stage import MeetingStage
from models.minutes.checking import OthersElected
from models.minutes.confirming import ChecksInPerson, ConfirmedAlready
from models.minutes.remarks import NotYourRemark
from tests.support.builders import EVERYBODY, Town, a_summoned_meeting
from tests.support.people import by, staffed

SEATS = {"neljas": ("member", 4), "viides": ("member", 5), "kuudes": ("member", 6), "poissa": ("member", 15)}
SEATS |= {"vara": ("deputy_member", 5)}


@pytest.fixture
def town() -> Town:
    """A closed meeting of which seat 15 was absent, and some of whose members are known."""
    town = a_summoned_meeting()
    staffed(town)
    for person, (office, seat) in SEATS.items():
        by(town, "rekisteri", "add_person", "registrar", person=person)
        held: dict[str, Any] = {"person": person, "office": office, "of": "khs", "seat": seat}
        by(town, "rekisteri", "appoint_person", "registrar", **held)
    by(town, "rekisteri", "name_deputy", "registrar", person="kuudes", for_whom="viides", until="2021-12-31")
    secretary(town, "add_item", title="Tarkastajat", ground="Puuttui.")
    town.until("2021-03-15 16:00")
    secretary(town, "open_meeting", present=EVERYBODY[:14])
    secretary(town, "handle_item", item=1, outcome="approved")
    secretary(town, "settle_item", item=2, outcome="approved")
    secretary(town, "close_meeting")
    return town


def secretary(town: Town, act: str, **fields: Any) -> Any:
    return by(town, "sihteeri", act, "secretary", town.meeting_id, **fields)


def confirms(town: Town, person: str, **fields: Any) -> str:
    role = SEATS.get(person, ("member", 0))[0]
    return by(town, person, "confirm_minutes", role, town.meeting_id, **fields).sentence


def test_with_the_last_of_them_the_minutes_are_checked_and_the_decisions_exist(town: Town) -> None:
    assert confirms(town, "neljas") == "jäsen 4 confirmed that they checked the minutes."
    with pytest.raises(ConfirmedAlready):
        confirms(town, "neljas")
    assert town.meeting.stage == MeetingStage.CLOSED
    assert "checked on" in confirms(town, "viides")
    assert (town.meeting.checked, town.meeting.checkers) == (date(2021, 3, 15), ("jäsen 4", "jäsen 5"))
    assert town.kinds(town.case_id).count("DecisionChecked") == 1


@pytest.mark.parametrize("person", ["poissa", "vara"])
def test_who_was_not_there_does_not_check(town: Town, person: str) -> None:
    with pytest.raises(CheckerNotPresent, match=f"{person} was not present"):
        confirms(town, person)


def test_nobody_checks_for_another(town: Town) -> None:
    with pytest.raises(ChecksInPerson, match="kuudes does not check them for viides"):
        confirms(town, "kuudes", behalf="viides")
    for person in ("sihteeri", "laatija"):
        with pytest.raises(Refusal) as refused:
            confirms(town, person)
        assert refused.value.type in ("NotThatRole", "NotThatPlace")


def test_what_is_changed_meanwhile_is_to_be_confirmed_anew(town: Town) -> None:
    confirms(town, "neljas")
    secretary(town, "undo_handling", item=1, reason="Väärin.")
    secretary(town, "handle_item", item=1, outcome="approved")
    assert town.meeting.confirmed == ()
    confirms(town, "viides")
    assert town.meeting.stage == MeetingStage.CLOSED


def test_the_secretary_may_record_a_check_on_paper(town: Town) -> None:
    there = ("jäsen 4", "jäsen 6")
    confirms(town, "neljas")
    secretary(town, "check_minutes", checkers=there)
    assert town.meeting.checkers == there
    (fact,) = (fact for fact in town.memory.facts if fact.kind == "MinutesChecked")
    assert fact.actor == "sihteeri"


def test_others_than_those_whom_the_body_elected_do_not(town: Town) -> None:
    secretary(town, "undo_handling", item=2, reason="Väärin.")
    secretary(town, "settle_item", item=2, outcome="approved", checkers=["jäsen 4", "jäsen 6"])
    with pytest.raises(OthersElected):
        confirms(town, "viides")
    confirms(town, "neljas")
    confirms(town, "kuudes")
    assert town.meeting.checkers == ("jäsen 4", "jäsen 6")


def test_a_member_returns_the_minutes_in_their_own_name(town: Town) -> None:
    said = {"text": "Nimi on väärin.", "checker": "jäsen 4", "section": 1}
    with pytest.raises(NotYourRemark):
        by(town, "viides", "remark_on_minutes", "member", town.meeting_id, **said)
    by(town, "neljas", "remark_on_minutes", "member", town.meeting_id, **said)
    with pytest.raises(Refusal) as refused:
        confirms(town, "viides")
    assert refused.value.type == "RemarksOpen"
