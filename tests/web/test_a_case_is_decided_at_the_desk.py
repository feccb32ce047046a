"""A case goes from a blank form to a decision by the pages alone, and no page needs a script."""

from __future__ import annotations

from datetime import timedelta

from models.base import clock
from models.base.calendar import local_day
from tests.support.browsing import Town, words

GRANT = {
    "clause": ["Kaupunginhallitus myöntää 10 000 euroa digihankkeelle.", ""],
    "reasons": "Hanke palvelee kaupunkilaisia.",
    "presenter_title": "kansliapäällikkö",
    "legal_ground": "local government",
    "year": "2026",
    "budget_item": "1 30 01",
    "line_name": ["Hanke", ""],
    "line_number": ["1040201", ""],
    "line_amount": ["10 000", ""],
    "line_division": ["Kasko", ""],
    "line_head": ["johtaja", ""],
    "line_owner": ["vastuu", ""],
    "line_goals": ["Palvelu verkossa", ""],
}


async def test_a_proposal_is_written_reviewed_and_put_on_an_agenda(town: Town) -> None:
    preparer, presenter = await town.person("laatija"), await town.person("esittelija")
    secretary = await town.person("sihteeri")
    case = await preparer.begins("open_case", title="Digirahat", task_class="02 02 02", language="fi")
    written = await preparer.sends(f"/proposal/{case}", **GRANT)
    assert "The proposal was written, revision 1" in words(written.text)
    assert "€10,000" in words(written.text)
    asked = await preparer.does("request_reviews", case, groups=["digijory"])
    assert "was asked for its review" in words(asked.text)
    today = local_day(clock.now())
    given = await presenter.does(
        "give_review", case, group="digijory", session=f"{today}", verdict="supports"
    )
    assert "supports" in words(given.text)
    approved = await presenter.does("approve_for_agenda", case, body="khs", legal_ground="local_government")
    assert "approved for the agenda" in words(approved.text)
    day = today + timedelta(days=12)
    meeting = await secretary.begins("call_meeting", body="khs", at=f"{day}T15:00", place="Kaupungintalo")
    built = await secretary.does("build_agenda", meeting, cases=[case])
    assert f"{case} was placed on the agenda as item 1." in words(built.text)
    assert f"It goes on elsewhere: {meeting}" in await preparer.sees(f"/journal/{case}")


async def test_what_is_wrong_is_told_and_what_was_typed_stays(town: Town) -> None:
    preparer = await town.person("laatija")
    case = await preparer.begins("open_case", title="Aukiolo", task_class="00 01 02", language="fi")
    answer = await preparer.sends(f"/proposal/{case}", **{**GRANT, "line_amount": ["kymppi", ""]})
    assert answer.status_code == 422
    assert words(answer.text).count("kymppi is no amount of money") <= 1
    assert 'value="kymppi"' in answer.text
    assert "Hanke palvelee kaupunkilaisia." in answer.text


async def test_a_revision_begins_with_the_last_one(town: Town) -> None:
    preparer = await town.person("laatija")
    case = await preparer.begins("open_case", title="Uudestaan", task_class="00 01 02", language="fi")
    await preparer.sends(f"/proposal/{case}", **GRANT)
    again = (await preparer.browser.get(f"/proposal/{case}")).text
    for typed in ("digihankkeelle", "Hanke palvelee", 'value="10 000"', 'value="vastuu"', "Palvelu verkossa"):
        assert typed in again


async def test_whoever_may_not_is_told_who_may(town: Town) -> None:
    preparer, owner = await town.person("laatija"), await town.person("vastuu")
    case = await preparer.begins("open_case", title="Kenen", task_class="00 01 02", language="fi")
    answer = await owner.does("withdraw_case", case, reason="en halua")
    assert answer.status_code == 422
    assert "laatija" in words(answer.text)
    assert "Nothing waits for you here." in await owner.sees(f"/journal/{case}")


async def test_a_form_that_is_sent_twice_is_one_command(town: Town) -> None:
    preparer = await town.person("laatija")
    opened = {"title": "Kerran", "task_class": "00 01 02", "language": "fi", "_command": "kerran-vain"}
    once, twice = [await preparer.begins("open_case", **opened) for _ in range(2)]
    assert once == twice


async def test_what_waits_is_on_the_first_page_of_whoever_it_waits_for(town: Town) -> None:
    preparer, presenter = await town.person("laatija"), await town.person("esittelija")
    owner = await town.person("vastuu")
    case = await preparer.begins("open_case", title="Kenelle tämä", task_class="00 01 02", language="fi")
    assert f"Kenelle tämä in preparation · {case}" in await preparer.sees("/")
    assert case not in await presenter.sees("/")
    await preparer.sends(f"/proposal/{case}", **GRANT)
    assert f"Kenelle tämä in preparation · {case} Approve for agenda" in await presenter.sees("/")
    assert case not in await owner.sees("/")
