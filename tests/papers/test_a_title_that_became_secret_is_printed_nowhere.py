"""What a case was called before it became confidential stands in nothing public that is made after it."""

from __future__ import annotations

from datetime import date

import pytest

from activities.notices.notices import Post
from activities.papers.papers import make
from activities.settings import Settings
from app.desk.reading.agenda import versions
from models.agenda.summons import AgendaSent
from models.bodies.body_register import bodies_on
from models.engine.journal import Fact
from models.meeting.meeting import Meeting
from models.papers.notice_order import NoticeOrder
from models.record.telling import told
from tests.support.builders import a_case_in_preparation
from tests.support.paper_life import AsItStood, Life, at
from tests.support.paper_lives import item_ten
from tests.support.reading_pdf import text

OLD, NEW = "Määrärahan myöntäminen", "Sopimusasia"
SECRET = {"publicity": "confidential", "ground": "JulkL 24.1 § 20 k", "title": NEW}


class AsItStands(AsItStood):
    """The record of now, and an address book that knows nobody."""

    def address(self, _key: str) -> None:
        return None


@pytest.fixture(scope="module")
def life() -> Life:
    """An agenda was sent with a case that is taken off it and becomes confidential."""
    life, case, meeting = item_ten()
    life.do("2021-03-02 11:00", "secretary", "publish_agenda", meeting)
    life.do("2021-03-02 12:00", "secretary", "move_item", meeting, item=10, to=12)
    life.do("2021-03-03 10:00", "secretary", "send_agenda", meeting)
    life.do("2021-03-04 10:00", "secretary", "take_off_item", meeting, item=12)
    life.do("2021-03-05 09:00", "preparer", "classify_case", case, **SECRET)
    life.do("2021-03-06 09:00", "secretary", "publish_agenda", meeting, ground="Asia poistui.")
    return life


def test_a_new_version_of_an_agenda_tells_what_left_it_under_the_new_title(life: Life) -> None:
    order = [order for order in life.orders() if order.template == "agenda"][-1]
    paper = make(order, life.reading(order))
    assert f"Poistettu: 12 {NEW}" in text(paper.pdf)
    assert OLD not in text(paper.pdf) + paper.record.decode()


def test_an_older_version_that_is_made_now_does_too(life: Life) -> None:
    order = life.order("agenda", nth=1)
    assert order.seq == sent(life).seq
    paper = make(order, AsItStands(life.memory.facts, life.texts))
    assert f"Asia 10 on nyt asia 12: {NEW}" in text(paper.pdf)
    assert OLD not in text(paper.pdf) + paper.record.decode()


def test_a_mail_that_goes_late_does_too(life: Life) -> None:
    fact, receiver = sent(life), ("Jäsen", "jasen@kunta.example")
    order = NoticeOrder(template="summons", journal=fact.journal, seq=fact.seq, to="x", role="member")
    reading = AsItStands(life.memory.facts, life.texts)
    mail = Post(Settings()).compose(order, reading, [receiver], at("2021-03-08 09:00"))
    assert f"12 {NEW}" in mail.get_content()
    assert OLD not in mail.as_string()


def test_the_versions_that_the_desk_and_programs_list_do_too(life: Life) -> None:
    meeting = sent(life).journal
    facts = [fact for fact in life.memory.facts if fact.journal == meeting]
    told = [*versions(life.memory.held(meeting).of(Meeting), facts)]
    (moved,) = told[1].changes.renumbered
    assert (moved.before, moved.after, moved.title) == (10, 12, NEW)
    assert OLD in str(facts)
    assert OLD not in str(told)


def test_why_a_version_took_it_off_is_told_no_more_by_that_version() -> None:
    life, case, meeting = item_ten()
    life.do("2021-03-03 10:00", "secretary", "send_agenda", meeting)
    life.do("2021-03-04 10:00", "secretary", "take_off_item", meeting, item=10)
    life.do("2021-03-04 11:00", "secretary", "publish_agenda", meeting, ground="Määrärahasta neuvotellaan.")

    def grounds() -> list[str]:
        facts = [fact for fact in life.memory.facts if fact.journal == meeting]
        return [each.ground for each in versions(life.memory.held(meeting).of(Meeting), facts)]

    assert grounds() == ["", "Määrärahasta neuvotellaan."]
    life.do("2021-03-05 09:00", "preparer", "classify_case", case, **SECRET)
    assert grounds() == ["", ""]


def sent(life: Life) -> Fact:
    return next(fact for fact in life.memory.facts if isinstance(fact.content, AgendaSent))


def test_why_a_review_is_not_awaited_any_more_is_not_told_of_a_secret() -> None:
    town = a_case_in_preparation()
    town.on_case("request_reviews", groups=["digijory"], due="2021-02-17")
    town.on_case("recall_request", role="presenter", group="digijory", reason="Kuusi vetäytyi.")
    [fact] = [fact for fact in town.facts(town.case_id) if fact.kind == "ReviewRecalled"]
    bodies = bodies_on(town.memory, date(2021, 3, 15))
    open_, secret = (told(fact, bodies, "fi", secret=secret) for secret in (False, True))
    assert open_ is not None
    assert secret is not None
    assert open_.sentence == f"{secret.sentence} Kuusi vetäytyi."
