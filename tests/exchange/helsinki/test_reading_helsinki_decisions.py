"""What stands around the handling of a published decision, and that no word of it is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import etree, html

from app.exchange.helsinki import read, write
from models.base.people import Official
from models.law.body_kind import BodyKind
from models.law.outcome import Outcome
from models.record.decision import DecisionKind
from models.record.recorded_appeal import AppealKind
from tests.exchange.helsinki.published import about, published, section, told, voters

PLAN = section("Päätös", "<p>Talvilautakunta päätti aloittaa lumityöt.</p>")
WORD = "xqzzy"

FULL = (
    section(
        "Päätös",
        "<p>Talvilautakunta päätti</p><div><ul><li>aloittaa työt<ul><li>ensin kadut</li></ul></li>"
        "<li>ostaa suolaa</li></ul></div><table><tr><td><strong>Saaja</strong></td><td>&nbsp;euroa</td></tr>"
        "<tr><td>Lumi ry</td><td>&nbsp;1 000</td></tr></table>"
        "<p>Samalla lautakunta tarkasti pöytäkirjan tämän pykälän osalta heti.</p>"
        "<h3>Päätöksen perustelut</h3><p>Lunta on 12.1.2030 § 3 mukaan.</p>",
    )
    + section(
        "Käsittely",
        "<p>Vastaehdotus:<br>Cilla Cederlöf: Työt aloitetaan helmikuussa.</p><p>Kannattaja: Bo Berg</p>"
        "<h4>1 äänestys</h4><p>JAA-ehdotus: Esityksen mukaan<br>EI-ehdotus: Työt aloitetaan helmikuussa.</p>"
        "<p>Jaa-äänet: 1<br>Aino Aalto</p><p>Ei-äänet: 1<br>Bo Berg</p>"
        "<p>Esittelijän ehdotus jäi voimaan, puheenjohtajan äänen ratkaistessa.</p><p>Sää oli kylmä.</p>"
        "<p>Esteelliset: Daavid Dahl<br>Esteellisyyden syy: 28 § 1 mom. 5 kohta</p>",
    )
    + section("Eriävä mielipide", "<p>Cilla Cederlöf:</p><p>Liian aikaisin.</p>")
    + about("EsittelijaTiedot", "Esittelijä", "<div>lumijohtaja</div><div>Eero Eskola</div>")
    + about(
        "LisatiedotOtsikko",
        "Lisätiedot",
        "<p>Fia Frisk, lumisuunnittelija, puhelin: 09 310 00000<div>fia.frisk@lumi.example</div></p>",
    )
    + about(
        "LiitteetOtsikko",
        "Liitteet",
        "<div>1 Kartta</div>"
        "<div>2 Salassa pidettävä<span> (Salassa pidettävä, JulkL 24.1 § 20 k)</span></div>",
    )
    + about(
        "MuutoksenhakuOtsikko",
        "Muutoksenhaku",
        "<h4>OHJEET OIKAISUVAATIMUKSEN TEKEMISEKSI</h4><p>Oikaisuvaatimus on tehtävä 14 päivän kuluessa.</p>"
        "<p>Viranomainen, jolle oikaisuvaatimus tehdään, on Talvilautakunta.</p>",
    )
    + about(
        "OtteetOtsikko",
        "Otteet",
        "<table><thead><tr><th>Ote</th><th>Otteen liitteet</th></tr></thead><tbody><tr><td>Hakija</td>"
        "<td><div>Esitysteksti</div></td></tr></tbody></table>",
    )
    + about("TiedoksiOtsikko", "Tiedoksi", "<p>Lumiosasto</p>")
)
DRAFT = section("Päätösehdotus", "<p>Päätös on ehdotuksen mukainen.</p>") + section(
    "Tiivistelmä", "<p>Lyhyesti.</p>"
)
COPIES: list[dict[str, Any]] = [
    {"NativeId": "{2}", "Title": "Kartta", "Type": "liite"},
    {"Title": "Irrallinen"},
]
VOTE = {"Ayes": voters("Aalto, Aino"), "Noes": voters("Berg, Bo")}


def test_everything_of_a_full_decision_is_read() -> None:
    found = read(published(FULL, DRAFT, Attachments=COPIES, VotingResults=[VOTE]))
    record = found.record
    assert found.unread == ()
    assert (record.outcome, record.checked_at_once) == (Outcome.APPROVED_BY_VOTE, True)
    assert [len(text) > 0 for text in record.texts] == [True, True]
    assert "| Lumi ry | 1 000 |" in record.texts[0]
    assert "  - ensin kadut" in record.texts[0]
    assert record.reasons.startswith("Lunta on")
    assert [(str(mention.day), mention.section) for mention in record.mentions] == [("2030-01-12", 3)]
    assert record.proposal
    assert (record.proposal.as_decided, record.proposal.summary) == (True, "Lyhyesti.")
    assert [str(one) for one in record.further_information] == ["lumisuunnittelija Fia Frisk"]


def test_the_list_of_attachments_is_the_full_one_and_takes_in_the_copies() -> None:
    found = read(published(FULL, Attachments=COPIES))
    kart, secret, loose = found.record.attachments
    assert kart.published
    assert (kart.number, kart.published.native_id) == (1, "{2}")
    assert (secret.number, secret.secret, secret.published) == (2, "JulkL 24.1 § 20 k", None)
    assert (loose.number, loose.title) == (None, "Irrallinen")
    assert told(found) == ("The attachment Irrallinen stands in the data only.",)


def test_contact_details_are_not_kept() -> None:
    found = read(published(FULL))
    kept = found.record.model_dump_json() + "".join(found.unread)
    assert "310 00000" not in kept
    assert "@" not in kept


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("<h4>MUUTOKSENHAKUKIELTO</h4><p>Sovellettava lainkohta: Kuntalaki 136 §</p>", AppealKind.PROHIBITED),
        ("<h4>OHJEET OIKAISUVAATIMUKSEN TEKEMISEKSI</h4>", AppealKind.CLAIM),
        (
            "<h4>VALITUSOSOITUS</h4><p>Muutosta haetaan muutosta kunnallisvalituksella.</p>",
            AppealKind.MUNICIPAL_APPEAL,
        ),
        ("<p>Tähän päätökseen haetaan muutosta hallintovalituksella.</p>", AppealKind.ADMINISTRATIVE_APPEAL),
        ("<h4>HANKINTAOIKAISU</h4><p>Valitus markkinaoikeudelle.</p>", AppealKind.PROCUREMENT),
        ("<p>Kysy lumitoimistosta.</p>", AppealKind.OTHER),
    ],
)
def test_the_kind_of_appeal_is_read(words: str, kind: AppealKind) -> None:
    appeal = read(published(PLAN + about("MuutoksenhakuOtsikko", "Muutoksenhaku", words))).record.appeal
    assert appeal
    assert appeal.kind is kind


def test_who_examines_an_appeal_is_read_in_the_nominative() -> None:
    words = "<p>Valitus tehdään Lumelan hallinto-oikeudelle.</p><p>Aikaa on 30 päivän kuluessa.</p>"
    appeal = read(published(PLAN + about("MuutoksenhakuOtsikko", "Muutoksenhaku", words))).record.appeal
    assert appeal
    assert (appeal.to, appeal.days) == ("Lumelan hallinto-oikeus", 30)


def test_an_officeholder_decides_without_a_meeting() -> None:
    signed = (
        '<div class="SahkoinenAllekirjoitusSektio"><p>Päätös on sähköisesti allekirjoitettu.</p>'
        '<div class="Puheenjohtajanimi">Gun Gran</div>'
        '<div class="Puheenjohtajaotsikko">lumipäällikkö</div></div>'
    )
    office = {"Name": "Lumipäällikkö", "ID": "U9VH1", "TypeId": "12"}
    title = "Lumityöt (korjaus päätökseen LP 17.12.2029 § 96)"
    content = section("Päätös", "<p>Lumipäällikkö päätti tilata hiekkaa.</p>") + signed
    raw = json.loads(
        published(content, Organization=office, Meeting=None, Title=title, DateDecision="2030-01-02")
    )
    raw["Content"] = raw["Content"].replace("Lumitöiden aikataulu", title)
    found = read(json.dumps(raw).encode())
    record = found.record
    assert found.unread == ()
    assert (record.organisation.kind, record.sitting, record.outcome) == (
        BodyKind.OFFICEHOLDER,
        None,
        Outcome.APPROVED,
    )
    assert [str(one) for one in record.signers] == ["lumipäällikkö Gun Gran"]
    assert record.corrects
    assert (record.corrects.body, record.corrects.section) == ("LP", 96)
    assert str(record.day) == "2030-01-02"
    two = record.model_copy(update={"signers": (Official(name="Bo Berg"), *record.signers)})
    for signed_by in (record, two):
        assert read(json.dumps(write(signed_by)).encode()).record == signed_by


@pytest.mark.parametrize(
    ("heading", "draft", "kind"),
    [
        ("Lausunto", "Lausuntoehdotus", DecisionKind.STATEMENT),
        ("Esitys", "Esitysehdotus", DecisionKind.PROPOSAL),
        ("Beslut", "Beslutsförslag", DecisionKind.DECISION),
    ],
)
def test_statements_proposals_and_swedish_decisions_are_known(
    heading: str, draft: str, kind: DecisionKind
) -> None:
    record = read(published(section(heading, "<p>Ja.</p>"), section(draft, "<p>Ja.</p>"))).record
    assert record.proposal
    assert (record.kind, record.proposal.kind, record.proposal.texts) == (kind, kind, ("Ja.",))


def test_headings_wrapped_in_sections_of_the_same_class_are_read() -> None:
    wrapped = (
        '<section class="EsittelijaTiedot"><h3 class="EsittelijaTiedot">Esittelijä</h3><div>lumijohtaja</div>'
        "<div>Eero Eskola</div></section>"
        '<section class="Lisatiedot"><h3 class="LisatiedotOtsikko">Lisätiedot</h3>'
        "<p><span>Fia Frisk</span>, <span>suunnittelija</span><br>"
        "<span>puhelin: </span><span>09 310 00000</span>, "
        "<span>fia.frisk@lumi.example</span></p></section>"
    )
    found = read(published(PLAN + wrapped))
    assert found.unread == ()
    assert str(found.record.presenter) == "lumijohtaja Eero Eskola"
    assert [str(one) for one in found.record.further_information] == ["suunnittelija Fia Frisk"]


def test_an_unknown_heading_is_told_with_its_text() -> None:
    found = read(published(PLAN + section("Lumen laatu", "<p>Nuoskaa.</p>")))
    assert found.unread == ("Lumen laatu: Nuoskaa.",)


def test_a_heading_that_disagrees_with_the_data_is_a_finding() -> None:
    found = read(published(PLAN, Section="8"))
    assert "The section in the text is not the data's." in told(found)


def test_a_field_of_the_data_that_nobody_reads_is_a_finding() -> None:
    found = read(published(PLAN, Weather="lunta", Wind=None))
    assert told(found) == ("The data has fields that are not read: Weather.",)


def _spots(root: html.HtmlElement) -> list[tuple[Any, str]]:
    return [
        (element, place)
        for element in root.iter()
        for place in ("text", "tail")
        if (getattr(element, place) or "").strip()
    ]


@pytest.mark.parametrize("which", ["Content", "Motion"])
@pytest.mark.parametrize("before", [True, False])
def test_a_word_put_anywhere_is_in_the_record_or_told_as_unread(which: str, before: bool) -> None:
    given_ = json.loads(published(FULL, DRAFT, VotingResults=[VOTE]))
    root = html.document_fromstring(given_[which])
    for element, place in _spots(root):
        words = getattr(element, place)
        setattr(element, place, f"{WORD} {words}" if before else f"{words} {WORD}")
        given_[which] = etree.tostring(root, encoding="unicode", method="html")
        setattr(element, place, words)
        found = read(json.dumps(given_).encode())
        assert WORD in found.record.model_dump_json() + " ".join(found.unread), (element.tag, words)


def test_our_own_json_reads_back_as_the_same_record() -> None:
    for raw in (
        published(FULL, DRAFT, VotingResults=[VOTE], Attachments=COPIES),
        published(section("Beslut", "<p>Ja.</p>"), section("Beslutsförslag", "<p>Nej.</p>"), language="sv"),
    ):
        record = read(raw).record
        again = read(json.dumps(write(record)).encode())
        assert again.record == record
        assert again.unread == ()
