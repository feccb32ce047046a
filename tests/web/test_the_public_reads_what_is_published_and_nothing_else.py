"""Without a login people read agendas that were sent, and minutes and decisions that were published."""

from __future__ import annotations

import re
from html import unescape

import pytest

from models.meeting.meeting import Meeting
from tests.support.browsing import Town, words
from tests.support.patience import until
from tests.support.publishing import decided_alone, with_a_secret


@pytest.fixture(scope="module")
async def meeting(town: Town) -> tuple[str, str, str]:
    """A meeting with an open and a confidential case; and the two cases."""
    return await with_a_secret(town)


async def test_an_agenda_is_public_once_it_is_sent_without_what_is_confidential(
    town: Town, meeting: tuple[str, str, str]
) -> None:
    journal, _, secret = meeting
    secretary = await town.person("sihteeri")
    async with town.reader() as reader:
        assert (await reader.get(f"/public/meeting/{journal}")).status_code == 404
        sent = await secretary.does("send_agenda", journal)
        assert sent.status_code == 200, words(sent.text)
        await until(lambda: bool(town.desk.state.published.papers(journal)))
        seen = (await reader.get(f"/public/meeting/{journal}")).text
        assert "Torin penkit" in seen
        everything = [seen, (await reader.get("/public")).text, (await reader.get("/public/feed.xml")).text]
        for sha256 in re.findall(r"/public/paper/(\w+)", seen):
            paper = await reader.get(f"/public/paper/{sha256}", params={"journal": journal})
            assert paper.headers["content-type"] == "application/pdf"
        for said in everything:
            assert not any(part in said for part in ("Lahtisen", secret, "JulkL"))
        found = (await reader.get("/public/search?q=torilla")).text
        assert "<mark>Torin</mark> penkit" in found
        assert "Torin penkit" not in (await reader.get("/public/search?q=lahtisen")).text


async def test_no_other_paper_is_handed_out_whoever_knows_its_hash(
    town: Town, meeting: tuple[str, str, str]
) -> None:
    journal, open_case, secret = meeting
    installation = town.house.installation
    with installation.registry.reading.connect() as connection:
        kept = connection.exec_driver_sql("select journal, sha256, template from paper").all()
    async with town.reader() as reader:
        for of, sha256, template in (each for each in kept if each[0] in meeting):
            for asked in meeting:
                answer = await reader.get(f"/public/paper/{sha256}", params={"journal": asked})
                assert (answer.status_code == 200) == (asked == of == journal and template == "agenda")
        for path in (
            f"/public/decision/{open_case}",
            f"/public/decision/{secret}",
            "/public/meeting/nothing",
        ):
            assert (await reader.get(path)).status_code == 404


async def test_an_officials_decision_is_public_once_it_is_published(town: Town) -> None:
    official = await town.person("esittelija")
    case, key = await decided_alone(town, "Katulupa")
    async with town.reader() as reader:
        assert (await reader.get(f"/public/decision/{case}")).status_code == 404
        await official.does("publish_decision", case, decision=key, _role="officeholder")
        assert "Katulupa" in (await reader.get(f"/public/decision/{case}")).text


async def test_an_agenda_is_not_handed_out_that_tells_what_is_confidential_since(
    town: Town, meeting: tuple[str, str, str]
) -> None:
    journal, case, _ = meeting
    preparer, secretary = await town.person("laatija"), await town.person("sihteeri")
    await secretary.does("send_agenda", journal)
    async with town.reader() as reader:
        await until(lambda: bool(town.desk.state.published.papers(journal)))
        told = re.findall(r"/public/paper/(\w+)", (await reader.get(f"/public/meeting/{journal}")).text)
        assert told
        items = town.house.installation.registry.held(journal).of(Meeting).items.values()
        item = next(each.number for each in items if each.case == case)
        off = await secretary.does("take_off_item", journal, item=str(item), ground="Valmistellaan.")
        assert off.status_code == 200, words(off.text)
        hidden = {"publicity": "confidential", "ground": "JulkL 24 § 1 mom 17 k", "title": "Salattu asia"}
        done = await preparer.does("classify_case", case, **hidden)
        assert done.status_code == 200, words(done.text)
        assert "penkit" not in (await reader.get(f"/public/meeting/{journal}")).text
        for sha256 in told:
            again = await reader.get(f"/public/paper/{sha256}", params={"journal": journal})
            assert again.status_code == 409


async def test_every_link_that_a_reader_follows_leads_to_something_that_everybody_may_read(
    town: Town, meeting: tuple[str, str, str]
) -> None:
    official = await town.person("esittelija")
    case, key = await decided_alone(town, "Lainoja linkkejä")
    await official.does("publish_decision", case, decision=key, _role="officeholder")
    _, _, secret = meeting
    async with town.reader() as reader:
        left, seen = ["/public"], dict[str, int]()
        while left and len(seen) < 300:
            path = left.pop(0)
            answer = await reader.get(path)
            seen[path] = answer.status_code
            assert secret not in answer.text, path
            if answer.headers.get("content-type", "").startswith("text/html"):
                linked = re.findall(r'(?:href|src)="(/[^"#]*)', answer.text)
                fresh = {unescape(each) for each in linked} - seen.keys() - {*left}
                left += sorted(each for each in fresh if not each.startswith("/language/"))
    assert any(path.startswith("/public/decision/") for path in seen)
    assert {path: status for path, status in seen.items() if status != 200} == {}
