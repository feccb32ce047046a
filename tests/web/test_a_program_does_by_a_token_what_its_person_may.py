"""A program does by its token what its person may and the token is for, and reads what the pages show."""

from __future__ import annotations

import base64
import hashlib

from app.desk.reading.papers import papers
from app.web.api.description import description
from app.web.api.door import ROOT
from models.case.case import Case
from tests.support.browsing import Town, words
from tests.support.calling import fits, program
from tests.support.patience import until

CASE = {"title": "Rajapinta", "task_class": "00 01 02", "language": "fi"}
PDF = b"%PDF-1.7 liite"
HASH = hashlib.sha256(PDF).hexdigest()
ATTACHED = {"number": 1, "title": "Liite", "name": "liite.pdf", "sha256": HASH}


def proposal(**more: object) -> dict[str, object]:
    """What is proposed."""
    return {
        "clauses": [{"number": 1, "text": "Kaupunginhallitus panee asian merkille."}],
        "reasons": {"fi": "Tieto on hyödyksi.", "sv": "Det är till nytta."},
        "presenter": {"name": "kansliapäällikkö"},
        "legal_ground": "local_government",
        **more,
    }


async def test_a_case_is_prepared_and_read(town: Town) -> None:
    async with program(town, "laatija", "read", "case", "proposal") as caller:
        case = await caller.begins("open_case", CASE)
        written = await caller.does(
            "revise_proposal",
            case,
            {"proposal": proposal(attachments=[ATTACHED])},
            files=[base64.b64encode(PDF).decode()],
        )
        assert written.status_code == 200, written.text
        told = await caller.sees(case)
        assert told["stage"] == "preparation"
        assert [act["address"] for act in told["may_act"] if act["act"] == "withdraw_case"] == [
            f"{ROOT}/acts/withdraw_case"
        ]
        last = told["state"]["proposals"][-1]
        assert last["attachments"][0]["sha256"] == HASH
        again = {**proposal(attachments=[ATTACHED]), "clauses": last["clauses"], "reasons": "Toisin."}
        revised = await caller.does("revise_proposal", case, {"proposal": again})
        assert revised.status_code == 200, revised.text
        kept = (await caller.sees(case))["state"]["proposals"][-1]
        assert kept["clauses"] == last["clauses"]


async def test_a_case_may_be_written_in_small_letters(town: Town) -> None:
    async with program(town, "laatija", "read", "case", "proposal") as caller:
        case = await caller.begins("open_case", CASE | {"title": "Gränssnitt", "language": "sv"})
        assert case != case.lower()
        clauses = [{"number": 1, "text": "Stadsstyrelsen antecknar ärendet för kännedom."}]
        said = proposal(clauses=clauses, reasons="Det är till nytta.")
        written = await caller.does("revise_proposal", case.lower(), {"proposal": said})
        assert written.status_code == 200, written.text
    installation = town.house.installation
    last = installation.registry.held(case).of(Case).proposals[-1]
    text = installation.archive.text(last.clauses[0].text)
    assert text is not None
    assert text.original == "sv"


async def test_a_paper_is_read_by_its_hash(town: Town) -> None:
    async with program(town, "laatija", "read", "case", "proposal", "request_reviews") as caller:
        case = await caller.begins("open_case", CASE)
        assert (await caller.does("revise_proposal", case, {"proposal": proposal()})).status_code == 200
        asked = await caller.does("request_reviews", case, {"groups": ["digijory"]})
        assert asked.status_code == 200, asked.text
        await until(lambda: bool(papers(town.house.installation, case)))
        (paper, *_) = (await caller.reads("/papers", journal=case)).json()["items"]
        read = await caller.reads("/papers/{sha256}", sha256=paper["sha256"], journal=case)
        assert hashlib.sha256(read.content).hexdigest() == paper["sha256"]
        elsewhere = await caller.reads("/papers/{sha256}", sha256=paper["sha256"], journal="khs")
        assert elsewhere.status_code == 404


async def test_what_a_journal_does_not_have_is_not_named_by_its_hash(town: Town) -> None:
    async with program(town, "laatija", "read", "case", "proposal") as caller:
        case = await caller.begins("open_case", CASE)
        foreign = {"sha256": "0" * 64, "original": "fi", "languages": ["fi"]}
        attached = {"number": 1, "title": "Liite", "sha256": "1" * 64}
        answer = await caller.does(
            "revise_proposal", case, {"proposal": proposal(reasons=foreign, attachments=[attached])}
        )
        assert answer.status_code == 422
        assert {each["pointer"] for each in answer.json()["errors"]} == {
            "/act/proposal/reasons",
            "/act/proposal/attachments/0/sha256",
        }


async def test_a_key_makes_it_one_command_that_names_its_token(town: Town) -> None:
    async with program(town, "laatija", "open_case", "read", name="siirto") as caller:
        key = {"idempotency-key": "2026-0001"}
        once, twice = [await caller.does("open_case", fields=CASE, headers=key) for _ in range(2)]
        assert once.json() == twice.json()
        told = await caller.sees(once.json()["journal"])
        assert told["facts"][0]["command_id"] == once.json()["command_id"] == "token/siirto/2026-0001"
        other = await caller.does("open_case", fields={**CASE, "title": "Toinen"}, headers=key)
        assert (other.status_code, other.json()["type"]) == (422, "urn:pykala:problem:CommandReused")


async def test_what_was_not_seen_is_not_built_on(town: Town) -> None:
    async with program(town, "laatija", "read", "case", "proposal") as caller:
        case = await caller.begins("open_case", CASE)
        seen = (await caller.reads("/journals/{journal}", journal=case)).headers["etag"]
        first = await caller.does("revise_proposal", case, {"proposal": proposal()}, {"if-match": seen})
        assert first.status_code == 200, first.text
        assert first.headers["etag"] != seen
        late = await caller.does("withdraw_case", case, {"reason": "Ei enää."}, {"if-match": seen})
        assert (late.status_code, late.json()["type"]) == (412, "urn:pykala:problem:ChangedSince")
        assert (
            await caller.does("withdraw_case", case, {"reason": "Ei."}, {"if-match": "x"})
        ).status_code == 422


async def test_a_refusal_is_a_problem_in_the_readers_language(town: Town) -> None:
    async with program(town, "vastuu", "case", language="fi") as caller:
        answer = await caller.does("open_case", fields=CASE)
        told = answer.json()
        assert answer.status_code == 403
        assert answer.headers["content-language"] == "fi"
        assert told["type"] == "urn:pykala:problem:NotThatRole"
        assert told["facts"]["actor"] == "vastuu"
        assert told["facts"]["act"]["term"][:2] == ["act", "open_case"]
        assert "laatija" in told["detail"]


async def test_a_token_is_for_its_scopes_alone(town: Town) -> None:
    async with program(town, "laatija", "read") as reader, program(town, "laatija", "open_case") as opener:
        assert (await reader.reads("/cases")).status_code == 200
        refused = await reader.does("open_case", fields=CASE)
        assert (refused.status_code, refused.json()["type"]) == (403, "urn:pykala:problem:OutOfScope")
        case = await opener.begins("open_case", CASE)
        assert (await opener.reads("/cases")).status_code == 403
        assert (await opener.does("withdraw_case", case, {"reason": "Ei."})).status_code == 403
        shown = await reader.client.post(f"{ROOT}/acts/show_sealed", json={"journal": case})
        assert (shown.status_code, shown.json()["type"]) == (404, "urn:pykala:problem:NoSuchAct")


async def test_only_a_token_that_counts_lets_in_and_trying_is_stopped(town: Town) -> None:
    person = await town.person("laatija")
    by_cookie = await person.browser.get(f"{ROOT}/cases")
    fits(f"{ROOT}/cases", "get", by_cookie)
    assert (by_cookie.status_code, by_cookie.headers["www-authenticate"]) == (401, 'Bearer realm="pykala"')
    async with program(town, "laatija", "read", name="vanha") as caller:
        assert (await caller.reads("/cases")).status_code == 200
        town.house.accounts.tokens.revoke("vanha")
        assert (await caller.reads("/cases")).status_code == 401
        tries = [await caller.reads("/cases") for _ in range(31)]
    assert tries[-1].status_code == 429
    town.desk.state.tries.storage.reset()


async def test_lists_come_page_by_page(town: Town) -> None:
    async with program(town, "laatija", "read", "case") as caller:
        opened = {await caller.begins("open_case", CASE) for _ in range(3)}
        found, page = [], await caller.reads("/cases", limit="2")
        while True:
            assert len(page.json()["items"]) <= 2
            found += [each["journal"] for each in page.json()["items"]]
            if "next" not in page.links:
                break
            page = await caller.client.get(page.links["next"]["url"])
        assert opened <= {*found}
        assert found == sorted({*found})
        for path in ("/meetings", "/due", "/policy", "/bodies"):
            assert (await caller.reads(path, limit="3")).status_code == 200
        assert (await caller.reads("/bodies/{code}", code="khs")).json()["id"] == "khs"
        assert (await caller.reads("/cases", cursor="WzEsIDJd")).status_code == 422


async def test_what_is_confidential_is_not_told(town: Town) -> None:
    async with program(town, "laatija", "read", "case", "proposal") as caller:
        secret = {
            **CASE,
            "title": "Salassa pidettävä asia",
            "publicity": "confidential",
            "ground": "JulkL 24 § 1 mom. 25 k",
            "secret_title": "Matti Meikäläisen asia",
        }
        case = await caller.begins("open_case", secret)
        answer = await caller.does("revise_proposal", case, {"proposal": proposal(reasons="Matti sairasti.")})
        assert answer.status_code == 200, answer.text
        told = (await caller.reads("/journals/{journal}", journal=case)).text
        assert "Matti" not in told + (await caller.reads("/cases")).text + answer.text
        assert (await caller.reads("/papers", journal=case)).json() == {"items": []}


async def test_whoever_is_new_reads_the_description_without_a_token(town: Town) -> None:
    async with town.reader() as stranger:
        answer = await stranger.get(f"{ROOT}/openapi.json")
        nothing = await stranger.get(f"{ROOT}/nothing")
        wrong = await stranger.delete(f"{ROOT}/cases")
    assert answer.json() == description()
    assert nothing.headers["content-type"] == wrong.headers["content-type"] == "application/problem+json"
    assert nothing.status_code == 404
    assert words(nothing.text) == ""
