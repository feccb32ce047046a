"""What is made of a case after it became confidential tells nothing of what it was before."""

from __future__ import annotations

import pytest

from activities.papers.papers import make
from models.papers.edition import whole
from models.papers.kept_back import kept_back
from tests.support.paper_life import Life
from tests.support.paper_lives import item_ten, proposal, published
from tests.support.reading_pdf import text

WORDS = "Kuuselle myydään"
SECRET = {"publicity": "confidential", "ground": "JulkL 24.1 § 20 k", "title": "Sopimusasia"}


@pytest.fixture(scope="module")
def life() -> Life:
    """A case that was tabled, became confidential, and whose minutes were published then."""
    life = tabled_secretly()
    published(life, "khs-2021-03-15", "2021-03-19", "2021-03-20")
    return life


def tabled_secretly(*, checked: bool = False, published: bool = False) -> Life:
    """A case that was tabled and became confidential, before or after its minutes were checked, published."""
    life, case, meeting = item_ten(reasons=WORDS)
    life.do("2021-03-03 10:00", "secretary", "send_agenda", meeting)
    life.do("2021-03-15 16:00", "secretary", "open_meeting", meeting, present=range(1, 16))
    tabled = {"outcome": "tabled", "proposed_by": "5", "unanimous": True, "until": "next meeting"}
    life.do("2021-03-15 16:58", "secretary", "handle_item", meeting, item=10, **tabled)
    life.do("2021-03-15 17:30", "secretary", "close_meeting", meeting)
    if checked:
        life.do("2021-03-16 08:00", "secretary", "check_minutes", meeting, checkers=["Mai Kivelä", "jäsen 4"])
    if published:
        life.do("2021-03-16 08:30", "secretary", "publish_minutes", meeting)
    life.do("2021-03-16 09:00", "preparer", "classify_case", case, **SECRET)
    return life


@pytest.mark.parametrize("template", ["minutes", "extract"])
def test_a_paper_has_its_new_title_and_none_of_its_words(life: Life, template: str) -> None:
    order = [order for order in life.orders() if order.template == template][-1]
    paper = make(order, life.reading(order))
    printed = text(paper.pdf)
    assert "Sopimusasia" in printed
    assert "Määrärahan myöntäminen" not in printed
    assert WORDS not in printed + paper.record.decode()


@pytest.mark.parametrize("template", ["minutes_draft", "minutes"])
def test_those_who_may_read_it_have_the_whole_minutes_of_before(life: Life, template: str) -> None:
    order = life.order(whole(template))
    paper = make(order, life.reading(order))
    assert WORDS in text(paper.pdf)
    assert paper.sealed


def test_minutes_that_were_checked_and_not_published_are_made_anew() -> None:
    life = tabled_secretly(checked=True)
    public = [order for order in life.orders() if order.template == "minutes"]
    first, anew = (text(make(order, life.reading(order)).pdf) for order in public)
    assert WORDS in first
    assert WORDS not in anew
    assert life.order(whole("minutes")).seq == public[-1].seq


def test_published_minutes_and_agenda_take_the_place_of_those_that_tell_it() -> None:
    life = tabled_secretly(checked=True, published=True)
    for template in ("minutes", "agenda"):
        order = [order for order in life.orders() if order.template == template][-1]
        paper = make(order, life.reading(order))
        printed = " ".join(text(paper.pdf).split())
        assert "Laadittu uudelleen 16.3.2021, koska osa sisällöstä on salassa pidettävää" in printed
        assert "Sopimusasia" in printed
        assert "Määrärahan myöntäminen" not in printed + paper.record.decode()
        assert WORDS not in printed + paper.record.decode()


def test_an_agenda_that_says_what_left_it_is_given_to_nobody_and_made_anew() -> None:
    life, case, meeting = item_ten(reasons=WORDS)
    life.do("2021-03-03 10:00", "secretary", "send_agenda", meeting)
    life.do("2021-03-04 10:00", "secretary", "take_off_item", meeting, item=10)
    life.do("2021-03-04 11:00", "secretary", "publish_agenda", meeting, ground="Asia poistui.")
    life.do("2021-03-05 09:00", "preparer", "classify_case", case, **SECRET)
    *told, anew = [order for order in life.orders() if order.template == "agenda"]
    facts = [fact for fact in life.memory.facts if fact.journal == meeting]
    for order in told:
        assert kept_back(order, facts, life.memory.held, lambda _: ()) == (case,)
    assert kept_back(anew, facts, life.memory.held, lambda _: ()) == ()
    printed = text(make(anew, life.reading(anew)).pdf)
    assert "Poistettu: 10 Sopimusasia" in printed
    assert "Määrärahan myöntäminen" not in printed


def two_that_were_called() -> tuple[Life, str, str, str]:
    """Two cases whose agenda was sent and that were taken off it: the life, the cases and the meeting."""
    life, case, meeting = item_ten(reasons=WORDS)
    same = {"title": "Toinen asia", "task_class": "02 02 02"}
    second = life.do("2021-03-02 11:00", "preparer", "open_case", **same).journal
    life.do("2021-03-02 11:10", "preparer", "revise_proposal", second, proposal=proposal(life))
    life.do("2021-03-02 11:20", "presenter", "approve_for_agenda", second, body="khs")
    life.do("2021-03-02 12:00", "secretary", "place_item", meeting, case=second, item=11)
    life.do("2021-03-03 10:00", "secretary", "send_agenda", meeting)
    for item in (10, 11):
        life.do("2021-03-04 10:00", "secretary", "take_off_item", meeting, item=item)
    return life, case, second, meeting


def test_one_that_was_made_anew_is_kept_back_once_another_of_its_cases_is_confidential() -> None:
    life, case, second, meeting = two_that_were_called()
    life.do("2021-03-05 09:00", "preparer", "classify_case", case, **SECRET)
    life.do("2021-03-05 10:00", "preparer", "classify_case", second, **{**SECRET, "title": "Toinen"})
    facts = [fact for fact in life.memory.facts if fact.journal == meeting]
    *told, last = [order for order in life.orders() if order.template == "agenda"]
    assert len(told) == 2
    for order in told:
        assert second in kept_back(order, facts, life.memory.held, lambda _: ())
    assert kept_back(last, facts, life.memory.held, lambda _: ()) == ()
    assert "Toinen asia" not in text(make(last, life.reading(last)).pdf)


def test_another_case_stands_in_it_as_it_did_when_it_was_published() -> None:
    life, case, other, _ = two_that_were_called()
    life.do("2021-03-04 11:00", "presenter", "send_back", other, comment=life.write("Kesken."))
    later = [{"number": 1, "title": "Julkaisematon luonnos"}]
    life.do(
        "2021-03-04 12:00", "preparer", "revise_proposal", other, proposal=proposal(life, attachments=later)
    )
    life.do("2021-03-05 09:00", "preparer", "classify_case", case, **SECRET)
    anew = [order for order in life.orders() if order.template == "agenda"][-1]
    paper = make(anew, life.reading(anew))
    assert "11 Toinen asia" in text(paper.pdf)
    assert "Julkaisematon luonnos" not in paper.record.decode()


def test_what_was_left_when_a_meeting_was_closed_is_called_by_its_new_title() -> None:
    life, case, meeting = item_ten(reasons=WORDS)
    life.do("2021-03-03 10:00", "secretary", "send_agenda", meeting)
    life.do("2021-03-15 16:00", "secretary", "open_meeting", meeting, present=range(1, 9))
    life.do("2021-03-15 16:10", "secretary", "leave", meeting, member="jäsen 5")
    life.do("2021-03-15 16:20", "secretary", "close_meeting", meeting)
    published(life, meeting, "2021-03-16", "2021-03-17")
    life.do("2021-03-18 09:00", "preparer", "classify_case", case, **SECRET)
    facts = [fact for fact in life.memory.facts if fact.journal == meeting]
    *told, anew = [order for order in life.orders() if order.template == "minutes"]
    assert [kept_back(order, facts, life.memory.held, lambda _: ()) for order in told] == [(case,)]
    paper = make(anew, life.reading(anew))
    assert "Käsittelemättä jäivät: Sopimusasia" in " ".join(text(paper.pdf).split())
    assert "Määrärahan myöntäminen" not in text(paper.pdf) + paper.record.decode()


def test_an_agenda_that_is_made_anew_tells_nothing_that_nobody_published() -> None:
    life, case, meeting = item_ten(reasons=WORDS)
    life.do("2021-03-03 10:00", "secretary", "publish_agenda", meeting)
    life.do("2021-03-04 10:00", "secretary", "take_off_item", meeting, item=10)
    life.do("2021-03-05 09:00", "preparer", "classify_case", case, **SECRET)
    anew = [order for order in life.orders() if order.template == "agenda"][-1]
    printed = text(make(anew, life.reading(anew)).pdf)
    assert "10 Sopimusasia" in printed
    assert "Poistettu" not in printed
