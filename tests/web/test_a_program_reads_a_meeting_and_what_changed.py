"""A program reads a meeting before, while and after it is held, lives, differences, drafts and health."""

from __future__ import annotations

from typing import Any

from tests.support.browsing import Person, Town, words
from tests.support.builders import DAYCARE
from tests.support.calling import Program, program
from tests.support.followed import Followed
from tests.support.in_the_hall import PROPOSAL, opened, ready_case, summoned


def _value(answer: Any) -> Any:
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_program_reads_an_agenda_with_its_versions_and_receivers(town: Town) -> None:
    hall = await summoned(town, titles=("Muut asiat", "Tiedoksi"))
    async with program(town, "laatija", "read") as caller, program(town, "laatija", "meeting") as other:
        answer = await caller.reads("/agenda/{meeting}", meeting=hall.meeting)
        shouted = await caller.reads("/agenda/{meeting}", meeting=hall.meeting.upper())
        assert (await other.reads("/agenda/{meeting}", meeting=hall.meeting)).status_code == 403
        assert (await caller.reads("/agenda/{meeting}", meeting="khs-1999-01-01")).status_code == 404
    agenda = _value(answer)
    assert answer.headers["etag"] == f'"{town.house.installation.registry.held(hall.meeting).seq}"'
    assert [each["title"] for each in agenda["items"]] == ["Muut asiat", "Tiedoksi"]
    assert agenda["sent"]
    assert [each["sent"] for each in agenda["versions"]] == [True]
    assert _value(shouted)["versions"] == agenda["versions"]
    assert agenda["receivers"]


async def test_an_item_that_is_not_on_the_agenda_is_refused_before_the_meeting_and_in_it(town: Town) -> None:
    hall = await summoned(town, titles=("Muut asiat",))
    async with program(town, "sihteeri", "read") as caller:
        before = await caller.reads("/hall/{meeting}", meeting=hall.meeting, item="7")
        assert _value(await caller.reads("/hall/{meeting}", meeting=hall.meeting))["now"] is None
        opened_hall = await opened(town)
        during = await caller.reads("/hall/{meeting}", meeting=opened_hall.meeting, item="7")
    for refused in (before, during):
        assert (refused.status_code, refused.json()["type"]) == (409, "urn:pykala:problem:NoSuchItem")


async def test_a_program_reads_the_hall_and_then_the_minutes(town: Town) -> None:
    case = await ready_case(town, "Satamanosturi")
    hall = await opened(town, case)
    await hall.does("make_motion", item=1, mover="jäsen 4", kind="dismissal", seconder="jäsen 5", text="Ei.")
    async with program(town, "sihteeri", "read", "item") as caller:
        read = await caller.reads("/hall/{meeting}", meeting=hall.meeting)
        now = _value(read)
        assert [each["item"] for each in now["left"]] == [1, 2]
        assert len(now["present"]) == 15
        (motion,) = now["now"]["motions"]
        assert (motion["mover"], motion["seconders"], motion["text"]) == ("jäsen 4", ["jäsen 5"], "Ei.")
        assert now["now"]["question"]["no"].startswith("motion 1")
        assert [each["text"] for each in now["now"]["clauses"]] == PROPOSAL["clause"]
        other = _value(await caller.reads("/hall/{meeting}", meeting=hall.meeting, item="2"))
        assert other["now"]["item"]["title"] == "Muut asiat"
        acted = await _settles(caller, hall.meeting, read.headers["etag"])
        assert acted.status_code == 200, acted.text
        again = await _settles(caller, hall.meeting, read.headers["etag"])
        assert again.status_code == 412
        minutes = _value(await caller.reads("/minutes/{meeting}", meeting=hall.meeting))
    (section,) = minutes["sections"]
    assert section["item"]["title"] == "Muut asiat"
    assert section["decided"] == "noted"
    assert minutes["checked_by"] == "members"


async def _settles(caller: Program, meeting: str, seen: str) -> Any:
    fields = {"item": 2, "outcome": "noted"}
    return await caller.does("settle_item", meeting, fields, {"If-Match": seen})


async def _hidden_case(preparer: Person) -> str:
    case = await preparer.begins("open_case", title="Kalliosuoja", task_class="02 02 02", language="fi")
    for reasons in ("Ensin näin salaa.", "Sitten toisin salaa."):
        written = {**PROPOSAL, "reasons": reasons}
        saved = await preparer.sends(f"/proposal/{case}", **written, _confidential="yes")
        assert saved.status_code == 200, words(saved.text)
    return case


async def test_a_program_reads_a_life_page_by_page_and_a_difference_without_its_confidential_words(
    town: Town,
) -> None:
    case = await _hidden_case(await town.person("laatija"))
    async with program(town, "sihteeri", "read") as caller:
        first = await caller.reads("/timeline/{journal}", journal=case, limit="2")
        assert [each["name"] for each in _value(first)["items"]] == ["CaseOpened", "ProposalRevised"]
        second = _value(await caller.client.get(first.links["next"]["url"]))
        seen = f'"{town.house.installation.registry.held(case).seq}"'
        assert first.headers["etag"] == seen
        assert second["items"][0]["what"] == "fact"
        answer = await caller.reads("/difference/{journal}", journal=case)
        nothing = await caller.reads("/difference/{journal}", journal=case, earlier="7")
        assert nothing.status_code == 409
        assert (await caller.reads("/difference/{journal}", journal="HEL 1999-000001")).status_code == 404
    differs = _value(answer)
    assert (differs["earlier"], differs["later"]) == (1, 2)
    (reasons,) = [each for each in differs["parts"] if each["part"] == "reasons"]
    assert {each["mark"] for each in reasons["words"]} >= {"in", "out"}
    assert "salaa" not in answer.text + first.text


async def test_a_program_reads_the_report_drafts_of_its_own_person(followed: Followed) -> None:
    journal = f"{followed.number(1)}/khs-2021-1"
    place = f"/reports/{journal}?project={DAYCARE}&period=2021Q2"
    secret = f"/reports/{journal}?project=104020107402&period=2021Q2"
    drafts = followed.house.accounts.drafts
    drafts.keep("olli", place, [("spent", "12"), ("text", "Kesken."), ("_confidential", "")])
    drafts.keep("olli", secret, [("text", "Salaista."), ("_confidential", "yes")])
    drafts.keep("olli", "/act/open_case", [("title", "Toinen")])
    async with program(followed, "olli", "read") as owner, program(followed, "kaija", "read") as other:
        mine = (await owner.reads("/drafts")).text
        found = {each["project"]: each for each in _value(await owner.reads("/drafts"))["items"]}
        assert _value(await other.reads("/drafts"))["items"] == []
    assert found.keys() == {DAYCARE, "104020107402"}
    assert found[DAYCARE]["typed"] == {"spent": "12", "text": "Kesken."}
    assert found[DAYCARE]["seq"] == followed.house.installation.registry.held(journal).seq
    assert "Salaista" not in mine
    for each in (place, secret, "/act/open_case"):
        drafts.forget("olli", each)


async def test_a_program_of_a_registrar_reads_the_health_and_of_nobody_else(town: Town) -> None:
    async with program(town, "rekisteri", "read") as registrar, program(town, "laatija", "read") as other:
        health = _value(await registrar.reads("/health"))
        refused = await other.reads("/health")
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:pykala:problem:ForAdministrators")
    assert health["done"] <= health["all"]
    assert health["faults"] == []
