"""What a page does not show is in the next revision as it was; what is uploaded is only a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import FormData, UploadFile

from app.desk.acting import Desk
from app.desk.depositing import deposited
from app.desk.giving import Given
from app.web.draft import Draft
from app.web.uploads import KINDS, only_a_name
from models.case.case import Case
from models.case.proposal import Proposal
from models.engine.command import AnyAct
from tests.support.browsing import Person, Town, words

WHOLE = """
clauses:
  - {fi: Kaupunginhallitus myöntää 30 euroa., sv: Stadsstyrelsen beviljar 30 euro.}
  - {confidential: Salainen kohta.}
reasons: Koska se on tarpeen.
summary: Lyhyesti.
presenter: esittelija
further information: [esittelija]
kind: proposal
to: kvsto
extracts: [Kasko]
informed: [Kymp, {private: Ville Yksityinen}]
attachments:
  - Muualla oleva liite
appropriation:
  total: 30
  year: 2026
  budget item: 1 30 01
  budget item name: käyttövarat
  frame: 50
  recipients:
    Seura: {amount: 30, for: Leiri, conditions: [Selvitys annetaan.], instalments: {2026: 10, 2027: 20}}
people:
  esittelija: {title: kansliapäällikkö, name: Esko Esimerkki}
"""


@pytest.fixture
async def case(town: Town, tmp_path: Path) -> str:
    """A case whose proposal has everything that the page does not show."""
    preparer = await town.person("laatija")
    case = await preparer.begins("open_case", title="Kaikki", task_class="02 02 02", language="fi")
    file = tmp_path / "proposal.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    given = Given("fi")
    act = given.act(AnyAct.catalogue["revise_proposal"], {}, file)
    house = town.house
    kept = deposited(act, given.papers, house.installation, case, confidential=False, again=False).act
    await Desk(house.client, house.installation).act(
        "revise_proposal", kept, actor="laatija", role="preparer", journal=case
    )
    return case


def _last(town: Town, case: str) -> Proposal:
    return town.house.installation.registry.held(case).of(Case).proposals[-1]


async def _as_it_stands(preparer: Person, case: str) -> dict[str, list[str]]:
    """Every field of the page as a browser would send it unchanged."""
    from lxml import html  # noqa: PLC0415 - a large one, for this alone

    page = html.fromstring((await preparer.browser.get(f"/proposal/{case}")).text)
    forms = page.forms  # type: ignore[attr-defined]  # its stubs know no HTML
    form = next(each for each in forms if each.action.startswith("/proposal/"))
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value.lstrip("\n"))
    return {name: values for name, values in sent.items() if name not in ("more", "attachment_file")}


async def test_a_revision_that_changes_one_word_keeps_all_else(town: Town, case: str) -> None:
    preparer, before = await town.person("laatija"), _last(town, case)
    sent = await _as_it_stands(preparer, case)
    assert "Salainen" not in str(sent)
    sent["reasons"] = ["Koska se on hyvin tarpeen."]
    answer = await preparer.browser.post(f"/proposal/{case}", data=sent)
    assert answer.status_code == 303, words(answer.text)
    after = _last(town, case)
    assert after.model_copy(update={"reasons": before.reasons}) == before
    assert after.reasons != before.reasons


async def test_a_clause_that_is_taken_out_is_gone_and_an_attachment_too(town: Town, case: str) -> None:
    preparer = await town.person("laatija")
    sent = await _as_it_stands(preparer, case)
    sent["clause"], sent["keep"] = sent["clause"][:1], []
    await preparer.browser.post(f"/proposal/{case}", data=sent)
    after = _last(town, case)
    assert (len(after.clauses), after.attachments) == (1, ())
    assert after.clauses[0].text.languages == ("fi", "sv")


async def test_an_upload_becomes_an_attachment_under_a_plain_name(town: Town, case: str) -> None:
    preparer = await town.person("laatija")
    sent = await _as_it_stands(preparer, case)
    sent["attachment_title"] = ["", "Selvitys"]
    files = [
        ("attachment_file", ("../../etc/passwd.pdf", b"%PDF-1.7 x", "application/pdf")),
        ("attachment_file", ("..\\salaa/selvitys.PDF", b"%PDF-1.7 y", "text/html")),
    ]
    answer = await preparer.browser.post(f"/proposal/{case}", data=sent, files=files)
    assert answer.status_code == 303, words(answer.text)
    named = [(each.number, each.title, each.name) for each in _last(town, case).attachments]
    assert named[1:] == [(2, "passwd.pdf", "passwd.pdf"), (3, "Selvitys", "selvitys.pdf")]


async def test_a_file_that_a_browser_does_not_keep_is_asked_for_again(town: Town, case: str) -> None:
    preparer, before = await town.person("laatija"), _last(town, case)
    sent = {**await _as_it_stands(preparer, case), "attachment_title": ["Selvitys"]}
    chosen = [("attachment_file", ("selvitys.pdf", b"%PDF-1.7 y", "application/pdf"))]
    more = await preparer.browser.post(f"/proposal/{case}", data={**sent, "more": "line"}, files=chosen)
    assert "Choose selvitys.pdf again: a browser does not keep it." in words(more.text)
    answer = await preparer.browser.post(f"/proposal/{case}", data=sent)
    assert "Choose its file, or empty its title." in words(answer.text)
    assert 'value="Selvitys"' in answer.text
    assert _last(town, case) == before


@pytest.mark.parametrize(
    ("name", "content"),
    [("sivu.html", b"<script>"), ("kuva.png", b"<svg onload=x>"), ("ohjelma", b"\x7fELF")],
)
async def test_what_is_no_paper_is_refused_and_what_was_typed_stays(
    name: str, content: bytes, town: Town, case: str
) -> None:
    preparer, before = await town.person("laatija"), _last(town, case)
    sent = await _as_it_stands(preparer, case)
    sent["reasons"] = ["Kirjoitettu turhaan?"]
    answer = await preparer.browser.post(
        f"/proposal/{case}", data=sent, files=[("attachment_file", (name, content, "image/png"))]
    )
    assert answer.status_code == 422
    assert "Kirjoitettu turhaan?" in answer.text
    assert _last(town, case) == before


@given(st.text(max_size=300) | st.just("漢" * 100 + ".pdf"))
def test_a_name_is_only_a_name(written: str) -> None:
    name = only_a_name(written)
    assert name
    assert not set(name) & set("/\\\0\n\r")
    assert not name.startswith(".")
    assert len(name.encode()) <= 140
    assert ".html" not in KINDS


async def test_a_bilingual_town_writes_in_both_languages(town: Town) -> None:
    preparer = await town.person("laatija")
    case = await preparer.begins("open_case", title="Molemmat", task_class="00 01 02", language="fi")
    sent = {"presenter_title": "kansliapäällikkö", "legal_ground": "local government"}
    sent |= {
        "clause": "Pidetään auki.",
        "clause_in": "Hålls öppet.",
        "reasons": "Syy.",
        "reasons_in": "Skäl.",
    }
    await preparer.sends(f"/proposal/{case}", **sent)
    written = _last(town, case)
    assert (written.clauses[0].text.languages, written.reasons and written.reasons.languages) == (
        ("fi", "sv"),
        ("fi", "sv"),
    )
    again = (await preparer.browser.get(f"/proposal/{case}")).text
    assert ("Hålls öppet." in again, "Skäl." in again) == (True, True)


def test_what_is_said_of_a_clause_stays_with_it_where_another_is_left_empty() -> None:
    """An empty clause before it is left out, and takes no answer of another one along."""
    clauses, answers = ("Hankitaan.", "", "Hakemus hylätään."), ("", "lapsed", "rejected")
    typed: list[tuple[str, str | UploadFile]] = [("clause", text) for text in clauses]
    typed += [("clause_answer", answer) for answer in answers]
    draft = Draft.typed(FormData(typed))
    assert (draft.answer(1), draft.answer(2), draft.answer(3)) == ("", "rejected", "")
    assert "answers:\n  2: rejected\n" in draft.in_a_file("fi", None)
