"""The summons goes to those who sit in the body, by the register, and to the deputies who are called."""

from __future__ import annotations

from typing import Any

import pytest

from models.agenda.calling_deputies import DeputyIsCalled
from models.bodies.body import Bodies
from models.engine.world import Held
from models.matter.attendance import NoSuchSeat
from models.papers.enclosed import enclosed
from models.papers.notice import notices, still_needed
from models.papers.notice_order import NoticeOrder
from models.whole.effects import effects_of
from tests.support.builders import Town, a_case_on_the_agenda, a_summoned_meeting, instant
from tests.support.people import by, staffed

SEATS = {"member": {1: "ensimmainen", 2: "toka"}, "deputy_member": {2: "vara"}}


def a_town_that_knows(**seats: dict[int, str]) -> Town:
    """A meeting with an item, called in a town that knows who sits on some seats of its board."""
    town = staffed(a_case_on_the_agenda())
    for office, holders in seats.items():
        for seat, person in holders.items():
            by(town, "rekisteri", "add_person", "registrar", person=person)
            held: dict[str, Any] = {"person": person, "office": office, "of": "khs", "seat": seat}
            by(town, "rekisteri", "appoint_person", "registrar", **held)
    return town


def told(town: Town) -> list[str]:
    """To whom the last fact of the meeting goes by mail, each by one notice."""
    return [order.to for order in mails(town)]


def mails(town: Town) -> list[NoticeOrder]:
    (*_, fact) = (each for each in town.memory.facts if each.journal == town.meeting_id)
    return list(notices(fact, town.memory.held(town.meeting_id).state))


def sends(town: Town, **fields: Any) -> list[str]:
    by(town, "sihteeri", "send_agenda", "secretary", town.meeting_id, **fields)
    return told(town)


def keys(*seats: int) -> list[str]:
    return [f"khs/{seat}" for seat in seats]


def test_every_seat_is_told_by_who_holds_it_or_by_its_own_key() -> None:
    assert sends(a_town_that_knows(**SEATS)) == ["ensimmainen", "toka", *keys(*range(3, 16))]


def test_deputies_are_told_who_are_called_with_it() -> None:
    town = a_town_that_knows(**SEATS)
    assert sends(town, deputies=[2, 3])[-2:] == ["vara", "khs/3/deputy"]


def test_who_is_called_later_gets_the_same_summons_and_what_changes_after_it() -> None:
    town = a_town_that_knows(**SEATS)
    sends(town)
    said = by(town, "sihteeri", "call_deputies", "secretary", town.meeting_id, seats=[2]).sentence
    assert said == "The deputy of seat 2 was called."
    assert [(order.template, order.to) for order in mails(town)] == [("summons", "vara")]
    by(town, "sihteeri", "add_item", "secretary", town.meeting_id, title="Lisäasia")
    by(town, "sihteeri", "publish_agenda", "secretary", town.meeting_id, ground="Kiire.")
    assert {order.template for order in mails(town)} == {"agenda_changed"}
    assert told(town) == ["ensimmainen", "toka", *keys(*range(3, 16)), "vara"]


@pytest.mark.parametrize(("seat", "refusal"), [(2, DeputyIsCalled), (99, NoSuchSeat)])
def test_a_deputy_is_called_once_and_for_a_seat_there_is(seat: int, refusal: type[Exception]) -> None:
    town = a_town_that_knows(**SEATS)
    sends(town, deputies=[2])
    with pytest.raises(refusal):
        by(town, "sihteeri", "call_deputies", "secretary", town.meeting_id, seats=[seat])


def test_a_body_may_have_all_its_deputies_told() -> None:
    board = Bodies.load().get("khs").model_dump(mode="json")
    rule = {"rule": "summons.all_deputies", "value": True, "source": "hallintosääntö"}
    town = Town()
    town.do("load_body", when="2021-01-12", description=board | {"overrides": [*board["overrides"], rule]})
    town = staffed(town)
    town.meeting_id = by(
        town, "sihteeri", "call_meeting", "secretary", body="khs", at="2021-03-15T14:00:00Z"
    ).journal
    by(town, "rekisteri", "appoint_person", "registrar", person="laatija", office="member", of="khs", seat=1)
    by(town, "sihteeri", "add_item", "secretary", town.meeting_id, title="Asia")
    assert len(sends(town)) == 30


def test_a_body_of_which_nobody_is_known_is_told_by_its_own_key() -> None:
    assert sends(a_town_that_knows()) == ["khs"]


def test_a_registry_that_knows_nobody_sends_no_summons() -> None:
    assert told(a_summoned_meeting()) == []


def test_who_got_no_summons_is_not_told_that_the_meeting_is_not_held() -> None:
    town = a_town_that_knows(**SEATS)
    by(town, "sihteeri", "cancel_meeting", "secretary", town.meeting_id, reason="Ei asioita.")
    assert told(town) == []


def test_who_got_the_summons_hears_that_the_meeting_is_not_held() -> None:
    town = a_town_that_knows(**SEATS)
    everybody = sends(town)
    by(town, "sihteeri", "cancel_meeting", "secretary", town.meeting_id, reason="Ei päätösvaltainen.")
    assert told(town) == everybody


def test_the_summons_of_a_day_is_not_needed_once_the_meeting_was_moved() -> None:
    town = a_town_that_knows(**SEATS)
    sends(town)
    order = mails(town)[0]
    by(
        town,
        "sihteeri",
        "move_meeting",
        "secretary",
        town.meeting_id,
        at=instant("2021-03-22 16:00").isoformat(),
        reason="Sali ei ole käytössä.",
    )
    assert not still_needed(order, town.memory.held(town.meeting_id).state)


def test_a_summons_brings_the_agenda_and_the_proposals_that_everybody_may_read() -> None:
    town = a_town_that_knows(**SEATS)
    by(town, "sihteeri", "add_item", "secretary", town.meeting_id, title="Ilman asiaa")
    sends(town)
    facts = [fact for fact in town.memory.facts if fact.journal == town.meeting_id]
    papers = enclosed(mails(town)[0], facts, Held(town.meeting_id).after(facts).begun())
    assert [(paper.template, paper.subject) for paper in papers] == [("agenda", ""), ("proposal", "1")]
    by(town, "sihteeri", "add_item", "secretary", town.meeting_id, title="Toinen")
    by(town, "sihteeri", "publish_agenda", "secretary", town.meeting_id, ground="Kiire.")
    facts = [fact for fact in town.memory.facts if fact.journal == town.meeting_id]
    papers = enclosed(mails(town)[0], facts, Held(town.meeting_id).after(facts).begun())
    assert [(paper.template, paper.seq) for paper in papers] == [("agenda", facts[-1].seq)]


def test_an_address_or_a_seat_that_was_given_has_what_waits_sent_again() -> None:
    town = a_town_that_knows(**SEATS)
    sealed = {"sha256": "a" * 64, "original": "fi", "languages": ["fi"], "sealed": True}
    by(town, "rekisteri", "give_contact", "registrar", person="vara", email=sealed)
    assert _sent_again(town) == ["vara", "khs/2/deputy"]
    by(town, "rekisteri", "give_contact", "registrar", person="toka", telephone=sealed)
    assert _sent_again(town) == []


def _sent_again(town: Town) -> list[str]:
    fact, state = town.memory.facts[-1], town.memory.held("people").begun()
    return [str(each.order["to"]) for each in effects_of("", [(fact, state)]) if each.kind == "resending"]
