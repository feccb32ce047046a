"""What happened with an item stands in its extract: recusals, motions, votes with names, the amended text."""

from __future__ import annotations

import re

import pytest

from activities.papers.papers import make
from models.meeting.meeting import Meeting
from tests.support.paper_life import Life
from tests.support.paper_lives import opened, prepared
from tests.support.reading_pdf import faults, text

MEETING = "khs-2021-03-15"


def handled(outcome: str, yes: int, no: int, **named: object) -> Life:
    """A counter-proposal was seconded and voted on, another lapsed, and one member had withdrawn."""
    life = Life()
    case = opened(life)
    prepared(life, case)
    life.do("2021-03-01 10:00", "secretary", "call_meeting", body="khs", at="2021-03-15T14:00:00Z")
    life.do("2021-03-02 10:00", "secretary", "place_item", MEETING, case=case, item=10)
    life.do("2021-03-03 10:00", "secretary", "send_agenda", MEETING)
    life.do("2021-03-15 16:00", "secretary", "open_meeting", MEETING, present=list(range(1, 16)))

    def act(name: str, **fields: object) -> None:
        life.do("2021-03-15 16:30", "secretary", name, MEETING, item=10, **fields)

    act("recuse", person="jäsen 5", ground="hallintolaki 28.1 § 5 kohta")
    wording = life.write("Kaupunginhallitus päättää siirtää rahoituksen seuraavaan vuoteen.")
    act("make_motion", kind="counter_proposal", mover="Mai Kivelä", text=wording, clauses=[2], **named)
    act("second_motion", motion=1, seconders=["jäsen 4"])
    act("make_motion", kind="counter_proposal", mover="jäsen 8", text=life.write("Kohta 1 poistetaan."))
    names = list(life.memory.held(MEETING).of(Meeting).voters(10))
    act("record_vote", yes=names[:yes], no=names[yes : yes + no], blank=names[yes + no :])
    act("handle_item", outcome=outcome)
    life.do("2021-03-15 18:00", "secretary", "close_meeting", MEETING)
    life.do("2021-03-22 09:00", "secretary", "check_minutes", MEETING, checkers=["Mai Kivelä", "jäsen 4"])
    life.do("2021-03-23 09:00", "secretary", "publish_minutes", MEETING)
    return life


@pytest.fixture(scope="module")
def amended() -> tuple[Life, str]:
    life = handled("approved_amended", 6, 7)
    order = life.order("extract")
    paper = make(order, life.reading(order))
    assert faults(paper.pdf) == []
    return life, re.sub(r"\s+", " ", text(paper.pdf))


def test_the_decision_is_the_amended_one(amended: tuple[Life, str]) -> None:
    decision = amended[1].split("Käsittely")[0]
    assert "Kaupunginhallitus päätti myöntää 10,0 milj. euroa" in decision
    assert "2. Kaupunginhallitus päätti siirtää rahoituksen seuraavaan vuoteen" in decision
    assert "kehottaa kaupunginkansliaa" not in decision


def test_the_whole_proposal_is_printed_too(amended: tuple[Life, str]) -> None:
    proposal = amended[1].split("Päätösehdotus")[1]
    assert "kehottaa kaupunginkansliaa" in proposal


def test_motions_and_the_vote_are_told_in_order(amended: tuple[Life, str]) -> None:
    told = [
        "Esteellinen: jäsen 5",
        "Esteellisyyden syy: hallintolaki 28.1 § 5 kohta",
        "Vastaehdotus 1: Mai Kivelä, kohta 2",
        "Kannattaja: jäsen 4.",
        "Vastaehdotus 2: jäsen 8",
        "Ehdotusta ei kannatettu, joten se raukesi.",
        "1. äänestys",
        "JAA-ehdotus: Esityksen mukaan",
        "EI-ehdotus: Vastaehdotus 1, Mai Kivelä",
        "Jaa-äänet: 6",
        "Ei-äänet: 7",
        "Tyhjä: 1",
        "Poissa: 1 jäsen 5",
        "Äänestyksen voitti EI",
    ]
    places = [amended[1].index(part) for part in told]
    assert places == sorted(places)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_vote_is_told_in_other_languages(language: str) -> None:
    life = handled("approved_by_vote", 8, 6)
    order = life.order("extract", language)
    paper = make(order, life.reading(order))
    assert faults(paper.pdf) == []
    assert {"sv": "JA vann omröstningen", "en": "YES won the vote"}[language] in re.sub(
        r"\s+", " ", text(paper.pdf)
    )


def test_a_paragraph_that_was_amended_stands_in_its_clause() -> None:
    life = handled("approved_amended", 6, 7, paragraphs=[2])
    order = life.order("extract")
    words = re.sub(r"\s+", " ", text(make(order, life.reading(order)).pdf))
    decision = words.split("Käsittely")[0]
    assert "kehotti kaupunginkansliaa" in decision
    assert "siirtää rahoituksen seuraavaan vuoteen" in decision
    assert "kohta 2, kappale 2" in words
