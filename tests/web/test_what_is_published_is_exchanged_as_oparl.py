"""What is published is exchanged as OParl 1.1 has it, page by page, and nothing else is."""

from __future__ import annotations

import hashlib
import re
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import pytest

from tests.support.browsing import AT, Town, words
from tests.support.oparl_schemas import VENDORED, a_deleted, faults
from tests.support.patience import until
from tests.support.publishing import SECRET, decided_alone, with_a_secret

ROOT = "/oparl/v1.1"


@pytest.fixture(scope="module")
async def sent(town: Town) -> tuple[str, str, str]:
    """A meeting whose agenda was sent, with its papers made; the open case and the confidential one."""
    meeting, case, secret = await with_a_secret(town, days=32)
    done = await (await town.person("sihteeri")).does("send_agenda", meeting)
    assert done.status_code == 200, words(done.text)
    await until(lambda: bool(town.desk.state.published.papers(meeting)))
    return meeting, case, secret


async def lists(stranger: httpx.AsyncClient, name: str, **asked: str) -> list[dict[str, Any]]:
    """All of a list, page after page."""
    found, page = [], await stranger.get(f"{ROOT}/body/1/{name}", params=asked)
    while True:
        assert page.status_code == 200, page.text
        assert page.headers["access-control-allow-origin"] == "*"
        found += page.json()["data"]
        if "next" not in page.json()["links"]:
            return found
        page = await stranger.get(page.json()["links"]["next"])


async def test_every_object_is_as_its_schema_and_leads_to_those_it_names(
    stranger: httpx.AsyncClient, sent: tuple[str, str, str]
) -> None:
    waiting, seen, types = [f"{AT}{ROOT}"], set[str](), set[str]()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = await stranger.get(address)
        assert answer.status_code == 200, address
        told = answer.json()
        for each in told.get("data", [told]):
            assert not faults(each)
            types.add(each["type"].rpartition("/")[2])
            waiting += re.findall(rf'"({re.escape(AT + ROOT)}/[^"?]+)"', answer.text)
    assert types >= {
        *(
            "System",
            "Body",
            "Organization",
            "Meeting",
            "AgendaItem",
            "Paper",
            "Consultation",
            "File",
            "Location",
        ),
    }


async def test_a_meeting_has_its_items_and_its_agenda_as_a_file(
    stranger: httpx.AsyncClient, sent: tuple[str, str, str]
) -> None:
    meeting, case, _ = sent
    told = (await stranger.get(f"{ROOT}/meeting/{meeting}")).json()
    assert told["meetingState"] == "eingeladen"
    assert told["location"]["description"] == "Kaupungintalo"
    open_item = next(each for each in told["agendaItem"] if each["name"] == "Torin penkit")
    consultation = (await stranger.get(open_item["consultation"])).json()
    paper = (await stranger.get(consultation["paper"])).json()
    assert (paper["reference"], paper["name"]) == (case, "Torin penkit")
    file = await stranger.get(told["invitation"]["accessUrl"])
    assert file.headers["content-type"] == "application/pdf"


async def test_nothing_confidential_is_exchanged(
    town: Town, stranger: httpx.AsyncClient, sent: tuple[str, str, str]
) -> None:
    _, _, secret = sent
    body = (await stranger.get(f"{ROOT}/body/1")).json()
    for name, address in body.items():
        if str(address).startswith(f"{AT}{ROOT}/body/1/"):
            for asked in ({}, {"modified_since": "2000-01-01T00:00:00Z"}):
                text = str(await lists(stranger, name, **asked))
                assert not any(said in text for said in (SECRET, "Lahtisen", secret, "JulkL"))
    assert (await stranger.get(f"{ROOT}/paper/{quote(secret, safe='')}")).status_code == 404


async def test_a_list_comes_page_by_page_and_since_a_time(
    stranger: httpx.AsyncClient, sent: tuple[str, str, str]
) -> None:
    whole = await lists(stranger, "organization")
    assert [each["id"] for each in await lists(stranger, "organization", limit="3")] == [
        each["id"] for each in whole
    ]
    now = max(each["modified"] for each in await lists(stranger, "meeting"))
    assert await lists(stranger, "meeting", modified_since=now)
    assert not await lists(stranger, "meeting", created_until="2000-01-01T00:00:00Z")
    short = await lists(stranger, "meeting", omit_internal="true")
    assert all("agendaItem" not in each for each in short)
    for wrong in (
        {"modified_since": "gestern"},
        {"limit": "-1"},
        {"page": "x"},
        {"created_since": "2020-01-01"},
    ):
        answer = await stranger.get(f"{ROOT}/body/1/meeting", params=wrong)
        assert answer.status_code == 400
        assert answer.json()["type"] == "https://schema.oparl.org/1.1/Error"
    assert (await stranger.get(f"{ROOT}/body/1/nothing")).status_code == 404


async def test_whoever_has_it_is_told_that_it_is_as_before(
    stranger: httpx.AsyncClient, sent: tuple[str, str, str]
) -> None:
    for path in (f"{ROOT}/meeting/{sent[0]}", "/public/feed.xml"):
        tag = (await stranger.get(path)).headers["etag"]
        again = await stranger.get(path, headers={"if-none-match": tag})
        assert (again.status_code, again.content) == (304, b"")


async def test_an_address_is_that_of_the_desk_whatever_host_is_asked(
    stranger: httpx.AsyncClient, sent: tuple[str, str, str]
) -> None:
    for path in (f"{ROOT}/meeting/{sent[0]}", "/public/feed.xml"):
        told = (await stranger.get(path, headers={"host": "paha.example"})).text
        assert "paha" not in told
        assert urlsplit(AT).netloc in told


async def test_what_was_published_and_is_no_more_is_told_as_deleted(
    town: Town, stranger: httpx.AsyncClient
) -> None:
    meeting, case, secret = await with_a_secret(town, days=39)
    secretary, preparer = await town.person("sihteeri"), await town.person("laatija")
    assert (await secretary.does("send_agenda", meeting)).status_code == 200
    await until(lambda: bool(town.desk.state.published.papers(meeting)))
    invitation = (await stranger.get(f"{ROOT}/meeting/{meeting}")).json()["invitation"]
    paper = f"{ROOT}/paper/{quote(case, safe='')}"
    assert (await stranger.get(paper)).json()["reference"] == case
    off = await secretary.does("take_off_item", meeting, item="1", ground="Valmistellaan.")
    assert off.status_code == 200, words(off.text)
    hidden = {"publicity": "confidential", "ground": "JulkL 24 § 1 mom 17 k", "title": "Salattu asia"}
    done = await preparer.does("classify_case", case, **hidden)
    assert done.status_code == 200, words(done.text)
    told = (await stranger.get(paper)).json()
    assert a_deleted(told)
    assert not faults(told)
    assert a_deleted((await stranger.get(invitation["id"])).json())
    assert told["id"] not in {each["id"] for each in await lists(stranger, "paper")}
    assert told["id"] in {
        each["id"] for each in await lists(stranger, "paper", modified_since=told["modified"])
    }
    assert "penkit" not in (await stranger.get(f"{ROOT}/meeting/{meeting}")).text
    off = await secretary.does("cancel_meeting", meeting, reason="Ei asioita.")
    assert off.status_code == 200, words(off.text)
    assert a_deleted((await stranger.get(f"{ROOT}/meeting/{meeting}")).json())
    assert secret not in str(await lists(stranger, "paper", modified_since="2000-01-01T00:00:00Z"))


async def test_an_officials_decision_is_a_paper_until_its_publication_is_taken_back(
    town: Town, stranger: httpx.AsyncClient
) -> None:
    official = await town.person("esittelija")
    case, key = await decided_alone(town, "Torilupa")
    address = f"{ROOT}/paper/{quote(case, safe='')}"
    assert (await stranger.get(address)).status_code == 404
    assert (
        await official.does("publish_decision", case, decision=key, _role="officeholder")
    ).status_code == 200
    await until(lambda: bool(town.desk.state.published.papers(case)))
    told = (await stranger.get(address)).json()
    assert not faults(told)
    assert (await stranger.get(told["mainFile"]["accessUrl"])).headers["content-type"] == "application/pdf"
    back = await official.does(
        "unpublish_decision", case, decision=key, reason="Väärä päivä.", _role="officeholder"
    )
    assert back.status_code == 200, words(back.text)
    assert a_deleted((await stranger.get(address)).json())


def test_what_others_made_is_unmodified() -> None:
    said = (VENDORED.parent / "README.md").read_text(encoding="utf-8")
    known = dict(re.findall(r"^\| `([^`]+/[^`]+)` \| `([0-9a-f]{64})` \|$", said, re.MULTILINE))
    files = [file for file in VENDORED.parent.rglob("*") if file.is_file() and file.name != "README.md"]
    assert known == {
        file.relative_to(VENDORED.parent).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }
