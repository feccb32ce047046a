"""What somebody types is theirs until it is sent: as a draft, beside what is wrong, past a lost session."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from activities.accounts import SESSION
from activities.desk_file import key_of
from models.base import clock
from tests.support.browsing import Person, Town, form_of, words
from tests.support.builders import DAYCARE
from tests.support.followed import Followed

PROPOSAL = {
    "clause": ["Kaupunginhallitus päättää korjata laiturin.", ""],
    "reasons": "Laituri on **huono**.",
    "presenter_title": "kansliapäällikkö",
    "legal_ground": "local government",
}


async def _keeps(person: Person, path: str, **typed: object) -> None:
    opened = await person.browser.get(path)
    answer = await person.browser.post("/draft", data={**form_of(opened.text), **typed})
    assert answer.status_code == 303, words(answer.text)
    assert answer.headers["location"].startswith("/")


async def _opens(town: Town, title: str) -> tuple[Person, str]:
    preparer = await town.person("laatija")
    case = await preparer.begins("open_case", title=title, task_class="02 02 02", language="fi")
    return preparer, case


async def test_a_draft_waits_for_its_writer_alone_until_it_is_sent(town: Town) -> None:
    preparer, case = await _opens(town, "Luonnosteltava")
    await _keeps(preparer, f"/proposal/{case}", **PROPOSAL)
    page = (await preparer.browser.get(f"/proposal/{case}")).text
    assert "Laituri on **huono**." in page
    assert "This is your draft" in words(page)
    assert f"Proposal {case}" in await preparer.sees("/")
    presenter = await town.person("esittelija")
    assert "laiturin" not in await presenter.sees(f"/proposal/{case}")
    written = await preparer.sends(f"/proposal/{case}", **PROPOSAL)
    assert "The proposal was written, revision 1" in words(written.text)
    assert "This is your draft" not in await preparer.sees(f"/proposal/{case}")


async def test_a_draft_is_thrown_away(town: Town) -> None:
    preparer, case = await _opens(town, "Hylättävä")
    await _keeps(preparer, f"/proposal/{case}", **PROPOSAL)
    hidden = form_of((await preparer.browser.get(f"/proposal/{case}")).text)
    thrown = await preparer.browser.post("/draft/forget", data=hidden)
    assert thrown.status_code == 303
    assert "laiturin" not in (await preparer.browser.get(f"/proposal/{case}")).text


async def test_a_script_is_told_when_a_draft_was_kept(town: Town) -> None:
    preparer, case = await _opens(town, "Itsestään säilyvä")
    hidden = form_of((await preparer.browser.get(f"/proposal/{case}")).text)
    answer = await preparer.browser.post(
        "/draft", data={**hidden, **PROPOSAL}, headers={"accept": "application/json"}
    )
    assert answer.json()["said"].startswith("Kept as a draft")


async def test_what_is_sent_after_the_session_has_ended_is_kept(town: Town) -> None:
    preparer, case = await _opens(town, "Kesken jäänyt")
    hidden = form_of((await preparer.browser.get(f"/proposal/{case}")).text)
    accounts = town.house.accounts
    token = preparer.browser.cookies["pykala-session"]
    _end(town, token)
    answer = await preparer.browser.post(f"/proposal/{case}", data={**hidden, **PROPOSAL})
    assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/login")
    again = await town.person("laatija")
    assert "Laituri on **huono**." in (await again.browser.get(f"/proposal/{case}")).text
    forged = await preparer.browser.post(f"/proposal/{case}", data={**hidden, **PROPOSAL, "_token": "ei"})
    assert forged.status_code == 401
    assert accounts.who(token) is None


def _end(town: Town, token: str) -> None:
    """Let a session end as time lets it end."""
    past = clock.now() - timedelta(minutes=1)
    whose = SESSION.c.key == key_of(token)
    with town.house.accounts._engine.begin() as connection:
        connection.execute(update(SESSION).where(whose).values(ends=past))


async def test_a_report_is_kept_with_its_project_and_period(followed: Followed) -> None:
    journal = followed.number(1).replace(" ", "%20")
    path = f"/reports/{journal}/khs-2021-1?project={DAYCARE}&period=2021Q1"
    async with followed.person("olli") as browser:
        olli = Person(browser)
        await _keeps(olli, path, spent="12 300", text="Puoliksi kirjoitettu.")
        assert "Puoliksi kirjoitettu." in (await browser.get(path)).text
        other = path.replace("2021Q1", "2021Q2")
        assert "Puoliksi kirjoitettu." not in (await browser.get(other)).text
        hidden = form_of((await browser.get(path)).text)
        await browser.post("/draft/forget", data=hidden)


async def test_what_is_missing_in_a_proposal_stands_beside_its_field(town: Town) -> None:
    preparer, case = await _opens(town, "Vajaa")
    line = {
        "line_name": ["Hanke"],
        "line_number": ["7"],
        "line_amount": ["kymppi"],
        "line_division": [""],
        "line_head": ["Iso Johtaja"],
        "line_owner": [""],
        "line_goals": [""],
    }
    answer = await preparer.sends(f"/proposal/{case}", **{**PROPOSAL, "presenter_title": "", **line})
    assert answer.status_code == 422
    for field in ("presenter_title", "year", "budget_item", "line-amount-1", "line-division-1"):
        assert f'aria-describedby="wrong-{field}"' in answer.text, field
    assert "Write the id by which the register knows them" in words(answer.text)
    assert 'value="Iso Johtaja"' in answer.text
    assert "Laituri on **huono**." in answer.text


async def test_what_is_wrong_in_an_act_stands_beside_its_field(town: Town) -> None:
    preparer, case = await _opens(town, "Väärä päivä")
    await preparer.sends(f"/proposal/{case}", **PROPOSAL)
    answer = await preparer.does("request_reviews", case, groups=["digijory"], due="2001-01-01")
    assert answer.status_code == 422
    assert 'id="wrong-due"' in answer.text
    assert 'value="2001-01-01"' in answer.text


async def test_two_who_write_at_once_are_told(town: Town) -> None:
    preparer, case = await _opens(town, "Kahden kirjoittama")
    await preparer.sends(f"/proposal/{case}", **PROPOSAL)
    mine = form_of((await preparer.browser.get(f"/proposal/{case}")).text)
    other = await town.person("laatija")
    await other.sends(
        f"/proposal/{case}", **{**PROPOSAL, "clause": ["Kaupunginhallitus päättää purkaa sen."]}
    )
    late = {**mine, **PROPOSAL, "reasons": "Minun perusteluni."}
    answer = await preparer.browser.post(f"/proposal/{case}", data=late)
    assert "Revision 2 was written while you wrote this" in words(answer.text)
    assert "Minun perusteluni." in answer.text
    again = await preparer.browser.post(f"/proposal/{case}", data={**late, **form_of(answer.text)})
    assert again.status_code == 303
