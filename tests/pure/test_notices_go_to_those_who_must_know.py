"""Who gets which notice when, as facts call for it."""

from __future__ import annotations

import pytest

from models.papers.notice import still_needed
from models.papers.notice_order import NoticeOrder, message_id
from tests.support.lives import Life

QUARTER = {"period": "2021Q1"}
FIGURES = {"spent": 100, "people": 100}


def ladder(life: Life) -> list[tuple[str, str, str]]:
    """The reminders of the first quarter: day, addressee, project numbers' last digits."""
    return [
        (f"{fact.happened_at:%d.%m.}", order.to, " ".join(number[-1] for number in order.projects))
        for fact, order in life.orders()
        if order.template in ("report_reminder", "report_late") and order.subject == "2021Q1"
    ]


def told(life: Life, template: str) -> list[str]:
    """The addressees of a template's notices."""
    return [order.to for _, order in life.orders() if order.template == template]


def test_the_ladder_of_a_late_report_climbs_from_its_owner_to_the_head_and_the_controller() -> None:
    life = Life()
    follow_up = life.decide()
    for number in ("104020107401", "104020107402"):
        life.act("2021-04-10", "owner", "give_report", follow_up, project=number, figures=FIGURES, **QUARTER)
    life.until("2021-05-30")

    assert ladder(life) == [
        ("06.04.", "lainaamo.owner", "1"),
        ("06.04.", "polku.owner", "2"),
        ("06.04.", "ruoka.owner", "3"),
        ("17.04.", "ruoka.owner", "3"),
        ("20.04.", "ruoka.owner", "3"),
        ("27.04.", "ruoka.owner", "3"),
        ("27.04.", "kasko.head", "3"),
        ("04.05.", "ruoka.owner", "3"),
        ("04.05.", "kasko.head", "3"),
        ("04.05.", "controller", "3"),
    ]


def test_a_division_head_gets_one_mail_for_all_late_projects_of_the_division() -> None:
    life = Life()
    life.decide()
    life.until("2021-04-28")

    assert [row for row in ladder(life) if row[1].endswith(".head")] == [
        ("27.04.", "kuva.head", "1"),
        ("27.04.", "kasko.head", "2 3"),
    ]


def test_a_reminder_that_waits_is_not_sent_once_the_report_is_given() -> None:
    life = Life()
    follow_up = life.decide()
    life.until("2021-04-06 10:00")
    waiting = [order for _, order in life.orders() if order.template == "report_reminder"]
    number = "104020107401"
    life.act("2021-04-07", "owner", "give_report", follow_up, project=number, figures=FIGURES, **QUARTER)

    state = life.held(follow_up).state
    assert [order.to for order in waiting if still_needed(order, state)] == ["polku.owner", "ruoka.owner"]


def test_a_mail_to_the_head_is_needed_while_one_of_its_reports_is_missing() -> None:
    life = Life()
    follow_up = life.decide()
    life.until("2021-04-28")
    order = [order for _, order in life.orders() if order.to == "kasko.head"][-1]

    needed = []
    for number in order.projects:
        needed.append(still_needed(order, life.held(follow_up).state))
        life.act("2021-04-28", "owner", "give_report", follow_up, project=number, figures=FIGURES, **QUARTER)
    assert needed == [True, True]
    assert not still_needed(order, life.held(follow_up).state)


def test_a_reminder_of_the_old_date_is_not_sent_once_more_time_is_granted() -> None:
    life = Life()
    follow_up = life.decide()
    report = {"project": "104020107403", **QUARTER}
    life.act("2021-04-18", "owner", "ask_for_time", follow_up, until="2021-05-07", reason="Kesken.", **report)
    asked = life.order("time_asked")
    assert asked.to == "controller"
    assert still_needed(asked, life.held(follow_up).state)

    old = life.order("report_reminder")
    life.act("2021-04-19", "controller", "grant_time", follow_up, until="2021-05-07", **report)
    state = life.held(follow_up).state
    assert old.to == "ruoka.owner"
    assert not still_needed(old, state)
    assert not still_needed(asked, state)
    assert told(life, "time_granted") == ["ruoka.owner"]


def test_a_returned_report_goes_back_to_its_owner_until_it_is_given_again() -> None:
    life = Life()
    follow_up = life.decide()
    report = {"project": "104020107401", **QUARTER}
    life.act("2021-04-10", "owner", "give_report", follow_up, figures=FIGURES, **report)
    comment = life.written("Tavoite puuttuu.")
    life.act("2021-04-12", "controller", "return_report", follow_up, comment=comment, **report)
    order = life.order("report_returned")
    assert (order.to, still_needed(order, life.held(follow_up).state)) == ("lainaamo.owner", True)

    life.act("2021-04-13", "owner", "give_report", follow_up, figures=FIGURES, **report)
    assert not still_needed(order, life.held(follow_up).state)


def test_a_group_is_asked_and_reminded_until_its_review_comes() -> None:
    life = Life()
    life.propose()
    life.act("2021-01-13", "preparer", "request_reviews", groups=["digijory", "kaupjory"], due="2021-02-01")
    assert told(life, "review_request") == ["digijory", "kaupjory"]

    life.until("2021-01-29 10:00")
    waiting = life.order("review_reminder")
    life.act(
        "2021-01-29 11:00",
        "reviewer",
        "give_review",
        group="kaupjory",
        session="2021-01-29",
        verdict="supports",
    )
    life.until("2021-02-10")
    assert waiting.to == "kaupjory"
    assert not still_needed(waiting, life.held(life.case).state)
    assert told(life, "review_reminder") == ["digijory", "kaupjory", "digijory", "digijory"]
    assert told(life, "review_late") == ["preparer.one"]


def test_a_group_is_told_that_it_is_not_asked_any_more() -> None:
    life = Life()
    life.propose()
    life.act("2021-01-15", "preparer", "request_reviews", groups=["digijory"])
    asked = life.order("review_request")
    life.act("2021-01-16", "presenter", "recall_request", group="digijory", reason="Väärä ryhmä.")
    assert told(life, "review_recalled") == ["digijory"]
    assert not still_needed(asked, life.held(life.case).state)


def test_a_proposal_that_is_sent_back_is_told_to_its_preparer() -> None:
    life = Life()
    life.propose()
    life.act("2021-01-14", "presenter", "send_back", comment=life.written("Perustelut puuttuvat."))
    assert told(life, "sent_back") == ["preparer.one"]


def test_a_published_decision_is_told_to_every_party_to_be_informed() -> None:
    life = Life()
    life.decide()
    assert told(life, "decision_notice") == ["Kulttuurin toimiala", "Kasvatuksen toimiala"]


@pytest.mark.parametrize(("sent", "secretaries"), [(True, []), (False, ["secretary.one"])])
def test_an_agenda_that_was_not_sent_in_time_is_told_to_the_secretary(
    sent: bool, secretaries: list[str]
) -> None:
    life = Life()
    life.propose()
    life.act("2021-03-01", "presenter", "approve_for_agenda", body="khs")
    meeting = life.act(
        "2021-03-01", "secretary", "call_meeting", "", body="khs", at="2021-03-15T14:00:00Z"
    ).journal
    life.act("2021-03-02", "secretary", "place_item", meeting, case=life.case)
    if sent:
        life.act("2021-03-03", "secretary", "send_agenda", meeting)
    life.until("2021-03-14")
    assert told(life, "agenda_late") == secretaries


def test_the_message_id_of_a_notice_never_changes_and_no_other_has_it() -> None:
    lives = Life(), Life()
    for life in lives:
        life.decide()
        life.until("2021-05-30")
    ids = [[message_id(order, "kunta.example") for _, order in life.orders()] for life in lives]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0])
    order = NoticeOrder(
        template="sent_back", journal="HEL 2021-000001", seq=4, to="preparer", role="preparer"
    )
    assert message_id(order, "kunta.example") == "<7dbef55d4bf8ddf495d300b879b265655557f98f@kunta.example>"
