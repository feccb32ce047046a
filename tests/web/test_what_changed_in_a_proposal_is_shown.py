"""Whoever reviews, presents or approves reads in words what changed since they last looked."""

from __future__ import annotations

from models.base import clock
from models.base.calendar import local_day
from tests.support.browsing import Town, words

PROPOSAL = {
    "clause": ["Kaupunginhallitus päättää rakentaa sillan.", ""],
    "reasons": "Silta tarvitaan.",
    "presenter_title": "kansliapäällikkö",
    "legal_ground": "local government",
}


async def test_a_stale_review_leads_to_what_changed(town: Town) -> None:
    preparer, presenter = await town.person("laatija"), await town.person("esittelija")
    case = await preparer.begins("open_case", title="Silta", task_class="02 02 02", language="fi")
    await preparer.sends(f"/proposal/{case}", **PROPOSAL)
    assert "nothing to compare" in await preparer.sees(f"/difference/{case}")
    await preparer.does("request_reviews", case, groups=["digijory"])
    today = local_day(clock.now()).isoformat()
    await presenter.does("give_review", case, group="digijory", session=today, verdict="supports")
    changed = {
        **PROPOSAL,
        "clause": ["Kaupunginhallitus päättää purkaa sillan."],
        "reasons": "Silta on vanha.",
    }
    await preparer.sends(f"/proposal/{case}", **changed)
    assert "changed since: clause 1" in await presenter.sees(f"/journal/{case}")
    page = (await presenter.browser.get(f"/difference/{case}?earlier=1&later=2")).text
    assert "<del>rakentaa</del><ins>purkaa</ins>" in page
    assert "Since the review of" in words(page)


async def test_a_confidential_change_is_seen_and_not_read(town: Town) -> None:
    preparer = await town.person("laatija")
    case = await preparer.begins("open_case", title="Salaa", task_class="02 02 02", language="fi")
    for reasons in ("Ensin näin.", "Sitten toisin."):
        await preparer.sends(f"/proposal/{case}", **{**PROPOSAL, "reasons": reasons}, _confidential="yes")
    told = await preparer.sees(f"/difference/{case}")
    assert "Reasons" in told
    assert "confidential [" in told
    assert "näin" not in told
    assert "toisin" not in told
