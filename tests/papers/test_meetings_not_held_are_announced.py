"""A meeting that is cancelled or moved: its members get a mail, and who saw its agenda a paper."""

from __future__ import annotations

import re
from typing import Any

from activities.notices.notices import Post
from activities.papers.papers import make
from activities.settings import Settings
from models.engine.journal import Fact
from models.papers.notice import notices, still_needed
from models.papers.notice_order import NoticeOrder
from tests.support.paper_life import AsItStood, Life, at
from tests.support.paper_lives import opened, prepared
from tests.support.reading_pdf import faults, text

MEETING = "khs-2021-03-15"
LATER = "khs-2021-03-22"
WHY = "Kokous ei olisi päätösvaltainen."


def called(*, sent: bool = True, secret: bool = False) -> Life:
    """The City Board is called to 15.3.2021 and to the Monday after; the first has an item."""
    life = Life(confidential=secret)
    closed: dict[str, Any] = {"publicity": "confidential", "ground": "JulkL 24.1 § 20 k"}
    case = opened(life, **(closed if secret else {}))
    prepared(life, case)
    for day in ("2021-03-15", "2021-03-22"):
        when = {"at": f"{day}T14:00:00Z", "place": "Kaupungintalo"}
        life.do("2021-03-01 10:00", "secretary", "call_meeting", body="khs", **when)
    life.do("2021-03-02 10:00", "secretary", "place_item", MEETING, case=case, item=4)
    if sent:
        life.do("2021-03-03 10:00", "secretary", "send_agenda", MEETING)
    return life


def cancelled(life: Life, to: str = "") -> Life:
    life.do("2021-03-10 10:00", "secretary", "cancel_meeting", MEETING, reason=WHY, to=to)
    return life


def moved(life: Life, to: str = "2021-03-17T15:00:00Z") -> Life:
    life.do("2021-03-04 10:00", "secretary", "move_meeting", MEETING, at=to, reason="Sali ei ole käytössä.")
    return life


def paper(life: Life, nth: int = 0) -> str:
    order = life.order("meeting_notice", nth=nth)
    made = make(order, life.reading(order))
    assert faults(made.pdf) == []
    return re.sub(r"\s+", " ", text(made.pdf))


def mails(life: Life) -> list[NoticeOrder]:
    """The notices that the last act in the meeting called for."""
    (*_, fact) = (fact for fact in life.memory.facts if fact.journal == MEETING)
    return list(notices(fact, life.memory.held(MEETING).state))


class Addressed(AsItStood):
    """The record with an address book of one."""

    def address(self, key: str) -> tuple[str, str] | None:
        return ("Kaupunginhallituksen jäsenet", "jasenet@kunta.example") if key == "khs" else None


def letter(life: Life) -> str:
    (order,) = mails(life)
    assert order.to == "khs"
    reading = Addressed(life.memory.facts, life.texts)
    address = reading.address(order.to)
    assert address is not None
    message = Post(Settings()).compose(order, reading, [address], at("2021-03-10 10:01"))
    return " ".join(f"{message['Subject']} {message.get_content()}".split())


def test_a_cancelled_meeting_whose_agenda_was_public_is_announced_with_its_reason_and_items() -> None:
    told = paper(cancelled(called()))
    for said in (
        "Ilmoitus kokouksen peruuttamisesta",
        "Kokousta, joka oli kutsuttu koolle 15.3.2021 klo 16.00, ei pidetä.",
        WHY,
        "Määrärahan myöntäminen kaupungin digitaalisten palvelujen uudistamiseen",
        "käsitellään kokouksessa, joka niille myöhemmin osoitetaan",
    ):
        assert said in told


def test_a_confidential_item_is_announced_by_its_number_and_neutral_title_alone() -> None:
    told = paper(cancelled(called(secret=True)))
    assert "4 Salassa pidettävä asia" in told
    assert "HEL 2021-002935" not in told
    assert "Määrärahan" not in told


def test_it_says_which_meeting_takes_the_items() -> None:
    life = cancelled(called(), LATER)
    assert "Esityslistan asiat käsitellään kokouksessa 22.3.2021 klo 16.00." in paper(life)
    assert "22.3.2021 klo 16.00" in letter(life)


def test_nobody_is_told_of_a_meeting_to_which_nobody_was_summoned() -> None:
    for life in (cancelled(called(sent=False)), moved(called(sent=False))):
        assert "meeting_notice" not in {order.template for order in life.orders()}
        assert mails(life) == []


def test_whose_matter_falls_off_the_agenda_is_told_so_whether_anybody_was_summoned_or_not() -> None:
    for sent in (True, False):
        life = cancelled(called(sent=sent))
        (*_, fact) = (fact for fact in life.memory.facts if fact.kind == "TakenOffAgenda")
        case = life.memory.held(fact.journal).state
        (order,) = notices(fact, case)
        assert (order.template, order.role, still_needed(order, case)) == ("taken_off", "preparer", True)


def test_whose_matter_goes_to_another_meeting_is_not_told_that_it_waits() -> None:
    life = cancelled(called(), LATER)
    assert "taken_off" not in {
        order.template for fact in life.memory.facts for order in notices_of(life, fact)
    }


def notices_of(life: Life, fact: Fact) -> list[NoticeOrder]:
    return list(notices(fact, life.memory.held(fact.journal).state))


def test_a_meeting_that_was_moved_is_announced_with_both_times_and_its_new_summons() -> None:
    life = moved(called())
    told = paper(life)
    for said in (
        "Ilmoitus kokouksen siirtämisestä",
        "kutsuttu koolle 15.3.2021 klo 16.00, pidetään 17.3.2021 klo 17.00.",
        "kutsu ja esityslista lähetetään viimeistään 13.3.2021",
    ):
        assert said in told
    mail = letter(life)
    for said in (
        "Kokous on siirretty: kaupunginhallitus 17.3.2021 klo 17.00",
        "15.3.2021 klo 16.00",
        "13.3.2021",
    ):
        assert said in mail


def test_another_hour_of_the_same_day_leaves_the_summons_in_force() -> None:
    life = moved(called(), "2021-03-15T16:00:00Z")
    assert "Jo lähetetty kutsu ja esityslista ovat voimassa." in paper(life)
    assert "Jo lähetetty kutsu ja esityslista ovat voimassa." in letter(life)


def test_each_move_has_a_paper_of_its_own() -> None:
    life = moved(moved(called()), "2021-03-18T15:00:00Z")
    life.do("2021-03-05 10:00", "secretary", "send_agenda", MEETING)
    life.do(
        "2021-03-06 10:00", "secretary", "move_meeting", MEETING, at="2021-03-19T15:00:00Z", reason="Taas."
    )
    orders = [order for order in life.orders() if order.template == "meeting_notice"]
    assert len(orders) == len({make(order, life.reading(order)).name for order in orders}) == 3


def test_the_mail_of_a_move_is_not_sent_once_the_meeting_is_cancelled() -> None:
    life = moved(called())
    (order,) = mails(life)
    assert still_needed(order, life.memory.held(MEETING).state)
    cancelled(life)
    assert not still_needed(order, life.memory.held(MEETING).state)


def test_the_minutes_are_those_of_the_day_to_which_it_was_moved() -> None:
    life = moved(called())
    life.do("2021-03-05 10:00", "secretary", "send_agenda", MEETING)
    life.do("2021-03-17 17:00", "secretary", "open_meeting", MEETING, present=range(1, 12))
    life.do("2021-03-17 17:10", "secretary", "handle_item", MEETING, item=4, outcome="approved")
    life.do("2021-03-17 18:00", "secretary", "close_meeting", MEETING)
    life.do("2021-03-19 10:00", "secretary", "check_minutes", MEETING, checkers=["Mai Kivelä", "jäsen 4"])
    order = life.order("minutes")
    assert "Kaupunginhallituksen kokous 17.3.2021" in text(make(order, life.reading(order)).pdf)
