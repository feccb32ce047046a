"""A council of 85 votes by name: who was there and who voted how stands in the register's order."""

from __future__ import annotations

import re
from typing import Any

import pytest

from activities.papers.papers import Paper, make
from models.base.language import Language
from tests.support.paper_life import Life
from tests.support.paper_lives import opened, prepared
from tests.support.reading_pdf import faults, lines_by_page, text

MEETING = "kvsto-2021-03-17"
FIRST = ("Aino", "Eero", "Helmi", "Iivo", "Jaana", "Kalle", "Lilja")
LAST = (
    "Aalto", "Eskola", "Heino", "Ilves", "Joki", "Koski", "Laine", "Mäki-Järventausta", "Niemi",
    "Oja", "Rantanen", "Salo", "Virtanen",
)  # fmt: skip
NAMES = [f"{first} {last}" for last in LAST for first in FIRST][:85]


def council() -> dict[str, Any]:
    """The council with a name on every seat: seven bear each surname."""
    holders = {number: {"members": [{"name": name}]} for number, name in enumerate(NAMES, start=1)}
    names = {"fi": "kaupunginvaltuusto", "sv": "stadsfullmäktige", "en": "City Council"}
    presenters = [{"title": {"fi": "kaupunginhallitus", "sv": "stadsstyrelsen"}, "name": "Kaupunginhallitus"}]
    return {
        "id": "kvsto",
        "kind": "council",
        "names": names,
        "seats": 85,
        "chair": 1,
        "vice_chairs": [2, 3],
        "holders": holders,
        "presenters": presenters,
    }


def a_roll_call() -> Life:
    """A counter-proposal loses by 40 to 30 in the council, 14 are blank, and one has left by then."""
    life = Life()
    life.do("2021-01-04 07:00", "secretary", "load_body", description=council())
    case = opened(life)
    prepared(life, case, "kvsto", appropriation=None)
    life.do("2021-03-01 10:00", "secretary", "call_meeting", body="kvsto", at="2021-03-17T16:00:00Z")
    life.do("2021-03-02 10:00", "secretary", "place_item", MEETING, case=case)
    life.do("2021-03-03 10:00", "secretary", "send_agenda", MEETING)
    life.do("2021-03-17 18:00", "secretary", "open_meeting", MEETING, present=list(range(1, 85)))

    def act(name: str, when: str = "18:30", **fields: Any) -> None:
        life.do(f"2021-03-17 {when}", "secretary", name, MEETING, **fields)

    act("arrive", "18:05", seat=85)
    act("leave", "18:10", member=NAMES[40])
    act("make_motion", item=1, kind="counter_proposal", mover=NAMES[9], text=life.write("Ei myönnetä."))
    act("second_motion", item=1, motion=1, seconders=[NAMES[10], NAMES[12]])
    voters = [name for name in NAMES if name != NAMES[40]]
    act("record_vote", item=1, yes=voters[:40], no=voters[40:70], blank=voters[70:])
    act("handle_item", item=1, outcome="approved_by_vote")
    act("close_meeting", "19:00")
    life.do("2021-03-22 09:00", "secretary", "check_minutes", MEETING, checkers=[NAMES[5], NAMES[6]])
    life.do("2021-03-23 09:00", "secretary", "publish_minutes", MEETING)
    return life


@pytest.fixture(scope="module")
def life() -> Life:
    return a_roll_call()


def paper(life: Life, template: str, language: Language = "fi") -> Paper:
    order = life.order(template, language)
    return make(order, life.reading(order))


@pytest.mark.parametrize("template", ["extract", "minutes", "agenda"])
def test_the_councils_papers_are_valid(life: Life, template: str) -> None:
    assert faults(paper(life, template).pdf) == []


@pytest.mark.parametrize("template", ["extract", "minutes"])
def test_each_side_is_read_out_in_the_registers_order(life: Life, template: str) -> None:
    said = re.sub(r"\s+", " ", text(paper(life, template).pdf))
    for label, side in (("Jaa-äänet: 40", NAMES[:40]), ("Ei-äänet: 30", NAMES[41:71])):
        told = said.split(label)[1]
        places = [told.index(name) for name in side]
        assert places == sorted(places)
        assert max(places) < told.index("Äänestyksen voitti")


def test_the_names_of_a_side_stand_on_one_page(life: Life) -> None:
    pages = lines_by_page(paper(life, "extract").pdf)
    (page,) = (lines for lines in pages if "Jaa-äänet: 40" in lines)
    assert set(NAMES[:40]) <= set(page)


def test_the_minutes_say_who_was_there_and_who_came_and_went(life: Life) -> None:
    said = re.sub(r"\s+", " ", text(paper(life, "minutes").pdf))
    for sentence in (
        "Jäsenet: 82",
        f"{NAMES[84]} saapui 17.3.2021 klo 18.05.",
        f"{NAMES[40]} poistui 17.3.2021 klo 18.10.",
        "Avattaessa läsnä oli 84 jäsentä 85 paikasta; päätösvaltaisuuteen tarvitaan 57.",
    ):
        assert sentence in said


def test_a_body_that_presents_is_named_once(life: Life) -> None:
    lines = [line for page in lines_by_page(paper(life, "extract").pdf) for line in page]
    at = lines.index("Esittelijä")
    assert lines[at + 1 : at + 3] == ["Kaupunginhallitus", "Lisätiedot"]
