"""Telephone numbers and addresses are kept in no form, wherever they stand; numbers of things are."""

from __future__ import annotations

import pytest

from app.exchange.helsinki import read
from app.exchange.helsinki.contacts import without_contacts
from tests.exchange.helsinki.published import about, published, section

DECIDED = section("Päätös", "<p>Talvilautakunta päätti aurata.</p>")


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Soita 040 7654 321.", "Soita."),
        ("numerosta 09-765 43210 saa", "numerosta saa"),
        ("0507654321", ""),
        ("virasto 029 76 54321 avoinna", "virasto avoinna"),
        ("+358 9 765 4321", ""),
        ("aura (at) lumi.example", ""),
        ("Lumikuja 3 B 12, 00990 HELSINKI", ""),
        ("PL 99, 00099 HELSINGIN KAUPUNKI", ""),
        ("Postiosoite: Lumikuja 3", ""),
        ("Bo Berg (0400 765 432)", "Bo Berg"),
        ("Bo Berg, 044/765 4321", "Bo Berg"),
        ("Bo Berg, 0507\N{NO-BREAK SPACE}654 321", "Bo Berg"),
        ("Bo Berg, 040‑765‑4321", "Bo Berg"),
        ("Bo Berg, 040.765.4321", "Bo Berg"),
        ("Bo Berg, 358 40 765 4321", "Bo Berg"),
        ("Bo Berg, p. 765 43210", "Bo Berg"),
        ("Bo Berg, puh.nro 765 43210", "Bo Berg"),
        ("Bo Berg, vaihde 765 4321", "Bo Berg"),
        ("Bo Berg, 765 43210 puh.", "Bo Berg"),
        ("Bo Berg, bo.berg at lumi.example", "Bo Berg"),
        ("Bo Berg, bo(a)lumi.example", "Bo Berg"),
        ("PL 9, FI-00099 Lumila", ""),
    ],
)
def test_what_reaches_somebody_is_left_out(words: str, left: str) -> None:
    assert without_contacts(words) == left


@pytest.mark.parametrize(
    "words",
    [
        "Tehtäväluokka 02 08 03 00",
        "Kiinteistö 091-043-0003-0012",
        "Lumikuja 3, poikkeamislupa",
        "12 500 000 euroa",
        "HEL 2030-000123",
        "15.1.2030 § 7",
        "Y-tunnus 0765432-1",
        "09.12.2030 klo 16.00",
        "358 400 000 euroa",
        "s. 12–14 ja p. 3",
        "osoitteessa Lumikuja 3, 00990 Lumila, sijaitseva tila",
    ],
)
def test_what_a_decision_is_about_stays(words: str) -> None:
    assert without_contacts(words) == words


@pytest.mark.parametrize(
    "line",
    [
        "Bo Berg, aurausmestari, 040 7654 321:",
        "Bo Berg, aurausmestari: 765 43210",
        "Bo Berg, aurausmestari puh. 7654",
        "Bo Berg, aurausmestari, puhelin",
        "Bo Berg, aurausmestari, puh.:",
        "Bo Berg, aurausmestari, Lumikuja 3 B, 00990 Lumila",
    ],
)
def test_who_is_to_be_asked_is_named_without_a_number(line: str) -> None:
    raw = published(
        DECIDED + about("LisatiedotOtsikko", "Lisätiedot", f"<p>{line}<div>bo@lumi.example</div></p>")
    )
    (person,) = read(raw).record.further_information
    assert str(person) == "aurausmestari Bo Berg"


def test_a_title_keeps_no_number() -> None:
    found = read(published(DECIDED, Title="Lumitöiden aikataulu 040 7654 321"))
    assert found.record.title == "Lumitöiden aikataulu"
