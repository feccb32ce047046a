"""The page of one decision has what proves it, and names people until the period to challenge it ends."""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import closing
from html import unescape
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from activities.installation import Installation
from activities.settings import load_settings
from app.case_file.reader import read
from models.tables.tables import PAPER
from tests.support.browsing import words
from tests.support.clerk import written_up
from tests.support.published_life import DECISION, FOR_A_TIME, LEFT_OUT, LIFE, MEETING, published_life
from tests.support.reading_desk import reader, reading_desk

COMMANDS = re.compile(r"<pre[^>]*><code>([^<]+)</code></pre>")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The same life with nobody in it who is named for a time."""
    folder = tmp_path_factory.mktemp("plain")
    (folder / "case.yaml").write_text(LIFE.replace(f" <<+{FOR_A_TIME}>>", ""), "utf-8")
    with closing(written_up(read(folder / "case.yaml"), folder / "data")) as installation:
        yield installation


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The period to challenge the decision, which names somebody for a time, ended years ago."""
    with closing(published_life(tmp_path_factory.mktemp("ended"))) as installation:
        yield installation


def desk_of(installation: Installation) -> Iterator[FastAPI]:
    with reading_desk(installation) as desk:
        yield desk


@pytest.fixture
async def of_plain(plain: Installation) -> AsyncIterator[httpx.AsyncClient]:
    for desk in desk_of(plain):
        async with reader(desk) as browser:
            yield browser


@pytest.fixture
async def of_ended(ended: Installation) -> AsyncIterator[httpx.AsyncClient]:
    for desk in desk_of(ended):
        async with reader(desk) as browser:
            yield browser


def typed(command: Sequence[str], folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Type a command in a folder."""
    environment = (
        os.environ | settings | {"PYTHONPATH": str(Path(__file__).parents[2]), "PYKALA_LANGUAGE": "en"}
    )
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


async def test_what_the_page_says_proves_the_decision(
    plain: Installation, of_plain: httpx.AsyncClient, tmp_path: Path
) -> None:
    page = await of_plain.get(f"/public/archive/{DECISION}")
    assert "Kaupunginhallitus päätti palkita asukkaan Maija" in words(page.text)
    assert '<div class="prose"><p>Hän on hoitanut' in page.text
    for address in re.findall(r'<dt><a href="([^"]+)">', page.text):
        answer = await of_plain.get(address)
        assert answer.status_code == 200
        name = re.search(r'filename="([^"]+)"', answer.headers["content-disposition"])
        assert name
        (tmp_path / name[1]).write_bytes(answer.content)
    said = [shlex.split(unescape(command)) for command in COMMANDS.findall(page.text)]
    assert [command[0] for command in said] == ["sha256sum", "pykala"]
    checked = await asyncio.to_thread(typed, said[0], tmp_path)
    assert (checked.returncode, checked.stdout.count("OK")) == (0, 2)
    python = [sys.executable, "-m", "app.cli", *said[1][1:]]
    proven = await asyncio.to_thread(typed, python, tmp_path, PYKALA_DATA=str(plain.settings.data.absolute()))
    assert proven.returncode == 0, proven.stdout + proven.stderr
    assert "All is as it says." in proven.stdout
    assert "2 exported heads" in proven.stdout


async def test_files_that_were_changed_are_told(of_plain: httpx.AsyncClient, tmp_path: Path) -> None:
    page = (await of_plain.get(f"/public/archive/{DECISION}")).text
    for address, name in re.findall(r'<dt><a href="([^"]+)">([^<]+)</a>', page):
        (tmp_path / name).write_bytes((await of_plain.get(address)).content)
    with (tmp_path / f"{DECISION}.json").open("ab") as file:
        file.write(b" ")
    checked = await asyncio.to_thread(typed, ["sha256sum", "-c", f"{DECISION}.sha256"], tmp_path)
    assert checked.returncode == 1
    assert f"{DECISION}.json: FAILED" in checked.stdout


async def test_only_published_decisions_have_such_a_page(of_plain: httpx.AsyncClient) -> None:
    for key in ("khs-2021-2", "khs", "HEL 2021-000001", "../public"):
        assert (await of_plain.get(f"/public/archive/{key}")).status_code == 404
        assert (await of_plain.get(f"/public/archive/{key}/heads.txt")).status_code == 404


async def test_no_address_leads_to_another_paper_of_the_case(
    plain: Installation, of_plain: httpx.AsyncClient
) -> None:
    with plain.registry.reading.connect() as connection:
        kept = connection.execute(select(PAPER.c.sha256, PAPER.c.template)).all()
    given = set()
    for sha256, template in kept:
        for ending in ("pdf", "json", "sha256"):
            answer = await of_plain.get(f"/public/archive/{DECISION}/{sha256}.{ending}")
            if answer.status_code == 200:
                given.add(template)
                assert LEFT_OUT.encode() not in answer.content
    assert given == {"extract"}
    assert "extract/whole" in {template for _, template in kept}


async def test_once_the_period_has_ended_nobody_is_named_and_the_old_addresses_say_so(
    ended: Installation, of_ended: httpx.AsyncClient
) -> None:
    page = words((await of_ended.get(f"/public/archive/{DECISION}")).text)
    assert FOR_A_TIME not in page
    assert "Maija (henkilötieto poistettu) puistojen hoidosta" in page
    assert "Personal data was taken off this page" in page
    meeting = (await of_ended.get(f"/public/meeting/{MEETING}")).text
    assert "The papers were taken off the net on 9 April 2021" in words(meeting)
    assert re.findall(r"/public/paper/(\w+)", meeting), "the agenda stays: it has nothing of the kind"
    with ended.registry.reading.connect() as connection:
        kept = connection.execute(select(PAPER.c.journal, PAPER.c.sha256, PAPER.c.template)).all()
    for journal, sha256, template in kept:
        addresses = [f"/public/archive/{DECISION}/{sha256}.pdf"] if template == "extract" else []
        addresses += [f"/public/paper/{sha256}?journal={journal}"] if template == "minutes" else []
        for address in addresses:
            gone = await of_ended.get(address)
            assert gone.status_code == 410
            assert "was taken off the public net on 9 April 2021" in words(gone.text)
    for path in ("/public/search?q=Maija", "/public/feed.xml", "/public"):
        assert FOR_A_TIME not in (await of_ended.get(path)).text
    found = words((await of_ended.get(f"/public/search?q={FOR_A_TIME}")).text)
    assert "Nothing that is published has these words." in found


async def test_the_feed_tells_when_something_was_published_and_where_it_is(
    of_plain: httpx.AsyncClient,
) -> None:
    feed = await of_plain.get("/public/feed.xml?q=koulu")
    assert feed.headers["content-type"] == "application/atom+xml"
    assert "<updated>2021-03-19T10:00:00+00:00</updated>" in feed.text
    assert f"/public/archive/{DECISION}" in feed.text
    assert "<entry>" not in (await of_plain.get("/public/feed.xml?q=kirjasto")).text


async def test_a_search_shows_what_was_written_as_text_and_says_what_to_do_where_nothing_is(
    of_plain: httpx.AsyncClient,
) -> None:
    found = (await of_plain.get("/public/search?q=koulussa&body=khs&year=2021")).text
    assert "<mark>koulujen</mark> pihoja &lt;i&gt;vuosia&lt;/i&gt;" in found
    nothing = (await of_plain.get("/public/search", params={"q": "<script>alert(1)</script>"})).text
    assert "Nothing that is published has these words." in nothing
    assert "<script>" not in nothing
    for odd in ("number=0", "number=99999", "year=abcd", "year=-1", "q=" + "a " * 90):
        assert (await of_plain.get(f"/public/search?{odd}")).status_code == 200


def test_the_settings_refuse_an_address_that_is_none() -> None:
    assert load_settings(public_address="https://a.example/").public_address == "https://a.example"
    for wrong in ("paatokset", "ftp://a.example", "https://a.example/?q=1"):
        with pytest.raises(Exception, match="PYKALA_PUBLIC_ADDRESS"):
            load_settings(public_address=wrong)
