"""Decisions that are withheld, partly put off, or made without a case are read as what they are."""

from __future__ import annotations

import json

import pytest

from app.exchange.helsinki import as_published, read, write
from models.law.outcome import Outcome
from models.record.decision import DecisionRecord
from tests.exchange.helsinki.published import handled, page, published, section


def both_ways(raw: bytes) -> DecisionRecord:
    """The record, which our own JSON must hold the same."""
    record = read(raw).record
    assert read(json.dumps(write(as_published(record))).encode()).record == record
    return record


def test_a_decision_of_which_only_its_ground_is_published_is_withheld() -> None:
    title = "Salassa pidettävä (JulkL (621/1999) 24.1 § 25 k)"
    raw = published("", Title=title, Content=page('<div class="Asiapykala">§ 7</div>'))
    record = both_ways(raw)
    assert (record.withheld, record.secrecy) == (True, "JulkL (621/1999) 24.1 § 25 k")
    assert (record.clauses, record.outcome) == ((), None)


def test_what_is_withheld_may_have_a_public_title_and_its_ground_on_a_line_of_its_own() -> None:
    above = '<div class="Asiapykala">7 §</div><h1 class="JulkinenOtsikko">Talvituki</h1>'
    ground = '<p class="Julkisuus SalassapidonPerustelut">Salassa pidettävä (JulkL 24.1 § 23 k)</p>'
    found = read(published("", Title="Talvituki", Content=page(above + ground)))
    record = found.record
    assert (record.title, record.withheld, record.secrecy) == ("Talvituki", True, "JulkL 24.1 § 23 k")
    assert (record.clauses, found.unread) == ((), ())


@pytest.mark.parametrize(
    ("second", "outcome", "whole"),
    [
        (
            "Samalla talvilautakunta päätti käsitellä kelkkamäkiä kokouksessaan 12.2.2030.",
            "tabled",
            "partly_put_off",
        ),
        ("Talvilautakunta päätti panna kohdan 2 pöydälle.", "tabled", "partly_put_off"),
        ("Talvilautakunta palautti kelkkamäet uudelleen valmisteltavaksi.", "returned", "partly_returned"),
        ("Talvilautakunta päätti hylätä hakemuksen muilta osin.", "rejected", "partly_refused"),
    ],
)
def test_what_is_partly_put_off_has_an_outcome_by_clause(second: str, outcome: str, whole: str) -> None:
    record = both_ways(
        published(section("Päätös", f"<p>Talvilautakunta päätti hyväksyä ladut. {second}</p>"))
    )
    assert [clause.outcome for clause in record.clauses] == [Outcome.APPROVED, Outcome(outcome)]
    assert (record.outcome, record.whole) == (Outcome.APPROVED, whole)


@pytest.mark.parametrize(
    ("clauses", "outcome", "whole"),
    [
        (
            (
                "Talvilautakunta päätti jättää tutkimatta ladusta tehdyn oikaisuvaatimuksen.",
                "Tämä annetaan tiedoksi postitse.",
            ),
            "rejected",
            "rejected",
        ),
        (
            (
                "Talvilautakunta päätti jättää tutkimatta latua koskevan vaatimuksen.",
                "Talvilautakunta päätti hyväksyä vaatimuksen mäestä.",
            ),
            "approved",
            "partly_refused",
        ),
        (
            ("Talvilautakunta myönsi avustukset liitteen mukaan.", "Hanki ry:lle ei myönnetä avustusta."),
            "approved",
            "partly_refused",
        ),
        (
            (
                "Talvilautakunta merkitsi tiedoksi aloitteet.",
                "Lisäksi talvilautakunta hyväksyi seuraavan toivomusponnen:",
                "Talvilautakunta edellyttää latua.",
            ),
            "noted",
            "noted",
        ),
    ],
)
def test_the_whole_is_that_of_the_clauses_which_decide(
    clauses: tuple[str, ...], outcome: str, whole: str
) -> None:
    proposed = section("Päätösehdotus", "<p>Päätös on ehdotuksen mukainen.</p>")
    record = both_ways(
        published(section("Päätös", "".join(f"<p>{clause}</p>" for clause in clauses)), proposed)
    )
    assert (record.outcome, record.whole) == (Outcome(outcome), whole)


def test_experts_are_read_after_a_colon_and_whether_they_stayed() -> None:
    told = handled(
        "Asian käsittelyn aikana kuultavana olivat: hiihtäjä Aino Aalto sekä latumestari Bo Berg.",
        "Asiantuntijat jäivät kokoukseen.",
    ).record.proceedings
    assert told
    assert [(str(one.person), one.left) for one in told.experts] == [
        ("hiihtäjä Aino Aalto", False),
        ("latumestari Bo Berg", False),
    ]
