"""Every paper of a case's life is valid, and made again it is the same to the byte."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from activities.papers.papers import Paper, make
from activities.papers.rendering import TEMPLATES
from models.base.country_pack import countries, pack
from models.base.language import LANGUAGES, Language
from models.papers.paper import PAPERS, PaperKind
from models.papers.paper_order import PaperOrder
from models.papers.tongue import of_the_decision
from tests.papers.test_meetings_not_held_are_announced import called, cancelled
from tests.support.paper_life import Life
from tests.support.paper_lives import certified, whole_life, written_up
from tests.support.reading_pdf import attachment, faults, text


def tongues(kind: PaperKind[Any]) -> tuple[Language, ...]:
    """In which languages it is made where no municipality is described: what a decision says in all."""
    return LANGUAGES if kind.languages is of_the_decision else ("fi",)


ONE_OF_EACH = [(kind.template, language) for kind in PAPERS for language in tongues(kind)]
KINDS = sorted(set(ONE_OF_EACH))


@pytest.fixture(scope="module")
def life() -> Life:
    return whole_life()


@pytest.fixture(scope="module")
def papers(life: Life) -> dict[PaperOrder, Paper]:
    return {order: make(order, life.reading(order)) for order in life.orders()}


@pytest.fixture(scope="module")
def every_kind(papers: dict[PaperOrder, Paper]) -> dict[PaperOrder, Paper]:
    """With those of an official's decision, which no meeting made, of a session, of a meeting not held."""
    lives = (certified(), written_up(), cancelled(called()))
    return papers | {order: make(order, life.reading(order)) for life in lives for order in life.orders()}


@pytest.mark.parametrize(("template", "language"), KINDS)
def test_a_paper_is_archivable_and_accessible(
    every_kind: dict[PaperOrder, Paper], template: str, language: str
) -> None:
    made = [paper for o, paper in every_kind.items() if (o.template, o.language) == (template, language)]
    assert made
    for paper in (made[0], made[-1]):
        assert faults(paper.pdf) == []


def test_the_same_order_gives_the_same_bytes(life: Life, papers: dict[PaperOrder, Paper]) -> None:
    for order, paper in papers.items():
        assert make(order, life.reading(order)) == paper


def test_every_paper_has_a_name_of_its_own(papers: dict[PaperOrder, Paper]) -> None:
    names = Counter(paper.name for paper in papers.values())
    assert set(names.values()) == {1}
    assert "hel-2021-002935_khs-2021-186_ote_fi.pdf" in names
    assert "khs-2021-03-15_esityslista_fi.pdf" in names


def test_every_paper_bears_the_head_of_its_journal(life: Life, papers: dict[PaperOrder, Paper]) -> None:
    hashes = {(fact.journal, fact.seq): fact.hash for fact in life.memory.facts}
    for order, paper in papers.items():
        assert hashes[order.journal, order.seq] in text(paper.pdf)


def test_the_record_lies_inside_the_paper(papers: dict[PaperOrder, Paper]) -> None:
    for order, paper in papers.items():
        inside = attachment(paper.pdf, "record.json")
        assert inside == paper.record
        assert json.loads(inside)["paper"] == order.model_dump(mode="json")


@pytest.mark.parametrize("country", countries())
def test_every_template_has_a_line_in_the_table_and_every_line_a_template(country: str) -> None:
    folders = (TEMPLATES, Path(str(pack(country))) / "templates")
    files = [path for folder in folders for path in (folder / "documents").glob("[a-z]*.html.j2")]
    assert {path.name.removesuffix(".html.j2") for path in files} == {kind.template for kind in PAPERS}


def test_a_paper_shows_the_record_as_it_stood_when_it_was_ordered(
    life: Life, papers: dict[PaperOrder, Paper]
) -> None:
    placed_first, moved = (life.order("proposal", nth=n) for n in (1, 2))
    assert placed_first.subject == "1"
    assert "Asia/1\n" in text(papers[placed_first].pdf)
    assert "Asia/26" in text(papers[moved].pdf)


def test_one_request_for_a_report_goes_to_each_project(papers: dict[PaperOrder, Paper]) -> None:
    asked = Counter(order.seq for order in papers if order.template == "report_request")
    assert list(asked.values()) == [9, 9, 9, 9]


def test_a_late_report_and_an_overspend_are_said(life: Life, papers: dict[PaperOrder, Paper]) -> None:
    second = text(papers[life.order("consolidated_report", nth=1)].pdf)
    assert "Raportti puuttuu: Datapohja ja opastus, Kymp (10402010740302)" in second
    assert "raportti puuttuu; tilanne 1. vuosineljännes 2021" in re.sub(r"\s+", " ", second)
    last = text(papers[life.order("consolidated_report", nth=3)].pdf)
    assert "Määräraha on ylitetty: Koronarokotuskampanja" in last
    assert "400 000 euroa" in last.replace("\xa0", " ")
    accounts = text(papers[life.order("accounts_section")].pdf)
    assert all("Ylityksen peruste: Ylitys katetaan kanslian säästöistä." in said for said in (last, accounts))


def test_what_the_projects_tell_and_who_works_on_them_is_put_together(
    life: Life, papers: dict[PaperOrder, Paper]
) -> None:
    first = re.sub(r"\s+", " ", text(papers[life.order("consolidated_report")].pdf))
    assert first.count("Hanke eteni kaudella 2021Q1.") == 9
    assert "Henkilötyö" in first
    assert "13,50 htv" in first


def test_the_accounts_add_up_to_what_was_granted(life: Life, papers: dict[PaperOrder, Paper]) -> None:
    said = text(papers[life.order("accounts_section")].pdf).replace("\xa0", " ")
    for figure in ("10 000 000 euroa", "3 200 000 euroa", "Hankkeet saavuttivat tavoitteensa"):
        assert figure in said


def test_the_cover_tells_the_life_in_its_order(life: Life, papers: dict[PaperOrder, Paper]) -> None:
    said = text(papers[life.order("case_cover")].pdf)
    told = ["Asia avattiin", "ei antanut lausuntoa määräaikaan", "(§ 186, asia 10)", "(§ 216, asia 26)"]
    told += ["Määrärahan seuranta alkoi: 9 hanketta", "8 hanketta raportoi: 2.", "Asian käsittely päättyi"]
    assert sorted(told, key=said.index) == told


def test_an_erased_text_leaves_its_place(life: Life) -> None:
    order = life.order("extract")
    erased = text(make(order, replace(life.reading(order), texts={})).pdf)
    assert "(Teksti on hävitetty.)" in erased
