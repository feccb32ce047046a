"""What the public edition of a paper leaves out stands in the whole one, which says so on every page."""

from __future__ import annotations

from typing import Any

import pytest

from activities.papers.papers import Paper, make
from models.base.text import Text
from models.law.personal_data import parted
from models.papers.edition import whole
from tests.papers.test_confidential_papers import GROUND, SECRET, sealed_life
from tests.support.paper_life import Life
from tests.support.paper_lives import opened, prepared
from tests.support.reading_pdf import lines_by_page, text

MARK = f"Salassa pidettävä ({GROUND})"


@pytest.fixture(scope="module", params=["partly_confidential", "confidential"])
def life(request: pytest.FixtureRequest) -> Life:
    return sealed_life(request.param)


def made(life: Life, template: str, nth: int = 0) -> Paper:
    order = life.order(whole(template), nth=nth)
    return make(order, life.reading(order))


@pytest.mark.parametrize("template", ["review_request", "proposal", "minutes_draft", "minutes"])
def test_it_has_the_sealed_texts_in_their_place(life: Life, template: str) -> None:
    paper = made(life, template)
    said = text(paper.pdf)
    assert f"Perustelu: {SECRET}." in said
    assert f"Liite 3 {SECRET}" in said
    assert f"Perustelu: {SECRET}.".encode() in paper.record


def test_the_extract_of_the_party_has_the_decision(life: Life) -> None:
    said = text(made(life, "extract", nth=1).pdf)
    assert f"Kaupunginhallitus päätti: {SECRET}." in said
    assert "3 200 000" in said.replace("\xa0", " ")


def test_the_notice_names_those_who_are_told(life: Life) -> None:
    assert f"Maija {SECRET}" in text(made(life, "decision_notice").pdf)


def test_every_page_bears_the_mark_in_the_readers_language(life: Life) -> None:
    order = life.order(whole("minutes")).model_copy(update={"language": "sv"})
    for paper, mark in (
        (made(life, "minutes"), MARK),
        (make(order, life.reading(order)), f"Sekretessbelagd ({GROUND})"),
    ):
        printed = lines_by_page(paper.pdf)
        assert len(printed) > 1
        assert all(any(mark in line for line in page) for page in printed)


def test_it_names_what_it_shows_and_keeps_its_name_in_the_list_public(life: Life) -> None:
    paper = made(life, "minutes")
    assert paper.sealed
    assert SECRET not in paper.title + paper.name
    assert paper.name.endswith("_poytakirja_kaikkineen_fi.pdf")


def marked(life: Life, said: str) -> dict[str, Any]:
    """A text in which personal data is marked, as a door keeps it."""
    shown, left_out = parted(Text.of(said))
    whole = life.write(said, confidential=True)
    return {**life.write(shown), "whole": whole, "left_out": left_out}


def test_what_is_marked_is_left_out_of_the_public_edition_and_stands_in_the_whole_one() -> None:
    life = Life()
    case = opened(life)
    reasons = marked(life, "Palkitaan <<Maija Meikäläinen>>, joka pelasti lapsen.")
    prepared(life, case, reasons=reasons)
    approved_at_once(life, case)
    for template in ("proposal", "minutes", "extract"):
        public, order = life.order(template), life.order(whole(template))
        left, shown = (make(each, life.reading(each)) for each in (public, order))
        assert "Palkitaan (henkilötieto jätetty pois), joka pelasti lapsen." in text(left.pdf)
        assert "Henkilötietoja jätetty pois (kuntalaki 140 §)" in text(left.pdf)
        assert "Meikäläinen" not in text(left.pdf) + left.html + left.record.decode()
        assert "Palkitaan Maija Meikäläinen, joka pelasti lapsen." in text(shown.pdf)
        for page in lines_by_page(shown.pdf):
            assert "Ei yleiseen tietoverkkoon: henkilötietoja (kuntalaki 140 §)" in page
        assert left.sha256 != shown.sha256
        assert shown.sealed == {reasons["whole"]["sha256"]}


def approved_at_once(life: Life, case: str) -> None:
    called = {"body": "khs", "at": "2021-03-15T14:00:00Z"}
    meeting = life.do("2021-03-01 10:00", "secretary", "call_meeting", **called).journal
    life.do("2021-03-02 10:00", "secretary", "place_item", meeting, case=case)
    life.do("2021-03-03 10:00", "secretary", "send_agenda", meeting)
    life.do("2021-03-15 16:00", "secretary", "open_meeting", meeting, present=range(1, 16))
    life.do("2021-03-15 16:10", "secretary", "handle_item", meeting, item=1, outcome="approved")
    life.do("2021-03-15 17:00", "secretary", "close_meeting", meeting)
    checkers = ["Mai Kivelä", "jäsen 4"]
    life.do("2021-03-18 10:00", "secretary", "check_minutes", meeting, checkers=checkers)
    life.do("2021-03-19 10:00", "secretary", "publish_minutes", meeting, leaves_out=1)


def test_a_public_case_has_one_edition_of_each_paper() -> None:
    life = Life()
    opened(life)
    assert not [order for order in life.orders() if order.whole]
