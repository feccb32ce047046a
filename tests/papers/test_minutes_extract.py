"""The extract says a handling in the order of the minutes: decided in the past, proposed in the present."""

from __future__ import annotations

import pytest

from activities.papers.papers import make
from models.base.language import Language
from tests.support.paper_life import Life
from tests.support.paper_lives import approved, opened, prepared, proposal, tabled, whole_life
from tests.support.reading_pdf import faults, lines_by_page, text

PRESENTED = ["Esittelijä", "Lisätiedot", "Liitteet", "Muutoksenhaku"]
DRAFT = ["Päätösehdotus", "Tiivistelmä", "Esittelijän perustelut"]
PROPOSED = [*DRAFT, *PRESENTED, "Tiedoksi"]


@pytest.fixture(scope="module")
def life() -> Life:
    return whole_life()


def extract(life: Life, nth: int = 0, language: Language = "fi") -> str:
    order = life.order("extract", language, nth)
    return text(make(order, life.reading(order)).pdf).replace("\xa0", " ")


def headings(life: Life, nth: int) -> list[str]:
    order = life.order("extract", nth=nth)
    known = {*PROPOSED, "Päätös", "Käsittely"}
    pages = lines_by_page(make(order, life.reading(order)).pdf)
    return [line for lines in pages for line in lines if line in known]


def test_a_tabled_item_has_every_heading_of_the_minutes_in_their_order(life: Life) -> None:
    assert headings(life, 0) == ["Päätös", "Käsittely", *PRESENTED, *PROPOSED]


def test_what_was_decided_as_proposed_says_presenter_and_appeal_once(life: Life) -> None:
    assert headings(life, 1) == ["Päätös", *PRESENTED, *DRAFT, "Tiedoksi"]


def test_the_head_says_day_item_section_title_and_register_number(life: Life) -> None:
    said = extract(life)
    marks = ["15.3.2021", "Asia/10", "§ 186", "Määrärahan myöntäminen", "HEL 2021-002935 T 02 02 02"]
    assert sorted(marks, key=said.index) == marks


def test_a_tabling_is_said_with_its_mover_and_the_expert(life: Life) -> None:
    said = " ".join(extract(life).split())
    assert "Päätös Kaupunginhallitus päätti panna asian pöydälle." in said
    assert "yksimielisesti panna asian pöydälle. Ehdotuksen teki Mai Kivelä." in said
    assert "digitalisaatiojohtaja Mikko Rusama, joka poistui kokouksesta" in said


def test_a_tabled_items_proposal_is_printed_in_the_present(life: Life) -> None:
    said = extract(life)
    assert "Kaupunginhallitus päättää myöntää 10,0 milj. euroa" in said
    assert "päätti myöntää" not in said
    assert "Päätös on ehdotuksen mukainen." not in said


def test_an_approved_proposal_is_the_decision_in_the_past(life: Life) -> None:
    said = extract(life, 1)
    assert "Kaupunginhallitus päätti myöntää 10,0 milj. euroa" in said
    assert "Samalla kaupunginhallitus kehotti" in said
    assert "päättää myöntää" not in said
    assert "Päätös on ehdotuksen mukainen." in said


def test_the_appeal_of_the_decision_and_of_the_proposal_are_told_apart(life: Life) -> None:
    said = extract(life)
    prohibited = said.index("Muutoksenhakukielto, valmistelu tai täytäntöönpano")
    assert prohibited < said.index("Päätösehdotus") < said.index("Oikaisuvaatimusohje, kaupunginhallitus")


@pytest.mark.parametrize("nth", [0, 1])
def test_every_figure_of_the_appropriation_is_there(life: Life, nth: int) -> None:
    said = extract(life, nth)
    divisions = ["3 200 000", "2 970 000", "750 000", "1 080 000", "2 000 000", "10 000 000"]
    projects = ["1 530 000", "970 000", "470 000", "350 000", "400 000", "780 000", "300 000"]
    numbers = ["104020107401", "10402010740201", "10402010740203", "10402010740202", "10402010740301"]
    numbers += ["10402010740302", "10402010740401", "10402010740402", "104020107405", "1040201074", "1 30 01"]
    for figure in divisions + projects + numbers:
        assert figure in said


def test_the_extract_is_said_in_swedish_and_english_and_marks_what_is_not(life: Life) -> None:
    swedish, english = extract(life, 1, "sv"), extract(life, 0, "en")
    assert "Stadsstyrelsen beslutade bevilja 10,0 mn euro" in swedish
    assert "Samalla kaupunginhallitus kehotti" in swedish
    assert "(på finska)" in swedish
    assert "The City Board decided to table the matter." in english
    assert "€3,200,000" in english


def returned_life(outcome: str, **fields: object) -> Life:
    life = Life()
    case = opened(life)
    prepared(life, case)
    tabled(life, case)
    if outcome == "returned":
        fields["instructions"] = life.write("Vaikutukset on arvioitava uudelleen.")
    approved(life, case, outcome, **fields)
    return life


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        ("returned", "Kaupunginhallitus päätti palauttaa asian uudelleen valmisteltavaksi."),
        ("rejected", "Kaupunginhallitus päätti hylätä ehdotuksen."),
        ("removed", "Kaupunginhallitus päätti poistaa asian esityslistalta."),
    ],
)
def test_other_outcomes_are_a_sentence_and_the_whole_proposal(outcome: str, sentence: str) -> None:
    life = returned_life(outcome, proposed_by="Mai Kivelä", unanimous=True)
    said = extract(life, 1)
    assert sentence in said
    assert "päättää myöntää" in said
    assert ("Vaikutukset on arvioitava uudelleen." in said) == (outcome == "returned")


def test_appeal_instructions_give_the_days_and_the_hour(life: Life) -> None:
    order = life.order("appeal_instructions")
    said = text(make(order, life.reading(order)).pdf)
    for words in ("16.4.2021 klo 16.00", "26.3.2021", "2.4.2021", "14 päivän kuluessa", "Kaupunginhallitus"):
        assert words in said


def test_a_prohibition_names_its_section_of_the_act(life: Life) -> None:
    order = life.order("appeal_prohibition")
    assert "kuntalaki (410/2015) 136 §" in text(make(order, life.reading(order)).pdf)


def test_a_decision_of_the_council_is_appealed_to_the_court() -> None:
    life = Life()
    case = opened(life)
    life.do("2021-01-12 09:00", "preparer", "revise_proposal", case, proposal=proposal(life))
    life.do("2021-01-13 09:00", "presenter", "approve_for_agenda", case, body="kvsto", prepared_by="council")
    called = {"body": "kvsto", "at": "2021-01-27T16:00:00Z"}
    meeting = life.do("2021-01-14 09:00", "secretary", "call_meeting", **called).journal
    life.do("2021-01-14 10:00", "secretary", "place_item", meeting, case=case)
    life.do("2021-01-14 11:00", "secretary", "send_agenda", meeting)
    life.do("2021-01-27 18:00", "secretary", "open_meeting", meeting, present=range(1, 86))
    life.do("2021-01-27 18:10", "secretary", "handle_item", meeting, item=1, outcome="approved")
    life.do("2021-01-27 19:00", "secretary", "close_meeting", meeting)
    checkers = ["jäsen 4", "jäsen 5"]
    life.do("2021-01-28 10:00", "secretary", "check_minutes", meeting, checkers=checkers)
    life.do("2021-01-28 11:00", "secretary", "publish_minutes", meeting)
    order = life.order("appeal_instructions")
    paper = make(order, life.reading(order))
    said = text(paper.pdf)
    assert faults(paper.pdf) == []
    for words in ("Valitusosoitus", "30 päivän kuluessa", "Helsingin hallinto-oikeus", "8.3.2021 klo 16.15"):
        assert words in said
