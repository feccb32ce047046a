"""The agenda before the meeting: published version by version, reminded of, late only as rules allow."""

from typing import Any

import pytest

from activities.papers.papers import file_name, make
from activities.papers.scene import Scene
from models.agenda.agenda_version import AgendaPublished, ChangeNeedsGround, NothingToPublish
from models.agenda.summons import LateAgenda, NotLate
from models.engine.journal import Content
from models.meeting.meeting_stage import MeetingStage
from models.meeting.summoned import SummonsNotAccepted
from models.papers.notice import notices
from tests.pure.test_agenda import another_ready_case
from tests.support.builders import (
    EVERYBODY,
    Town,
    a_case_on_the_agenda,
    a_ready_case,
    a_summoned_meeting,
    instant,
)
from tests.support.orders import ordered
from tests.support.paper_life import AsItStood, Life
from tests.support.paper_lives import opened, prepared
from tests.support.reading_pdf import text


def last(town: Town) -> Any:
    return town.facts(town.meeting_id)[-1].content


def of_kind(town: Town, kind: type[Content]) -> list[Any]:
    return [fact.content for fact in town.facts(town.meeting_id) if isinstance(fact.content, kind)]


def test_each_published_version_is_a_paper_that_tells_what_changed() -> None:
    town = a_summoned_meeting()
    town.on_meeting("place_item", "2021-03-12", case=another_ready_case(town), ground="Kiire.")
    town.on_meeting("publish_agenda", ground="Valtion päätös tuli myöhään.")
    (published,) = of_kind(town, AgendaPublished)
    assert published.version == 2
    assert [line.item for line in published.changes.added] == [2]
    assert published.ground == "Valtion päätös tuli myöhään."
    facts = town.memory.facts
    assert [order.template for place, order in ordered(facts) if place == len(facts) - 1] == ["agenda"]


def test_a_change_that_nobody_published_is_published_when_the_meeting_opens() -> None:
    town = a_summoned_meeting()
    town.on_meeting("place_item", "2021-03-12", case=another_ready_case(town), ground="Kiire.")
    answer = town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    assert answer.sentence.startswith("Version 2 of the agenda was published on 2021-03-15.")
    (published,) = of_kind(town, AgendaPublished)
    assert ([line.item for line in published.changes.added], published.ground) == ([2], "Kiire.")


def test_what_is_taken_off_and_renumbered_is_told() -> None:
    town = a_case_on_the_agenda()
    town.on_meeting("place_item", case=another_ready_case(town))
    town.on_meeting("publish_agenda")
    town.on_meeting("take_off_item", item=1, ground="Valmistelu on kesken.")
    town.on_meeting("move_item", item=2, to=1)
    town.on_meeting("publish_agenda")
    changed = last(town).changes
    assert [line.item for line in changed.removed] == [1]
    assert [(line.before, line.after) for line in changed.renumbered] == [(2, 1)]


def test_a_change_after_the_summons_is_published_with_its_ground() -> None:
    town = a_summoned_meeting()
    town.on_meeting("take_off_item", item=1)
    with pytest.raises(ChangeNeedsGround):
        town.on_meeting("publish_agenda")
    town.on_meeting("publish_agenda", ground="Esittelijä veti asian pois.")
    assert last(town).version == 2


def test_an_unchanged_agenda_is_not_published_again() -> None:
    with pytest.raises(NothingToPublish, match="since version 1"):
        a_summoned_meeting().on_meeting("publish_agenda", ground="Ei muutosta.")


def test_the_secretary_is_reminded_before_the_last_day_of_the_summons() -> None:
    town = a_case_on_the_agenda()
    town.until("2021-03-10 12:00")
    fact = town.facts(town.meeting_id)[-1]
    assert (fact.kind, fact.happened_at) == ("AgendaReminded", instant("2021-03-10 09:00"))
    (notice,) = notices(fact, town.meeting)
    assert (notice.template, notice.to) == ("agenda_reminder", "the secretary")


def test_nobody_is_reminded_of_an_agenda_that_is_sent_or_can_no_longer_wait() -> None:
    town = a_summoned_meeting()
    town.until("2021-03-14 12:00")
    assert "AgendaReminded" not in town.kinds(town.meeting_id)
    late = a_ready_case()
    late.call("2021-03-10 10:00", "2021-03-15 16:00")
    late.until("2021-03-11 23:00")
    assert "AgendaReminded" not in late.kinds(late.meeting_id)


def a_late_summons() -> Town:
    town = a_case_on_the_agenda()
    town.on_meeting("send_agenda", "2021-03-12", ground="Sähkökatko.")
    return town


def test_a_late_summons_has_its_ground_and_is_accepted_by_the_body_first() -> None:
    town = a_late_summons()
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    with pytest.raises(SummonsNotAccepted):
        town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("make_motion", item=1, kind="dismissal", mover="jäsen 4")
    town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 5"])
    vote: dict[str, Any] = {"item": 1, "method": "count", "yes_count": 15}
    with pytest.raises(SummonsNotAccepted):
        town.on_meeting("record_vote", **vote)
    ballots = {"seats": 1, "slates": [{"candidates": ["A"], "votes": 15}]}
    with pytest.raises(SummonsNotAccepted):
        town.on_meeting("record_election", item=1, ballots=ballots)
    town.on_meeting("accept_summons")
    town.on_meeting("record_vote", **vote)
    town.on_meeting("handle_item", item=1, outcome="approved_by_vote")
    assert town.meeting.stage is MeetingStage.OPEN


def test_a_summons_in_time_is_not_accepted_as_if_it_were_late() -> None:
    town = a_summoned_meeting()
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    with pytest.raises(NotLate):
        town.on_meeting("accept_summons")


def test_a_council_never_accepts_a_late_summons() -> None:
    town = a_ready_case()
    town.on_case("send_back", comment={"sha256": "0" * 64, "original": "fi", "languages": ["fi"]})
    town.on_case("approve_for_agenda", body="kvsto")
    town.call("2021-03-01", "2021-03-15 16:00", body="kvsto")
    town.on_meeting("place_item", case=town.case_id)
    with pytest.raises(LateAgenda, match="another day"):
        town.on_meeting("send_agenda", "2021-03-12", ground="Sähkökatko.")


def test_a_second_version_says_what_is_new_and_why() -> None:
    life = Life()
    case = opened(life)
    prepared(life, case)
    meeting = life.do("2021-03-02 09:00", "secretary", "call_meeting", body="khs", at=START).journal
    life.do("2021-03-02 10:00", "secretary", "place_item", meeting, case=case, item=10)
    life.do("2021-03-03 10:00", "secretary", "send_agenda", meeting)
    life.do("2021-03-04 10:00", "secretary", "add_item", meeting, title="Ilmoitusasiat")
    life.do("2021-03-04 10:05", "secretary", "publish_agenda", meeting, ground="Unohtui.")
    life.do("2021-03-05 10:00", "secretary", "move_meeting", meeting, at=LATER, reason="Sali.")
    life.do("2021-03-05 10:05", "secretary", "take_off_item", meeting, item=11)
    life.do("2021-03-05 10:10", "secretary", "send_agenda", meeting)
    first, second, third = (
        make(order, life.reading(order)) for order in life.orders() if order.template == "agenda"
    )
    assert "Muutokset" not in text(first.pdf)
    assert "Lisätty: 11 Ilmoitusasiat" in text(second.pdf)
    assert "Muutoksen peruste: Unohtui." in text(second.pdf)
    assert "Poistettu: 11 Ilmoitusasiat" in text(third.pdf)
    assert len({first.name, second.name, third.name}) == 3


START, LATER = "2021-03-15T16:00:00+02:00", "2021-03-17T16:00:00+02:00"


def test_a_summons_without_a_change_sends_the_version_that_was_published() -> None:
    town = a_case_on_the_agenda()
    town.on_meeting("publish_agenda", "2021-03-02")
    town.on_meeting("send_agenda", "2021-03-03")
    facts = town.memory.facts
    orders = [(place, order) for place, order in ordered(facts) if order.template == "agenda"]
    names = [file_name(Scene(order, AsItStood(facts[: place + 1], {}))) for place, order in orders]
    assert len(town.meeting.agendas) == 1
    assert len(set(names)) == 2
    assert not [name for name in names if "versio" in name]
