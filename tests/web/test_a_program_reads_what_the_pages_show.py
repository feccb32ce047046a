"""A program reads by its token what the pages of an office show, page by page, and not what is another's."""

from __future__ import annotations

from typing import Any

from tests.support.browsing import Town
from tests.support.builders import LIBRARY
from tests.support.calling import Program, program
from tests.support.followed import Followed

CASE = {"title": "Kirjaston peruskorjaus", "task_class": "00 01 02", "language": "fi"}


async def test_reports_are_read_late_first_and_an_owner_s_alone(followed: Followed) -> None:
    async with program(followed, "olli", "read") as owner, program(followed, "kaija", "read") as controller:
        everything = await _all(controller, "/reports")
        owed = await _all(owner, "/reports", owed="true")
        given = await _all(controller, "/reports", status="given")
        nothing = await _all(controller, "/reports", owed="true")
    late = [each["late"] for each in everything]
    assert late == sorted(late, reverse=True)
    assert {each["status"] for each in owed} <= {"awaited", "returned"}
    assert owed
    assert len(owed) < len(everything)
    assert nothing == []
    library = [each for each in given if each["project"] == LIBRARY]
    assert {each["spent"] for each in library} == {1000}
    seen = followed.house.installation.registry.held(library[0]["journal"]).seq
    assert library[0]["seq"] == seen


async def test_money_and_periods_are_read(followed: Followed) -> None:
    async with program(followed, "kaija", "read") as controller:
        money = await _all(controller, "/money", limit="2")
        periods = await _all(controller, "/periods")
    assert {each["project"] for each in money} >= {LIBRARY}
    assert all(each["granted"] > 0 for each in money)
    assert periods
    assert all(each["accepted"] <= each["reports"] for each in periods)
    assert not any(each["consolidated"] for each in periods)


async def test_a_registrar_s_program_reads_the_register(followed: Followed) -> None:
    async with program(followed, "reko", "read") as registrar:
        challenges = await _all(registrar, "/register/challenges")
        decisions = await _all(registrar, "/register/decisions")
        certificates = await _all(registrar, "/register/certificates")
    assert {each["kind"] for each in challenges} <= {"appeal"}
    assert {each["journal"] for each in decisions} == {followed.number(1), followed.number(2)}
    assert all(each["published"] and each["appeal_ends"] for each in decisions)
    assert certificates == []


async def test_people_and_the_municipality_are_for_registrars(town: Town) -> None:
    async with program(town, "rekisteri", "read") as registrar, program(town, "laatija", "read") as other:
        known = await _all(registrar, "/people", limit="4")
        assert {"laatija", "sihteeri", "rekisteri"} <= {each["id"] for each in known}
        described = await registrar.reads("/municipality")
        assert described.json()["register_prefix"] == "HEL"
        for path, refusal in (("/people", "ForRegistrars"), ("/municipality", "ForAdministrators")):
            refused = await other.reads(path)
            assert (refused.status_code, refused.json()["type"]) == (403, f"urn:pykala:problem:{refusal}")


async def test_rules_of_a_day_what_waits_and_what_is_published_are_read(town: Town) -> None:
    async with program(town, "laatija", "read", "case") as caller, program(town, "laatija", "case") as other:
        case = await caller.begins("open_case", CASE)
        rules = {each["id"]: each for each in await _all(caller, "/rules", on="2026-01-01")}
        assert rules["summons.council"]["unit"] == "days"
        assert rules["summons.council"]["source"]
        assert case in {each["journal"] for each in await _all(caller, "/waiting")}
        assert (await caller.reads("/search", q="kirjasto")).status_code == 200
        assert (await caller.reads("/search", cursor="WzEsMl0")).status_code == 422
        for path in ("/rules", "/waiting", "/search", "/reports", "/money", "/register/decisions"):
            assert (await other.reads(path)).status_code == 403, path


async def _all(caller: Program, path: str, **asked: str) -> list[dict[str, Any]]:
    """Every entry of a list, from all its pages."""
    found, page = [], await caller.reads(path, **asked)
    assert page.status_code == 200, page.text
    while True:
        found += page.json()["items"]
        if "next" not in page.links:
            return found
        page = await caller.client.get(page.links["next"]["url"])
