"""A decision of last year is followed up at the desk: by a form, by a spreadsheet, from a list."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import quote

import httpx
from openpyxl import load_workbook
from standardwebhooks import Webhook

from activities.notices.notices import Post
from activities.public.subscriptions import Subscriptions
from activities.public.telling import SubscriberPost
from activities.settings import load_settings
from activities.webhooks import Webhooks
from app.desk.reading.papers import PaperLine, papers, pdf
from app.desk.reading.public_reports import reports_to_read
from models.base import clock
from models.base.calendar import local_day
from models.base.writing import Written
from models.follow_up.follow_up import FollowUp
from models.follow_up.report import Figures
from models.papers.telling_order import tellings
from tests.support.browsing import Person, Town, filled, form_of, words
from tests.support.listening import listener
from tests.support.mail_server import MailServer
from tests.support.patience import until

SITE = "https://paatokset.kaupunki.example"
BECAUSE = "Kirjattiin jälkikäteen."


async def _followed_up(town: Town, year: int) -> str:
    """A decision of the board in January of a year, entered now; its follow-up."""
    preparer, presenter = await town.person("laatija"), await town.person("esittelija")
    secretary = await town.person("sihteeri")

    def on(day: str) -> dict[str, str]:
        return {"_when": f"{year}-01-{day}", "_because": BECAUSE}

    case = await preparer.begins(
        "open_case", title="Seurattava", task_class="02 02 02", language="fi", **on("02T09:00")
    )
    lines = {
        "line_name": ["Verkko", "Kirjasto"],
        "line_number": ["1040201", "1040202"],
        "line_amount": ["10 000", "5 000"],
        "line_division": ["Kasko", "Kasko"],
        "line_head": ["johtaja", "johtaja"],
        "line_owner": ["vastuu", "vastuu"],
        "line_goals": ["Palvelu verkossa", ""],
    }
    await preparer.sends(
        f"/proposal/{case}",
        clause=["Kaupunginhallitus myöntää 15 000 euroa."],
        reasons="Hankkeet palvelevat kaupunkilaisia.",
        presenter_title="kansliapäällikkö",
        legal_ground="local government",
        year=f"{year}",
        budget_item="1 30 01",
        **lines,
        **on("03T09:00"),
    )
    await presenter.does(
        "approve_for_agenda", case, body="khs", legal_ground="local_government", **on("04T09:00")
    )
    meeting = await secretary.begins("call_meeting", body="khs", at=f"{year}-01-18T15:00", **on("05T09:00"))
    for act, day, written in (
        ("build_agenda", "06T09:00", {"cases": [case]}),
        ("send_agenda", "07T09:00", {}),
        ("open_meeting", "18T15:00", {"present": [str(seat) for seat in range(1, 16)]}),
        ("handle_item", "18T15:10", {"item": "1", "outcome": "approved"}),
        ("close_meeting", "18T16:00", {}),
    ):
        answer = await secretary.does(act, meeting, **written, **on(day))
        assert answer.status_code == 200, (act, words(answer.text)[:900])
    form = (await secretary.browser.get(f"/act/check_minutes?journal={meeting}")).text
    checked = await secretary.does("check_minutes", meeting, checkers=_some(form), **on("20T09:00"))
    assert checked.status_code == 200, words(checked.text)[:900]
    return f"{case}/khs-{year}-1"


def _some(form: str) -> list[str]:
    """Two of those who may be chosen to check."""
    return [unescape(name) for name in re.findall(r'name="checkers" value="([^"]+)"', form)[1:3]]


async def test_reports_are_given_and_judged(town: Town, smtp_server: MailServer) -> None:
    year = local_day(clock.now()).year - 1
    journal = await _followed_up(town, year)
    owner, controller = await town.person("vastuu"), await town.person("talous")
    assert "1040201 Verkko" in await owner.sees("/reports")
    told = {"spent": "2 500", "people": "1,5", "status_1": "met", "note_1": "Käytössä.", "text": "Valmis."}
    in_swedish = {"note_1-sv": "I bruk.", "text-sv": "Färdig."}
    given = await owner.sends(f"/reports/{journal}?project=1040201&period={year}Q1", **told, **in_swedish)
    assert f"Project 1040201 reported {year}Q1, late." in words(given.text)
    assert "1 report was given" in await _brought(owner, await _sheet(owner, f"{year}Q1", F2=1000, G2=0.5))
    accepted = await _accepted(controller, journal, year)
    assert f"The report of 1040201 for {year}Q1 was accepted." in accepted
    assert "Kasko €15,000 €2,500 17 %" in accepted
    await _published(town, controller, journal, f"{year}Q1", smtp_server)
    told = {"spent": "3 000", "people": "1", "status_1": "met", "text": "Vetäjä on <<+Maija Meikäläinen>>."}
    await owner.sends(f"/reports/{journal}?project=1040201&period={year}Q2", **told)
    await _named(town, controller, journal, f"{year}Q2")
    await _mended(town, owner, controller, journal, f"{year}Q3")
    await _hidden(town, owner, controller, journal, f"{year}Q3")


def _figures(town: Town, journal: str, period: str) -> Figures:
    found = town.house.installation.registry.held(journal).of(FollowUp).report(period, "1040201").figures
    assert found
    return found


async def _mended(town: Town, owner: Person, controller: Person, journal: str, period: str) -> None:
    """What nobody changed in a report that is mended stays as it was written: its marks, its languages."""
    page = f"/reports/{journal}?project=1040201&period={period}"
    named = "Vetäjä on <<+Maija Meikäläinen>>, apuna <<Matti Meikäläinen>>."
    told = {"spent": "3 500", "people": "1", "status_1": "met", "note_1": "Hyvin.", "text": named}
    in_swedish = {"note_1-sv": "Bra.", "text-sv": "Leds av <<+Maija M>>, <<Matti M>>."}
    given = await owner.sends(page, **told, **in_swedish)
    assert given.status_code == 200, words(given.text)
    before = _figures(town, journal, period)
    assert before.text
    assert (before.text.for_a_time, before.text.left_out, before.text.languages) == (1, 1, ("fi", "sv"))

    await _returned(controller, journal, period)
    shown = (await owner.browser.get(page)).text
    assert "What is to be mended Tarkenna." in words(shown)
    (form,) = [each for each in _forms(shown) if "spent" in each]
    sent = await owner.browser.post(page, data={**form, "spent": "3 600"})
    assert sent.status_code == 303, words(sent.text)
    assert _figures(town, journal, period) == before.model_copy(update={"spent": 360_000})

    await _returned(controller, journal, period)
    await _brought(owner, await _sheet(owner, period, F2=3700))
    assert _figures(town, journal, period) == before.model_copy(update={"spent": 370_000})

    await _returned(controller, journal, period)
    await _brought(owner, await _sheet(owner, period, H2="Vetäjä vaihtui."))
    after = _figures(town, journal, period)
    assert after.goals == before.goals
    assert after.text
    assert (after.text.languages, after.text.left_out) == (("fi",), 0)


async def _hidden(town: Town, owner: Person, controller: Person, journal: str, period: str) -> None:
    """Of a case that became confidential the form shows neither word nor sum, and what stays is sealed."""
    await _returned(controller, journal, period)
    case, _, _ = journal.partition("/")
    preparer = await town.person("laatija")
    await preparer.does("reopen_case", case, reason="Valmistellaan uudelleen.")
    secret = {"publicity": "confidential", "ground": "JulkL 24 § 1 mom 17 k", "title": "Sopimusasia"}
    done = await preparer.does("classify_case", case, **secret)
    assert done.status_code == 200, words(done.text)
    page = f"/reports/{journal}?project=1040201&period={period}"
    shown = (await owner.browser.get(page)).text
    assert [word for word in ("Vetäjä", "Hyvin", "Bra.") if word in shown] == []
    (form,) = [each for each in _forms(shown) if "spent" in each]
    assert (form["spent"], form["people"]) == ([""], [""])
    sent = await owner.browser.post(page, data={**form, "spent": "3 700", "people": "1"})
    assert sent.status_code == 303, words(sent.text)
    figures, archive = _figures(town, journal, period), town.house.installation.archive
    texts = [each for each in (figures.text, figures.goals[0].note) if isinstance(each, Written)]
    assert [each.sealed for each in texts] == [True, True]
    said = [dict(text.texts) for each in texts if (text := archive.text(each))]
    assert said == [{"fi": "Vetäjä vaihtui."}, {"fi": "Hyvin.", "sv": "Bra."}]


def _forms(html: str) -> list[dict[str, list[str]]]:
    addresses = (unescape(each) for each in re.findall(r'<form method="post" action="([^"]+)"', html))
    return [filled(html, address) for address in addresses]


async def _returned(controller: Person, journal: str, period: str) -> None:
    written = {"project": "1040201", "period": period, "comment": "Tarkenna."}
    done = await controller.does("return_report", journal, **written)
    assert done.status_code == 200, words(done.text)


async def _sheet(owner: Person, period: str, **cells: Any) -> bytes:
    """The reports of a period as they are taken away, with some cells changed."""
    taken = await owner.browser.get(f"/report-sheet.xlsx?period={period}&division=Kasko")
    book, kept = load_workbook(BytesIO(taken.content)), BytesIO()
    for place, said in cells.items():
        book.worksheets[0][place] = said
    book.save(kept)
    return kept.getvalue()


async def _named(town: Town, controller: Person, journal: str, period: str) -> None:
    """Whom a report names for a time only, no public page names; its paper, which does, is not handed out."""
    accepted = await controller.does("accept_report", journal, project="1040201", period=period)
    assert accepted.status_code == 200, words(accepted.text)
    await controller.does("consolidate_quarter", journal, period=period, without=["1040202"])
    await controller.does("publish_report", journal, period=period)
    installation = town.house.installation
    await until(lambda: len(_consolidated(town, journal)) == 2)
    paper = _consolidated(town, journal)[-1]
    assert b"%PDF" in pdf(installation, paper.sha256)
    async with town.reader() as reader:
        seen = words((await reader.get(f"/public/report/{journal}")).text)
        assert "Vetäjä on (henkilötieto poistettu)." in seen
        assert "is not on the net" in seen
        answer = await reader.get(f"/public/paper/{paper.sha256}", params={"journal": journal})
        assert answer.status_code == 409
        assert "Nothing that is published" in (await reader.get("/public/search?q=Meikäläinen")).text


def _consolidated(town: Town, journal: str) -> list[PaperLine]:
    found = papers(town.house.installation, journal)
    return [each for each in found if each.template == "consolidated_report"]


async def _told(
    town: Town, controller: Person, journal: str, period: str, mails: MailServer
) -> httpx.Response:
    """Publish it: whoever listens is told by a signed message, whoever subscribed to its body by mail."""
    installation = town.house.installation
    webhooks = Webhooks(installation.settings.webhooks)
    subscriptions = Subscriptions(installation.database)
    asked = subscriptions.ask("raportti@posti.example", "fi", "body", "khs")
    assert asked
    subscriptions.confirm(asked.token)
    with listener() as listening:
        secret = webhooks.add("raportti", f"{listening.address}/koukku", ["report.published"], inside=True)
        done = await controller.does("publish_report", journal, period=period)
        await until(lambda: bool(listening.came))
        webhooks.remove("raportti")
    (_, headers, said), *_ = listening.came
    told = Webhook(secret).verify(said, headers)
    assert (told["type"], told["data"]["journal"]) == ("report.published", journal)
    fact = installation.registry.facts(journal)[-1]
    (order,) = tellings(fact)
    post = Post(load_settings(data=installation.settings.data, smtp=mails.address, public_address=SITE))
    for _ in range(2):
        await SubscriberPost(installation.archive, post, SITE).tell(order, fact.position, clock.now())
    (mail,) = [each for each in mails.messages if each["To"] == "raportti@posti.example"]
    assert f"{SITE}/public/report/{quote(journal)}" in mail.get_content()
    assert "Seurattava" in mail.get_content()
    subscriptions.end(asked.token)
    return done


async def _published(town: Town, controller: Person, journal: str, period: str, mails: MailServer) -> None:
    """Everybody reads the report from when it is published until that is taken back, and no sooner."""
    page, paths = f"/public/report/{journal}", ("/public", "/public/search?q=verkossa", "/public/feed.xml")
    async with town.reader() as reader:
        together = await controller.does("consolidate_quarter", journal, period=period, without=["1040202"])
        assert together.status_code == 200, words(together.text)
        assert (await reader.get(page)).status_code == 404
        assert "Reports to publish" in await controller.sees("/follow-up")
        done = await _told(town, controller, journal, period, mails)
        assert f"The report of {period} was published. Undo it:" in words(done.text)
        seen = words((await reader.get(page)).text)
        assert "1040201 Verkko Kasko €10,000 €2,500" in seen
        assert "vastuu" not in seen
        swedish = words((await reader.get(page, headers={"accept-language": "sv"})).text)
        assert ("Käytössä. Valmis." in seen, "I bruk. Färdig." in swedish) == (True, True), swedish
        for path in paths:
            assert page.replace(" ", "%20") in (await reader.get(path)).text, path
        await until(lambda: bool(reports_to_read(town.house.installation, journal)[0].papers))
        (sha256,) = re.findall(r"/public/paper/(\w+)", (await reader.get(page)).text)
        paper = await reader.get(f"/public/paper/{sha256}", params={"journal": journal})
        assert paper.headers["content-type"] == "application/pdf"
        await controller.does("unpublish_report", journal, period=period, reason="Väärä taulukko.")
        assert (await reader.get(page)).status_code == 404
        assert (await reader.get(f"/public/paper/{sha256}", params={"journal": journal})).status_code == 409
        for path in paths:
            assert page.replace(" ", "%20") not in (await reader.get(path)).text, path


async def _brought(owner: Person, content: bytes) -> str:
    hidden = form_of((await owner.browser.get("/report-sheet")).text)
    files = {"sheet": ("q1.xlsx", content)}
    answer = await owner.browser.post("/report-sheet", data=hidden, files=files)
    assert answer.status_code == 303, words(answer.text)
    return await owner.sees(answer.headers["location"])


async def _accepted(controller: Person, journal: str, year: int) -> str:
    page = (await controller.browser.get("/follow-up")).text
    assert "Verkko" in page
    written = {"project": "1040201", "period": f"{year}Q1", "_back": "/follow-up"}
    answer = await controller.browser.post(
        "/act/accept_report", params={"journal": journal}, data={**form_of(page), **written}
    )
    assert answer.status_code == 303, words(answer.text)
    return await controller.sees(answer.headers["location"])
