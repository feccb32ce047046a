"""What may be chosen is chosen by its name: papers and their events, languages, bodies."""

from __future__ import annotations

import re
from html import unescape

import httpx

from tests.support.browsing import Person, Town, words
from tests.support.in_the_hall import PROPOSAL, opened


def chosen_from(page: httpx.Response, field: str) -> dict[str, str]:
    """What may be chosen for a field → how it is said."""
    of = rf'<(select|datalist) id="f-{field}(?:-offered)?".*?</\1>'
    inside = re.search(of, page.text, re.DOTALL)
    options = re.findall(r'<option value="([^"]+)"[^>]*>([^<]*)', inside[0]) if inside else ()
    return {unescape(value): unescape(said) for value, said in options}


async def form(person: Person, act: str, journal: str = "") -> httpx.Response:
    return await person.browser.get(f"/act/{act}", params={"journal": journal} if journal else {})


async def test_a_paper_is_asked_for_by_its_kind_its_event_and_a_language(town: Town) -> None:
    hall = await opened(town)
    page = await form(hall.secretary, "ask_for_paper", hall.meeting)
    kinds, events = chosen_from(page, "template"), chosen_from(page, "of")
    assert kinds["agenda"] == "agenda"
    assert any("agenda" in said for said in events.values())
    assert events.keys() <= {f"{fact.seq}" for fact in town.house.installation.registry.facts(hall.meeting)}
    assert "Swedish" in chosen_from(page, "language").values()


async def test_a_body_is_found_by_its_name_and_another_word_may_be_written(town: Town) -> None:
    registrar = await town.person("rekisteri")
    page = await form(registrar, "appoint_person")
    assert chosen_from(page, "of")["khs"] == "City Board"
    assert '<input id="f-of"' in page.text


async def test_a_meeting_of_which_nothing_is_on_the_agenda_is_not_said_to_be_handled(town: Town) -> None:
    secretary = await town.person("sihteeri")
    meeting = await secretary.begins("call_meeting", body="khs", at="2099-03-16T16:00")
    told = words((await secretary.browser.get(f"/hall/{meeting}")).text)
    assert "Nothing is on the agenda yet." in told
    assert "Everything is handled." not in told


async def test_in_whose_name_somebody_may_act_is_said_by_name(town: Town) -> None:
    registrar = await town.person("rekisteri")
    await registrar.does("add_person", person="lomalainen", called="Liisa Loma")
    await registrar.does("appoint_person", person="lomalainen", office="preparer", of="all")
    named = {"person": "laatija", "for_whom": "lomalainen", "until": "2099-12-31"}
    await registrar.does("name_deputy", **named)
    page = await form(await town.person("laatija"), "open_case")
    assert chosen_from(page, "for")["lomalainen"] == "Liisa Loma (lomalainen)"


async def test_people_groups_keys_and_steps_are_chosen_where_they_are_known(town: Town) -> None:
    registrar = await town.person("rekisteri")
    assert "laatija" in chosen_from(await form(registrar, "appoint_person"), "person")
    signs = chosen_from(await form(registrar, "revoke_key"), "key").values()
    assert any(said.startswith("poyta (") for said in signs)
    preparer, presenter = await town.person("laatija"), await town.person("esittelija")
    case = await preparer.begins("open_case", title="Valinnat", task_class="00 01 02", language="fi")
    await preparer.sends(f"/proposal/{case}", **PROPOSAL)
    await preparer.does("request_reviews", case, groups=["digijory"])
    page = await form(presenter, "approve_for_agenda", case)
    assert re.search(r'name="against" value="digijory"', page.text)
    assert {"preparation", "reviews"} <= chosen_from(await form(presenter, "send_back", case), "to").keys()
