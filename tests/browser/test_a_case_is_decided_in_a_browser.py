"""The first case from a blank form to an agenda, by three people in three browsers, in Finnish."""

from __future__ import annotations

from datetime import timedelta

from models.base import clock
from models.base.calendar import local_day
from tests.browser.conftest import LogIn


async def test_three_people_bring_a_case_to_an_agenda(log_in: LogIn) -> None:
    preparer, presenter, secretary = [await log_in(who) for who in ("laatija", "esittelija", "sihteeri")]
    await preparer.get_by_role("link", name="Asian avaaminen", exact=True).click()
    await preparer.locator("#f-title").fill("Määräraha digitaalisiin palveluihin")
    await preparer.locator("#f-task_class").fill("02 02 02")
    await preparer.get_by_role("button", name="Asian avaaminen").click()
    await preparer.wait_for_url("**/journal/**")
    case = preparer.url.split("?")[0]

    await preparer.get_by_role("link", name="Ehdotuksen laatiminen tai muuttaminen").click()
    await preparer.locator("#clause-1").fill("Kaupunginhallitus myöntää 3 200 000 euroa hankkeelle.")
    await preparer.locator("#reasons").fill("Hanke palvelee **kaupunkilaisia**.")
    await preparer.locator("#presenter_title").fill("kansliapäällikkö")
    await preparer.locator("#year").fill(str(local_day(clock.now()).year))
    await preparer.locator("#budget_item").fill("1 30 01")
    line = {"name": "Hanke", "amount": "3 200 000", "number": "104020107401", "division": "Kasko"}
    for name, said in {**line, "head": "johtaja", "owner": "vastuu", "goals": "Tavoite"}.items():
        await preparer.locator(f"[name=line_{name}]").first.fill(said)
    await preparer.get_by_role("button", name="Tallenna versioksi").click()
    await preparer.wait_for_url("**/journal/**")
    assert "3 200 000 euroa" in (await preparer.inner_text("main")).replace("\xa0", " ")

    await preparer.get_by_role("link", name="Lausuntojen pyytäminen").click()
    await preparer.get_by_label("kaupungin digitaalinen johtoryhmä").check()
    await preparer.locator("form[data-keep] .ends button").first.click()
    await preparer.wait_for_url("**/journal/**")

    await presenter.goto(case)
    await presenter.get_by_role("link", name="Lausunnon antaminen").click()
    await presenter.locator("#f-group").select_option("digijory")
    await presenter.locator("#f-session").fill(local_day(clock.now()).isoformat())
    await presenter.locator("#f-verdict").select_option("supports")
    await presenter.locator("form[data-keep] .ends button").first.click()
    await presenter.wait_for_url("**/journal/**")
    await presenter.get_by_role("link", name="Hyväksyminen esityslistalle").click()
    await presenter.locator("#f-body").select_option("khs")
    await presenter.locator("form[data-keep] .ends button").first.click()
    await presenter.wait_for_url("**/journal/**")
    assert "hyväksyttiin esityslistalle" in await presenter.inner_text("[role=status]")

    await secretary.goto("/act/call_meeting")
    await secretary.locator("#f-body").select_option("khs")
    day = local_day(clock.now()) + timedelta(days=30)
    await secretary.locator("#f-at").fill(f"{day}T15:00")
    await secretary.locator("form[data-keep] .ends button").first.click()
    await secretary.wait_for_url("**/journal/**")
    await secretary.get_by_role("link", name="Esityslistan kokoaminen").click()
    await secretary.locator("form[data-keep] .ends button").first.click()
    await secretary.wait_for_url("**/journal/**")
    assert "Määräraha digitaalisiin palveluihin" in await secretary.inner_text("main table")
