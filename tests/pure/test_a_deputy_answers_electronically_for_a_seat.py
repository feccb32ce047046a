"""In the electronic procedure the deputy of a seat answers where its member is disqualified or cannot."""

from __future__ import annotations

from typing import Any

import pytest

from models.decision.answering_electronically import AnsweredAlready, DeputyAnswers, MemberAnswers
from models.law.outcome import Outcome
from models.matter.stage import Stage
from models.meeting.checkers import CheckerNotPresent
from tests.support.builders import EVERYBODY, Town
from tests.support.electronic import answer, in_the_procedure
from tests.support.people import by, staffed

GROUND = "hallintolaki 28.1 § 5 kohta"


def all_but(*seats: int) -> Town:
    """Everybody else has consented."""
    town = in_the_procedure()
    for seat in EVERYBODY:
        if seat not in seats:
            answer(town, seat)
    return town


def over(town: Town) -> Town:
    town.until("2021-03-12 12:30")
    return town


def test_the_deputy_of_a_disqualified_member_answers_and_it_is_decided() -> None:
    town = all_but(4)
    assert answer(town, 4, "disqualified", ground=GROUND) == "jäsen 4 withdrew from item 1."
    said = answer(town, "varajäsen 4")
    assert said == "varajäsen 4 consents to what is proposed in item 1."
    over(town)
    assert (town.handling.outcome, town.case.stage) == (Outcome.APPROVED, Stage.DECIDED)
    assert [(gone.name, gone.ground) for gone in town.handling.recused] == [("jäsen 4", GROUND)]
    there = {person.seat: (person.name, person.deputy) for person in town.meeting.items[1].there}
    assert (there[4], there[5]) == (("varajäsen 4", True), ("jäsen 5", False))
    with pytest.raises(CheckerNotPresent):
        town.on_meeting("check_minutes", checkers=["jäsen 4", "jäsen 5"])
    town.on_meeting("check_minutes", checkers=["varajäsen 4", "jäsen 5"])


def test_where_nobody_answers_for_a_disqualified_member_it_goes_to_the_meeting() -> None:
    town = all_but(4)
    answer(town, 4, "disqualified", ground=GROUND)
    over(town)
    assert town.case.stage is Stage.ON_AGENDA
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    assert "jäsen 4" not in town.meeting.voters(1)


def test_who_is_disqualified_answers_no_more_and_what_they_said_is_gone() -> None:
    town = all_but()
    answer(town, 4, "disqualified")
    with pytest.raises(DeputyAnswers, match="jäsen 4 has withdrawn from item 1"):
        answer(town, 4)
    assert over(town).case.stage is Stage.ON_AGENDA


def test_the_deputy_of_a_member_who_cannot_answer_says_why() -> None:
    town = all_but(4)
    with pytest.raises(MemberAnswers, match="varajäsen 4 is the deputy of seat 4, whose member answers"):
        answer(town, "varajäsen 4")
    assert "The member of seat 4 cannot answer: Matkalla." in answer(town, "varajäsen 4", ground="Matkalla.")
    assert over(town).case.stage is Stage.DECIDED


def test_a_deputy_takes_nothing_back_that_the_member_said() -> None:
    town = all_but()
    with pytest.raises(AnsweredAlready):
        answer(town, "varajäsen 4", "meeting", ground="Matkalla.")


def test_a_deputy_may_ask_for_the_meeting_and_so_may_a_member_after_the_deputy() -> None:
    for first, then in (("meeting", ""), ("yes", "meeting")):
        town = all_but(4)
        answer(town, "varajäsen 4", first, ground="Matkalla.")
        if then:
            answer(town, 4, then)
        assert over(town).case.stage is Stage.ON_AGENDA


def test_where_the_chairs_deputy_answered_a_vice_chair_presides() -> None:
    town = all_but(1)
    answer(town, "varajäsen 1", ground="Matkalla.")
    over(town)
    assert town.meeting.items[1].chair == "varapuheenjohtaja 2"


def test_a_seat_without_a_deputy_goes_to_the_meeting() -> None:
    town = all_but(7)
    answer(town, 7, "disqualified")
    assert over(town).case.stage is Stage.ON_AGENDA


def test_a_deputy_answers_in_their_own_name() -> None:
    town = in_the_procedure()
    staffed(town)
    by(town, "rekisteri", "add_person", "registrar", person="vara")
    held: dict[str, Any] = {"person": "vara", "office": "deputy_member", "of": "khs", "seat": 6}
    by(town, "rekisteri", "appoint_person", "registrar", **held)
    said: dict[str, Any] = {"item": 1, "answer": "yes", "ground": "Jäsen on matkalla."}
    told = by(town, "vara", "answer_electronic", "deputy_member", town.meeting_id, **said).sentence
    assert told.startswith("varajäsen 6 consents to what is proposed in item 1.")
    asked = town.meeting.items[1].electronic
    assert asked
    assert (asked.consented, asked.deputies) == ((6,), (6,))
