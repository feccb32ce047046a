"""Each office has the page of its work and the way to it; nobody else is led there."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from models.engine.command import AnyAct
from tests.support.browsing import words
from tests.support.builders import DAYCARE, LIBRARY, STREETS
from tests.support.followed import Followed

OWN = {"olli": {"/reports"}, "kaija": {"/follow-up"}, "reko": {"/register", "/people"}}


@pytest.mark.parametrize("person", OWN)
async def test_the_way_is_shown_to_whom_it_concerns(followed: Followed, person: str) -> None:
    async with followed.person(person) as browser:
        page = (await browser.get("/cases")).text
    shown = {path for paths in OWN.values() for path in paths if f'<a href="{path}"' in page}
    assert shown == OWN[person]


async def test_a_controller_judges_from_the_list_and_sees_the_money(followed: Followed) -> None:
    async with followed.person("kaija") as browser:
        page = (await browser.get("/follow-up")).text
    told = words(page)
    judged, missing = told.split("Missing reports")[0], told.split("Missing reports")[1]
    assert (
        judged.count(f"Accept {LIBRARY} quarter 1 of 2021")
        == judged.count(f"overspend {STREETS} quarter 1 of 2021")
        == 2
    )
    assert missing.index(f"late {DAYCARE}") < missing.index("quarter 2 of 2021")
    assert "culture €8,000 not reported" in told
    assert "reports accepted: 0 of 3" in told


async def test_who_is_no_registrar_reads_nobody_s_contacts(followed: Followed) -> None:
    async with followed.person("kaija") as browser:
        answer = await browser.get("/people")
    assert answer.status_code == 400
    assert "olli" not in words(answer.text)


async def test_a_registrar_sees_decisions_with_their_periods(followed: Followed) -> None:
    async with followed.person("reko") as browser:
        told = words((await browser.get("/register")).text)
        people = words((await browser.get("/people?q=controller")).text)
    assert f"{followed.number(1)} Määrärahan myöntäminen published" in told
    assert "by a remedy that the decision does not have Appeal" in told
    assert "legal force 9 April 2021" in told
    assert "Record a service khs-2021-1" in told
    assert "1 person " in people
    assert "kaija" in people


async def test_every_link_leads_to_a_form_that_is_there(followed: Followed) -> None:
    for person, paths in OWN.items():
        async with followed.person(person) as browser:
            for path in paths:
                page = (await browser.get(path)).text
                links = {unescape(each) for each in re.findall(r'href="(/act/[^"]+)"', page)}
                assert all(urlsplit(link).path.removeprefix("/act/") in AnyAct.catalogue for link in links)
                for link in {urlsplit(link).path: link for link in links}.values():
                    form = await browser.get(link)
                    assert form.status_code == 200, link
                    for name, (said, *_) in parse_qs(urlsplit(link).query).items():
                        assert name == "journal" or f'name="{name}"' in form.text, (link, name)
                        assert name == "office" or f'"{said}"' in form.text or said in form.text
