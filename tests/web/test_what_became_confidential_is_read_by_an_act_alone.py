"""What was written of a case before it became confidential: no page and no reading says a word of it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

import httpx
import pytest

from app.web.revision import KEPT
from app.web.visitor import COOKIE
from models.base import clock
from models.base.calendar import local_day
from models.case.case import Case
from tests.support.browsing import Person, Town, form_of, words
from tests.support.calling import program
from tests.support.in_the_hall import PROPOSAL, Hall, opened
from tests.support.patience import until

SECRET = {"publicity": "confidential", "ground": "JulkL 24 § 1 mom 17 k", "title": "Sopimusasia"}
WORDS = ("Kyyhkys", "Kottaraisista", "Harako", "Varpusia", "Tikkas", "7,654", "8,765", "Pöllö")
"""Of a title, clauses, reasons, what is prepared again, a motion, a grant, its sums and a recusal."""

OPENS = {"act": "open_proposal"}

GRANT = {
    "budget_item": "1 30 01",
    "year": f"{local_day(clock.now()).year}",
    "line_name": ["Tikkasyhdistys"],
    **{key: [""] for key in ("line_number", "line_division", "line_head", "line_owner", "line_goals")},
}


@dataclass(frozen=True)
class Hidden:
    """A case that became confidential while it lay before the board."""

    town: Town
    preparer: Person
    reader: Person
    case: str
    hall: Hall


@pytest.fixture(scope="module")
async def hidden(town: Town) -> Hidden:
    """Its texts lie sealed; a motion on it stands in the meeting, whose texts stay where they are."""
    preparer, presenter = await town.person("laatija"), await town.person("esittelija")
    case = await preparer.begins("open_case", title="Kyyhkyslakka", task_class="00 01 02", language="fi")
    for reasons, sum_ in (("Harakoiden tähden.", "8 765"), ("Harakoiden vuoksi.", "7 654")):
        written = {**PROPOSAL, "clause": ["Kottaraisista luovutaan."], "reasons": reasons}
        sent = await preparer.sends(f"/proposal/{case}", **written, **GRANT, line_amount=[sum_])
        assert "7,654" in words(sent.text) or sum_ == "8 765", words(sent.text)
    await preparer.does("request_reviews", case, groups=["digijory"])
    today = f"{local_day(clock.now())}"
    await presenter.does("give_review", case, group="digijory", session=today, verdict="supports")
    await presenter.does("approve_for_agenda", case, body="khs", legal_ground="local_government")
    hall = await opened(town, case)
    moved = {"mover": "jäsen 4", "kind": "counter_proposal", "seconder": "jäsen 5", "text": "Varpusia."}
    made = await hall.does("make_motion", item=1, **moved)
    assert "Varpusia." in words(made.text)
    withdrew = await hall.does("recuse", item=1, person="jäsen 6", ground="Pöllöyhdistyksen jäsen.")
    assert withdrew.status_code == 200, words(withdrew.text)
    await hall.does("make_motion", item=1, mover="jäsen 5", kind="return", seconder="jäsen 4")
    outcome = {"outcome": "returned", "proposed_by": "jäsen 5", "instructions": "Harakoista."}
    back = await hall.does("handle_item", item=1, **outcome, without_vote="yes")
    assert back.status_code == 200, words(back.text)
    done = await preparer.does("classify_case", case, **SECRET)
    assert done.status_code == 200, words(done.text)
    last = town.house.installation.registry.held(case).of(Case).proposals[-1].reasons
    assert last
    archive = town.house.installation.archive
    await until(lambda: archive.open_text(last) is None)
    assert archive.text(last)
    return Hidden(town, preparer, await town.person("talous"), case, hall)


def _says_nothing(answer: httpx.Response) -> None:
    assert answer.status_code == 200, answer.text
    assert [word for word in WORDS if word in answer.text] == []


PAGES = (
    "journal/{case}",
    "journal/{meeting}",
    "difference/{case}",
    "hall/{meeting}?item=1",
    "agenda/{meeting}",
    "minutes/{meeting}",
)
READINGS = (
    "timeline/{journal}",
    "difference/{journal}",
    "hall/{meeting}",
    "agenda/{meeting}",
    "minutes/{meeting}",
)


@pytest.mark.parametrize("page", PAGES)
async def test_no_page_tells_a_word_of_it(hidden: Hidden, page: str) -> None:
    path = page.format(case=hidden.case, meeting=hidden.hall.meeting)
    _says_nothing(await hidden.reader.browser.get(f"/{path}"))


@pytest.mark.parametrize("reading", READINGS)
async def test_no_program_reads_a_word_of_it(hidden: Hidden, reading: str) -> None:
    async with program(hidden.town, "talous", "read") as caller:
        of_meeting = {"meeting": hidden.hall.meeting, **({"item": "1"} if "hall" in reading else {})}
        asked = {"journal": hidden.case} if "journal" in reading else of_meeting
        _says_nothing(await caller.reads(f"/{reading}", **asked))


async def test_no_program_reads_why_somebody_withdrew_from_it(hidden: Hidden) -> None:
    async with program(hidden.town, "talous", "read") as caller:
        answer = await caller.reads("/timeline/{journal}", journal=hidden.hall.meeting)
    _says_nothing(answer)
    assert "jäsen 6" in answer.text


async def test_an_agenda_says_that_its_item_is_confidential_and_not_which_case_it_is(hidden: Hidden) -> None:
    meeting = hidden.hall.meeting
    async with program(hidden.town, "talous", "read") as caller:
        answer = await caller.reads("/agenda/{meeting}", meeting=meeting)
    item, other = answer.json()["items"]
    assert (item["title"], item["case"], item["confidential"]) == ("Sopimusasia", "", True)
    assert not other["confidential"]
    assert f"/journal/{quote(hidden.case)}" not in await hidden.hall.page(1)


async def test_its_form_is_shown_to_nobody_but_those_who_may_write_it(hidden: Hidden) -> None:
    answer = await hidden.reader.browser.get(f"/proposal/{hidden.case}")
    assert answer.status_code != 200
    assert [word for word in WORDS if word in answer.text] == []
    theirs = await hidden.preparer.browser.get(f"/proposal/{hidden.case}")
    assert theirs.status_code == 200
    assert [word for word in WORDS if word in theirs.text] == ["Tikkas", "7,654"]


async def test_whoever_opens_its_form_does_so_by_a_fact_once_a_day_for_each_revision(hidden: Hidden) -> None:
    registry = hidden.town.house.installation.registry
    colleague = await _colleague(hidden.town)

    def opened_by_them() -> int:
        facts = registry.facts(hidden.case)
        return sum(fact.kind == "ProposalOpened" and fact.actor == "kollega" for fact in facts)

    closed = await colleague.browser.get(f"/proposal/{hidden.case}")
    assert closed.status_code == 200
    assert [word for word in WORDS if word in closed.text] == []
    assert opened_by_them() == 0
    answer = await colleague.browser.post(f"/confidential/{hidden.case}", data=form_of(closed.text) | OPENS)
    assert answer.headers["location"] == f"/proposal/{quote(hidden.case)}"
    for _ in range(2):
        page = await colleague.browser.get(f"/proposal/{hidden.case}")
        assert [word for word in WORDS if word in page.text] == ["Tikkas", "7,654"]
        sent = {**form_of(page.text), **PROPOSAL}
        assert (await colleague.browser.post(f"/printed/{hidden.case}", data=sent)).status_code == 200
    assert opened_by_them() == 1
    assert "was opened to write it anew" in await colleague.sees(f"/journal/{hidden.case}")


async def test_a_preview_that_is_asked_for_at_once_is_a_reading_too(hidden: Hidden) -> None:
    colleague = await _colleague(hidden.town, "toinen")
    token = form_of((await colleague.browser.get("/")).text)
    await colleague.browser.post(f"/printed/{hidden.case}", data={**token, **PROPOSAL})
    facts = hidden.town.house.installation.registry.facts(hidden.case)
    assert [fact.kind for fact in facts if fact.actor == "toinen"] == ["ProposalOpened"]


async def _colleague(town: Town, name: str = "kollega") -> Person:
    """Another preparer, who has not read anything of the case."""
    registrar = await town.person("rekisteri")
    await registrar.does("add_person", person=name)
    done = await registrar.does("appoint_person", "people", person=name, office="preparer", of="all")
    assert done.status_code == 200, words(done.text)
    browser = town.reader()
    browser.cookies.set(COOKIE, town.house.accounts.begin(name))
    return Person(browser)


@pytest.mark.parametrize("page", ["proposal", "printed"])
async def test_what_is_sent_to_its_form_is_answered_to_nobody_else(hidden: Hidden, page: str) -> None:
    open_ = await hidden.preparer.begins("open_case", title="Avoin", task_class="00 01 02", language="fi")
    form = form_of((await hidden.reader.browser.get(f"/proposal/{open_}")).text)
    for more in ("clause", "print"):
        sent = {**form, **PROPOSAL, "more": more}
        answer = await hidden.reader.browser.post(f"/{page}/{hidden.case}", data=sent)
        assert answer.status_code not in (200, 422), words(answer.text)
        assert [word for word in WORDS if word in answer.text] == []
        assert (await hidden.preparer.browser.get(f"/proposal/{hidden.case}")).status_code == 200


async def test_what_its_form_does_not_show_stays_and_is_sealed_with_what_is_written(hidden: Hidden) -> None:
    installation = hidden.town.house.installation
    written = {**PROPOSAL, "clause": [KEPT], "reasons": KEPT, "presenter_title": "johtaja"}
    saved = await hidden.preparer.sends(f"/proposal/{hidden.case}", **written)
    assert saved.status_code == 200, words(saved.text)
    last = installation.registry.held(hidden.case).of(Case).proposals[-1]
    texts = [each for each in (last.clauses[0].text, last.reasons) if each]
    assert all(each.sealed for each in texts)
    said = [text.say("fi") for each in texts if (text := installation.archive.text(each))]
    assert said == ["Kottaraisista luovutaan.", "Harakoiden vuoksi."]
