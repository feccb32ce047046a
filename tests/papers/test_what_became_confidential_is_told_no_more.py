"""What is made of a case after it became confidential tells nothing of what it was before."""

from __future__ import annotations

import pytest

from activities.papers.papers import make
from models.papers.edition import whole
from tests.support.paper_life import Life
from tests.support.paper_lives import opened, prepared, published
from tests.support.reading_pdf import text

WORDS = "Kuuselle myydään"


@pytest.fixture(scope="module")
def life() -> Life:
    """A case that was tabled, became confidential, and whose minutes were published then."""
    life = tabled_secretly()
    published(life, "khs-2021-03-15", "2021-03-19", "2021-03-20")
    return life


def tabled_secretly(*, checked: bool = False) -> Life:
    """A case that was tabled and became confidential, before or after the minutes were checked."""
    life = Life()
    case = opened(life)
    prepared(life, case, reasons=life.write(WORDS))
    call = {"body": "khs", "at": "2021-03-15T14:00:00Z", "place": "Kaupungintalo"}
    meeting = life.do("2021-03-01 10:00", "secretary", "call_meeting", **call).journal
    life.do("2021-03-02 10:00", "secretary", "place_item", meeting, case=case, item=10)
    life.do("2021-03-03 10:00", "secretary", "send_agenda", meeting)
    life.do("2021-03-15 16:00", "secretary", "open_meeting", meeting, present=range(1, 16))
    tabled = {"outcome": "tabled", "proposed_by": "5", "unanimous": True, "until": "next meeting"}
    life.do("2021-03-15 16:58", "secretary", "handle_item", meeting, item=10, **tabled)
    life.do("2021-03-15 17:30", "secretary", "close_meeting", meeting)
    if checked:
        life.do("2021-03-16 08:00", "secretary", "check_minutes", meeting, checkers=["Mai Kivelä", "jäsen 4"])
    secret = {"publicity": "confidential", "ground": "JulkL 24.1 § 20 k", "title": "Sopimusasia"}
    life.do("2021-03-16 09:00", "preparer", "classify_case", case, **secret)
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
