"""Every paper can be had in Finnish, Swedish and English; what people wrote stays as they wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from lxml import html

import models
from activities.papers.rendering import TEMPLATES, render
from activities.papers.scene import Scene
from activities.papers.view import view
from models.base.language import Language
from models.bodies.seat import known_as
from models.papers.paper import PAPERS
from models.papers.paper_order import PaperOrder
from tests.papers.test_meetings_not_held_are_announced import called, cancelled, moved
from tests.papers.test_papers_tell_of_votes import handled
from tests.support.paper_life import Life
from tests.support.paper_lives import certified, whole_life, written_up

MEETING = "kirja-2021-03-15"
WORD = re.compile(r"[^\W\d_]{4,}")
PROGRAM = Path(models.__file__).parent / "data" / "words"
DOCUMENTS = TEMPLATES / "catalogues"


def a_library_section() -> Life:
    """A section with standing items and a confidential one meets and elects a checker who has no name."""
    life = Life()
    description = {
        "id": "kirja",
        "kind": "section",
        "names": {"fi": "kirjastojaosto", "sv": "bibliotekssektionen", "en": "Library Section"},
        "seats": 5,
        "chair": 1,
        "overrides": [{"rule": "minutes.checkers", "value": 1, "source": "kirjastojaoston päätös"}],
        "standing_items": [
            {"id": "lawfulness", "title": {"fi": "Laillisuus", "sv": "Laglighet", "en": "Lawfulness"}},
            {"id": "checkers", "title": {"fi": "Valinta", "sv": "Val", "en": "Election"}},
        ],
    }
    life.do("2021-01-04 08:00", "secretary", "load_body", description=description)
    life.do("2021-03-01 10:00", "secretary", "call_meeting", body="kirja", at="2021-03-15T14:00:00Z")
    secret = {"secret_title": life.write("Salaisuus", confidential=True), "secrecy": "JulkL 24.1 § 20 k"}
    life.do("2021-03-02 10:00", "secretary", "add_item", MEETING, **secret)
    life.do("2021-03-03 10:00", "secretary", "send_agenda", MEETING)

    def act(name: str, **fields: Any) -> None:
        life.do("2021-03-15 16:30", "secretary", name, MEETING, **fields)

    act("open_meeting", present=range(1, 5), deputies=[5])
    act("settle_item", item=1)
    act("settle_item", item=2, outcome="approved", checkers=["varajäsen 5"])
    act("settle_item", item=3)
    act("leave", member="jäsen 4")
    act("close_meeting")
    life.do("2021-03-19 10:00", "secretary", "check_minutes", MEETING, checkers=["varajäsen 5"])
    return life


@pytest.fixture(scope="module")
def section() -> Life:
    return a_library_section()


@pytest.fixture(scope="module")
def lives(section: Life) -> list[Life]:
    """Lives with every kind of paper, in which people wrote Finnish."""
    voted = handled("approved_by_vote", 8, 6)
    return [whole_life(), certified(), written_up(), cancelled(called()), moved(called()), voted, section]


def page(life: Life, order: PaperOrder, language: Language) -> html.HtmlElement:
    """The paper, in a language in which it was perhaps not ordered."""
    scene = Scene(order.model_copy(update={"language": language}), life.reading(order))
    template = f"documents/{order.template}.html.j2"
    return html.fromstring(render(template, language, view(scene)))


def words(life: Life, template: str, language: Language) -> str:
    """What a paper says, its white space as one space each."""
    return " ".join(" ".join(page(life, life.order(template), language).itertext()).split())


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("template", sorted({kind.template for kind in PAPERS}))
def test_no_word_of_a_paper_is_left_in_finnish(lives: list[Life], template: str, language: Language) -> None:
    of_it = [(life, order) for life in lives for order in life.orders() if order.template == template]
    finnish = said_by_the_program("fi") - said_by_the_program(language)
    for life, order in (of_it[0], of_it[-1]):
        told = _without(people_wrote(life), page(life, order, language))
        assert set(WORD.findall(told.lower())) & finnish == set()


def _without(written: Iterable[str], paper: html.HtmlElement) -> str:
    """The words of a page but for those that are marked as Finnish, and those that people wrote."""
    for marked in paper.xpath("//*[@lang='fi'] | //style"):
        marked.drop_tree()
    told = "\n".join([*paper.itertext(), *paper.xpath("//meta/@content")])
    for said in sorted(written, key=len, reverse=True):
        told = told.replace(said, " ")
    return told


def people_wrote(life: Life) -> set[str]:
    """Every text of the facts, but for how a seat that no name is known of is called."""
    facts = [fact.model_dump(mode="json") for fact in life.memory.facts]
    texts = [text.model_dump(mode="json") for text in life.texts.values()]
    return {said for said in _texts([facts, texts]) if len(said) > 3 and len(known_as(said).texts) == 1}


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from _texts([*value.values()])
        case list():
            for part in value:
                yield from _texts(part)


@cache
def said_by_the_program(language: Language) -> frozenset[str]:
    """Every word of the program and of its papers, as readers of a language have it."""
    program = _catalogue(PROGRAM / "sv.po" if language == "sv" else PROGRAM / "fi.po")
    documents = _catalogue(DOCUMENTS / "en.po" if language == "en" else DOCUMENTS / "sv.po")
    said = [entry[language == "en"] for entry in program] + [entry[language == "fi"] for entry in documents]
    return frozenset(WORD.findall(re.sub(r"%\(\w+\)s|\{\w*\}", " ", " ".join(said)).lower()))


def _catalogue(path: Path) -> list[tuple[str, str]]:
    """Each message of a catalogue as it is said, and as it is said in the original."""
    with path.open("rb") as file:
        entries = [(entry.string, entry.id) for entry in read_po(file, locale=path.stem)]
    return [(_in_all_forms(said), _in_all_forms(original)) for said, original in entries]


def _in_all_forms(said: Any) -> str:
    return said if isinstance(said, str) else " ".join(said)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("sv", ("§ 2 Val", "ersättare 5 (ersättare för ledamot 5)", "ledamot 4 avlägsnade sig",
                "Till protokolljusterare valdes ersättare 5.", "Sekretessbelagt ärende")),
        ("en", ("§ 2 Election", "deputy 5 (deputy for member 5)", "Elected to check the minutes: deputy 5.",
                "member 4 left on", "A confidential matter")),
    ],
)  # fmt: skip
def test_seats_and_titles_of_the_programs_own_are_called_in_the_readers_language(
    section: Life, language: Language, told: tuple[str, ...]
) -> None:
    minutes = words(section, "minutes", language)
    for said in told:
        assert said in minutes


def test_a_share_and_person_years_are_written_as_the_reader_writes_them(lives: list[Life]) -> None:
    swedish = words(lives[0], "progress_report", "sv")
    assert "21,0 %" in swedish
    assert "1,50 årsverken" in swedish
    english = words(lives[0], "progress_report", "en")
    assert "21.0%" in english
    assert "1.50 person-years" in english


def test_the_cover_tells_the_life_in_the_readers_language(lives: list[Life]) -> None:
    assert "Uppföljningen av anslaget började: 9 projekt." in words(lives[0], "case_cover", "sv")
    assert "The follow-up of the appropriation began: 9 projects." in words(lives[0], "case_cover", "en")
