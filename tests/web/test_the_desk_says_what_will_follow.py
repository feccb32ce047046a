"""Before anything is recorded the desk shows what it will look like and what will come of it."""

from __future__ import annotations

import re
from datetime import timedelta

from models.base import clock
from models.base.calendar import local_day
from tests.support.browsing import Town, form_of, words

PROPOSAL = {
    "clause": ["Kaupunginhallitus päättää korjata uimarannan."],
    "reasons": "Ranta on *suosittu*.\n\n- uimarit\n- <script>alert(1)</script>",
    "presenter_title": "kansliapäällikkö",
    "legal_ground": "local government",
}


async def _case(town: Town, title: str, **more: str) -> str:
    preparer = await town.person("laatija")
    return await preparer.begins("open_case", title=title, task_class="02 02 02", language="fi", **more)


async def test_a_proposal_stands_as_printed_beside_its_form(town: Town) -> None:
    case, preparer = await _case(town, "Uimaranta"), await town.person("laatija")
    page = await preparer.sends(f"/proposal/{case}", **PROPOSAL, more="look")
    printed = page.text.partition('class="printed"')[2]
    assert "<em>suosittu</em>" in printed
    assert "<li>uimarit</li>" in printed
    assert "Päätösehdotus" in printed
    assert "<script>" not in page.text
    assert "Uimaranta" in printed
    assert "revision 2" not in words((await preparer.browser.get(f"/proposal/{case}")).text)


async def test_the_print_tells_the_remedy_of_each_ground(town: Town) -> None:
    case, preparer = await _case(town, "Muutoksenhaku"), await town.person("laatija")
    for ground, remedy in (
        ("local government", "Oikaisuvaatimusohje"),
        ("administrative", "Valitusosoitus"),
        ("preparation", "Muutoksenhakukielto"),
    ):
        said = {**PROPOSAL, "legal_ground": ground, "presenter_title": ""}
        page = await preparer.sends(f"/proposal/{case}", **said, more="look")
        printed = words("<main" + page.text.partition('class="printed"')[2])
        assert remedy in printed, ground
        assert "esittelija" not in printed


async def test_the_part_that_is_printed_is_had_alone(town: Town) -> None:
    case, preparer = await _case(town, "Uimaranta, osa"), await town.person("laatija")
    hidden = form_of((await preparer.browser.get(f"/proposal/{case}")).text)
    money = {"line_name": ["Ranta"], "line_amount": ["1 200"]}
    rest = {f"line_{name}": [""] for name in ("number", "division", "head", "owner", "goals")}
    sums = {"year": "2026", "budget_item": "1 30 01"}
    answer = await preparer.browser.post(
        f"/printed/{case}", data={**hidden, **PROPOSAL, **money, **rest, **sums}
    )
    assert answer.text.startswith("<article")
    assert "€1,200" in answer.text


async def test_a_confidential_text_of_before_is_not_in_the_print(town: Town) -> None:
    case, preparer = await _case(town, "Salainen ranta"), await town.person("laatija")
    await preparer.sends(f"/proposal/{case}", **PROPOSAL, _confidential="yes")
    page = (await preparer.browser.get(f"/proposal/{case}")).text
    assert "uimarannan" not in page
    assert "* * *" in page


async def test_an_act_tells_its_facts_papers_mails_and_deadlines(town: Town) -> None:
    case, preparer = await _case(town, "Seuraukset"), await town.person("laatija")
    await preparer.sends(f"/proposal/{case}", **PROPOSAL)
    page = await preparer.does("request_reviews", case, groups=["digijory"], more="look")
    told = words(page.text)
    assert "What will follow, once it is sent" in told
    assert "was asked for its review by" in told
    assert "A paper is made: review request." in told
    assert re.search(r"A mail goes to [^.]*Steering Group[^.]*\.", told), told
    assert re.search(r"It falls due .*: review", told)
    assert re.search(r'value="digijory" checked', page.text)
    assert "was asked for its review" not in await preparer.sees(f"/journal/{case}")


async def test_who_may_not_is_told_who_could(town: Town) -> None:
    case, preparer = await _case(town, "Kuka voi"), await town.person("laatija")
    await preparer.sends(f"/proposal/{case}", **PROPOSAL)
    page = await preparer.does("approve_for_agenda", case, body="khs", more="look")
    assert "esittelija could" in words(page.text)
    told = await preparer.sees(f"/journal/{case}")
    assert "What you may not do now, why, and who may" in told
    assert "presenter: esittelija" in told


async def test_what_was_done_is_undone_where_it_can_be(town: Town) -> None:
    case, preparer = await _case(town, "Peruttava"), await town.person("laatija")
    await preparer.sends(f"/proposal/{case}", **PROPOSAL)
    page = await preparer.does("request_reviews", case, groups=["digijory"])
    found = re.search(r'<a href="(/act/recall_request[^"]+)">Undo it', page.text)
    assert found
    form = await preparer.browser.get(found[1].replace("&amp;", "&"))
    assert '<option value="digijory" selected>' in form.text


async def test_papers_that_are_being_made_are_counted_and_come_by_themselves(town: Town) -> None:
    case, preparer = await _case(town, "Itsestään"), await town.person("laatija")
    await preparer.sends(f"/proposal/{case}", **PROPOSAL)
    await preparer.does("request_reviews", case, groups=["digijory"])
    part = "data-making"
    while "data-making" in part:
        part = (await preparer.browser.get(f"/papers-of/{case}")).text
    assert "Review request" in part


async def test_what_happened_before_is_told_with_its_day(town: Town) -> None:
    secretary = await town.person("sihteeri")
    before = local_day(clock.now()) - timedelta(days=2)
    late = {"_when": f"{before} 10:00", "_because": "Kirjattiin myöhemmin."}
    meets = f"{before + timedelta(days=40)}T16:00"
    meeting = await secretary.begins("call_meeting", body="khs", at=meets, **late)
    await secretary.does("add_item", meeting, title="Ilmoitusasiat", **late)
    page = await secretary.does("publish_agenda", meeting, **late, more="look")
    told = f"Version 1 of the agenda was published on {before.day} {before:%B %Y}"
    assert told in words(page.text)
    page = await secretary.does("publish_agenda", meeting, _when="2021-03-01 10:00", more="look")
    assert "What will follow" not in words(page.text)
