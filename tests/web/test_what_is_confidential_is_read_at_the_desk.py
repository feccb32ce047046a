"""What is confidential is shown by an act alone: each reading is a fact, and what is erased is gone."""

from __future__ import annotations

import re

from tests.support.browsing import Person, Town, form_of, words

PROPOSAL = {
    "clause": ["Kaupunginhallitus hyväksyy sopimuksen."],
    "reasons": "Neuvottelun taustaa.",
    "presenter_title": "kansliapäällikkö",
    "legal_ground": "local government",
}


async def _secret_case(town: Town, title: str) -> tuple[Person, str]:
    preparer = await town.person("laatija")
    case = await preparer.begins("open_case", title=title, task_class="02 02 02", language="fi")
    await preparer.sends(f"/proposal/{case}", **PROPOSAL, _confidential="yes")
    return preparer, case


async def _reads(person: Person, case: str, **what: str) -> str:
    hidden = form_of((await person.browser.get(f"/confidential/{case}")).text)
    kept = {name: hidden[name] for name in ("_token", "_command")}
    return words((await person.browser.post(f"/confidential/{case}", data={**kept, **what})).text)


async def test_a_sealed_text_is_read_and_the_reading_is_a_fact(town: Town) -> None:
    preparer, case = await _secret_case(town, "Sopimus A")
    assert "What is confidential, and who may read it" in await preparer.sees(f"/journal/{case}")
    assert "Neuvottelun" not in await preparer.sees(f"/confidential/{case}")
    told = await _reads(preparer, case, act="show_sealed")
    assert "You read this now" in told
    assert "Neuvottelun taustaa." in told
    assert "2 sealed texts were read." in await preparer.sees(f"/journal/{case}")


async def test_who_may_not_read_is_told_who_may(town: Town) -> None:
    _, case = await _secret_case(town, "Sopimus B")
    secretary = await town.person("vastuu")
    page = await secretary.sees(f"/confidential/{case}")
    assert "Read it: a fact is recorded" not in page
    assert "vastuu may not" in page
    told = await _reads_in_vain(secretary, case)
    assert "Neuvottelun" not in told
    assert "vastuu may not" in told


async def _reads_in_vain(person: Person, case: str) -> str:
    token = form_of((await person.browser.get("/")).text)["_token"]
    answer = await person.browser.post(f"/confidential/{case}", data={"_token": token, "act": "show_sealed"})
    assert answer.status_code == 422
    return words(answer.text)


async def test_an_archivist_erases_a_text_for_good(town: Town) -> None:
    preparer, case = await _secret_case(town, "Sopimus C")
    archivist = await town.person("rekisteri")
    page = (await archivist.browser.get(f"/confidential/{case}")).text
    way = re.search(r'href="(/act/erase_text[^"]+)"', page)
    assert way
    form = way[1].replace("&amp;", "&").replace(" ", "%20")
    commitment = re.search(r"commitment=([0-9a-f]{64})", form)
    assert commitment
    answer = await archivist.sends(form, commitment=commitment[1], reason="Säilytysaika päättyi.")
    assert "The erasing of the sealed text" in await preparer.sees(f"/journal/{case}"), words(answer.text)
    assert "Säilytysaika päättyi." in await archivist.sees(f"/confidential/{case}")


async def test_a_public_attachment_is_handed_out_and_only_that(town: Town) -> None:
    preparer = await town.person("laatija")
    case = await preparer.begins("open_case", title="Liitteellinen", task_class="02 02 02", language="fi")
    hidden = form_of((await preparer.browser.get(f"/proposal/{case}")).text)
    files = {"attachment_file": ("kartta.txt", b"pohja")}
    titled = {**hidden, **PROPOSAL, "attachment_title": "Kartta"}
    answer = await preparer.browser.post(f"/proposal/{case}", data=titled, files=files)
    assert answer.status_code == 303, words(answer.text)
    assert "1. Kartta" in await preparer.sees(f"/journal/{case}")
    had = await preparer.browser.get("/attachment/1", params={"journal": case})
    assert had.content == b"pohja"
    assert had.headers["content-disposition"].startswith("attachment;")
    assert (await preparer.browser.get("/attachment/2", params={"journal": case})).status_code == 400
