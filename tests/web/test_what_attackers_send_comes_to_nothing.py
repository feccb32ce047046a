"""What attackers send comes to nothing, as often as docs/security.md says that it was tried."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from io import BytesIO
from time import monotonic
from zipfile import ZIP_DEFLATED, ZipFile

import httpx
import pytest

from app.desk.scopes import acts_for_programs
from app.web.access import Access, access_of
from app.web.api.door import ROOT
from app.web.forms import fields, is_made_of_files
from app.web.uploads import NotThatKind, NotWhatItSays, looked_at, only_a_name
from app.web.workbook import NoSheet, SheetTooLarge, opened
from models.whole import catalogue
from tests.support.attacked import facts_there, filled, routes, token_of, tried
from tests.support.browsing import Town
from tests.support.calling import program
from tests.support.publishing import with_a_secret

RUNS = re.compile(r"<script>|<img src=x|<svg/onload|href=\"?javascript:", re.IGNORECASE)
"""What a browser would run of it; whatever stands escaped on the page is text."""

SCRIPT = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)><svg/onload=alert(1)>{{7*7}}javascript:alert(1)"
)


@pytest.fixture(scope="module")
async def meeting(town: Town) -> tuple[str, str, str]:
    """A meeting, an open case and a confidential one."""
    return await with_a_secret(town, days=53)


async def test_script_in_every_text_field_is_text(town: Town, meeting: tuple[str, str, str]) -> None:
    people = {name: await town.person(name) for name in ("laatija", "sihteeri", "rekisteri")}
    tokens, count = {name: await token_of(person) for name, person in people.items()}, 0
    for name, act in sorted(catalogue.ACTS.items()):
        if is_made_of_files(act) or name == "pass_time":
            continue
        who = "rekisteri" if act.noun == "person" else "laatija" if act.noun == "case" else "sihteeri"
        journal = "" if act.on is None else meeting[1] if act.noun in ("case", "proposal") else meeting[0]
        written = {field.name: SCRIPT for field in fields(act, None, {})}
        common = {
            "_token": tokens[who],
            "_because": SCRIPT,
            "_back": f"/{SCRIPT}",
            "_role": SCRIPT,
        }
        answer = await people[who].browser.post(
            f"/act/{name}", params={"journal": journal}, data={**written, **common}
        )
        assert answer.status_code < 500, name
        assert not RUNS.search(answer.text), name
        count += len(written) + 3
    for path in (
        "/cases",
        "/meetings",
        "/people",
        "/public",
        "/login",
        "/follow-up",
        "/act/open_case",
        "/nothing",
    ):
        for asked in ("q", "body", "to", "done", "stage", "title", "_back", "left"):
            answer = await people["rekisteri"].browser.get(path, params={asked: SCRIPT})
            assert answer.status_code < 500, path
            assert not RUNS.search(answer.text), (path, asked)
            count += 1
    tried("Script in every text field", count)


async def test_a_forged_form_is_refused_at_every_address(town: Town, stranger: httpx.AsyncClient) -> None:
    person, other = await town.person("laatija"), await town.person("sihteeri")
    mine, theirs, count = await token_of(person), await token_of(other), 0
    before = facts_there(town)
    forged: list[tuple[dict[str, str], dict[str, str]]] = [
        ({}, {}),
        ({"_token": ""}, {}),
        ({"_token": theirs}, {}),
        ({"_token": mine[:-1]}, {}),
        ({"_token": mine}, {"origin": "http://paha.example"}),
        ({"_token": mine}, {"origin": "null"}),
        ({"_token": mine}, {"sec-fetch-site": "cross-site"}),
        ({"_token": mine}, {"sec-fetch-site": "same-site"}),
    ]
    for route in routes(town, "POST"):
        if access_of(route) is not Access.LOGGED_IN:
            continue
        path = filled(route.path, "khs-2026-01-01")
        for data, headers in forged:
            answer = await person.browser.post(path, data=data or {"x": "y"}, headers=headers)
            assert answer.status_code == 403, (path, data, headers)
            count += 1
        assert (await stranger.post(path, data={"_token": mine})).status_code == 401
        count += 1
    assert facts_there(town) == before
    tried("Forged forms", count)


async def test_a_replayed_form_is_done_once(town: Town) -> None:
    person = await town.person("laatija")
    form = {
        "title": "Kerran", "task_class": "00 01 02", "language": "fi",
        "_token": await token_of(person), "_command": "koe/kerran",
    }  # fmt: skip
    answers = await asyncio.gather(*(person.browser.post("/act/open_case", data=form) for _ in range(10)))
    assert len({answer.headers["location"] for answer in answers}) == 1
    thief = await town.person("sihteeri")
    stolen = await thief.browser.post("/act/open_case", data={**form, "_token": await token_of(thief)})
    assert stolen.status_code == 422
    shown = await thief.browser.get(answers[0].headers["location"])
    assert 'role="status"' not in shown.text  # what came of another's command is not told to them as theirs
    tried("Replayed forms", 12)


async def test_ids_of_others_give_no_right(town: Town, meeting: tuple[str, str, str]) -> None:
    nouns, count = {act.noun for act in acts_for_programs()}, 0
    journals = [*meeting, "people"]
    async with program(town, "vastuu", *nouns) as caller:
        before = facts_there(town)
        for act in acts_for_programs():
            for journal in journals if act.on else [""]:
                for more in ({}, {"on_behalf_of": "sihteeri"}):
                    answer = await caller.client.post(
                        f"{ROOT}/acts/{act.name()}", json={"journal": journal, "act": {}, **more}
                    )
                    assert 400 <= answer.status_code < 500, (act.name(), journal, answer.text)
                    count += 1
        assert facts_there(town) == before
    tried("Another body's ids", count)


TRICKS = (
    "../../pyproject.toml",
    "..%2f..%2fpyproject.toml",
    "%2e%2e/%2e%2e/pyproject.toml",
    "..\\..\\pyproject.toml",
    "....//pyproject.toml",
    "%00",
    "//etc/passwd",
    "desk.css/../../x",
)

NAMES = (
    *(
        "../../etc/passwd.pdf",
        "..\\..\\x.pdf",
        "C:\\Windows\\x.pdf",
        "/etc/x.pdf",
        "a/../../x.pdf",
        "....//x.pdf",
    ),
    *(
        "x.pdf\0.exe",
        "\0.pdf",
        "x\r\n.pdf",
        "%2e%2e%2fx.pdf",
        "~/.ssh/x.pdf",
        "x.pdf/",
        ".pdf",
        "..",
        ".",
        "",
    ),
    *(
        "a" * 5000 + ".pdf",
        "\u202efdp.exe.pdf",
        "x.pdf:stream",
        "con.pdf",
        "x.PDF",
        "x." + "y" * 300,
        "`id`.pdf",
    ),
)


async def test_a_file_leaves_its_place_by_no_name(town: Town, stranger: httpx.AsyncClient) -> None:
    for name in NAMES:
        plain = only_a_name(name)
        assert not any(each in plain for each in ("/", "\\", "\0", "\r", "\n", "%", ":", "~", "`"))
        assert plain.strip(".")
        assert len(plain.encode()) <= 120
    count = len(NAMES)
    for kind, content in (
        ("x.pdf", b"<script>"),
        ("x.png", b"%PDF-"),
        ("x.docx", b"MZ"),
        ("x.jpg", b"GIF89a"),
    ):
        with pytest.raises(NotWhatItSays):
            looked_at(kind, content)
        count += 1
    for kind in ("x.html", "x.svg", "x.exe", "x.js", "x.xml", "x", "x.pdf.html", "x.zip", "x.docm", "x.xlsm"):
        with pytest.raises(NotThatKind):
            looked_at(kind, b"%PDF-")
        count += 1
    for place in ("/look/", "/paper/", "/public/paper/", f"{ROOT}/papers/", "/oparl/v1.1/file/"):
        for trick in TRICKS:
            answer = await stranger.get(f"{place}{trick}", params={"journal": "khs"})
            assert answer.status_code in (303, 400, 401, 404, 409), (place, trick)
            assert "build-system" not in answer.text
            count += 1
    tried("Path tricks", count)


def bombs() -> Iterator[bytes]:
    """Spreadsheets that are small, and not so small when they are opened."""

    def packed(**parts: bytes) -> bytes:
        with ZipFile(held := BytesIO(), "w", ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name.replace("__", "/"), content)
        return held.getvalue()

    zeros = b"\0" * 50_000_000
    yield packed(xl__worksheets__sheet1=zeros)
    yield packed(**{f"xl__part{number}": zeros[:1_000_000] for number in range(40)})
    yield packed(**{f"xl__part{number}": b"" for number in range(5_000)})
    laughs = (
        '<!DOCTYPE a [<!ENTITY a "ha">'
        + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
        + "]><workbook>&j;</workbook>"
    )
    for encoding in ("utf-8", "utf-16"):
        yield packed(
            xl__workbook_xml=laughs.encode(encoding), **{"[Content_Types].xml": laughs.encode(encoding)}
        )
    hidden = f'<?xml version="1.0"?><!--{" " * 6000}-->{laughs}'
    yield packed(**{"[Content_Types].xml": hidden.encode(), "xl__workbook.xml": hidden.encode()})
    yield packed(nested=packed(nested=zeros))
    yield b"PK\x03\x04" + b"\0" * 1000
    yield b"PK\x05\x06" + b"\xff" * 18
    yield packed(xl__workbook=b"x")[:-30]
    yield b"\0" * 3_000_000


def test_a_bomb_is_not_unpacked() -> None:
    count = 0
    for bomb in bombs():
        begun = monotonic()
        with pytest.raises((NoSheet, SheetTooLarge)):
            opened(bomb)
        assert monotonic() - begun < 3, count
        count += 1
    tried("Zip bombs", count)
