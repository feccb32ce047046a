"""The guide to a first case, done at the desk by six people in six browsers, who have read nothing else.

The board tables the case once before it holds the guide's meeting of nine items. What happened then is
entered now, as in the guide; what people press for that alone is not counted, as on the day nobody does.
`python -m tests.browser.newcomer` plays it and writes what was counted to docs/desk.json.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from playwright.async_api import Browser, expect

from app.web.serving import served
from docs.parts.at_the_desk import COUNTED
from docs.parts.typed import blocks
from tests.browser.doing import at, called, day, done, earlier, moved, settled
from tests.browser.entering import chromium, log_in_with
from tests.browser.following_up import controlled, reported
from tests.support.browsing import Town, open_desk
from tests.support.command_line import pykala
from tests.support.hands import Hands

CASE = "KVL 2024-000001"
CLAIM = "KVL 2024-000002"
FIRST, SECOND = "kh-2024-02-05", "kh-2024-02-19"
PEOPLE = ("laatija", "esittelija", "sihteeri", "vastuu", "talous", "rekisteri")


def municipality(folder: Path) -> Path:
    """The guide's town, as its IT writes it."""
    files = {block.file: block.text for block in blocks() if block.file}
    (folder / "answers.yaml").write_text(files["answers.yaml"], encoding="utf-8")
    assert pykala("init", str(folder / "koivula"), "--from", str(folder / "answers.yaml")).exit_code == 0
    group = "koivula/bodies/johtory.yaml"
    (folder / group).write_text(files[group], encoding="utf-8")
    return folder / "koivula"


class Newcomers:
    """Six people, each in a browser of their own, and what each pressed and clicked."""

    def __init__(self, hands: dict[str, Hands]) -> None:
        self.hands = hands
        self.meeting = 0
        """What the secretary pressed and clicked while the meeting of nine items was held."""
        self.clicked = 0
        """What of it was clicked."""

    async def live(self) -> None:
        """The whole of it."""
        await self.prepare()
        await self.table()
        await self.make_up_the_agenda()
        await self.hold()
        await self.check_and_publish()
        await self.claim()
        await reported(self.hands["vastuu"])
        await controlled(self.hands["talous"], CASE)

    async def prepare(self) -> None:
        """The case from a blank form to what is ready for an agenda."""
        laatija = self.hands["laatija"]
        page = laatija.page
        await laatija.click(page.get_by_role("link", name="Asian avaaminen", exact=True))
        await laatija.click(page.locator("#f-title"))
        await laatija.type("Hankerahat 2024")
        await laatija.click(page.locator("#f-task_class"))
        await laatija.type("02 02 02")
        await earlier(page, "2024-01-15T09:00")
        await laatija.press("Enter")
        await expect(page.locator("h1")).to_have_text("Hankerahat 2024")

        await laatija.click(page.get_by_role("link", name="Ehdotuksen laatiminen tai muuttaminen"))
        await laatija.click(page.locator("#clause-1"))
        await laatija.type("Kunnanhallitus päättää myöntää 500 000 euroa kahteen hankkeeseen.")
        await laatija.click(page.locator("#reasons"))
        await laatija.type("Hankkeet on valmisteltu johtoryhmän kanssa.")
        await laatija.tab()
        await laatija.type("kunnanjohtaja")
        await laatija.click(page.locator("#year"))
        await laatija.type("2024")
        await laatija.tab()
        await laatija.type("1 10 01")
        for name, amount, number, goal in (
            ("Kirjasto kuntoon", "300 000", "1001", "Lastenosasto siirtyy katutasoon"),
            ("Kevyet sillat", "200 000", "1002", "Kolme siltaa on korjattu"),
        ):
            for said in (name, amount, number, "Sivistyspalvelut", "sivistys", "vastuu", goal):
                await laatija.tab()
                await laatija.type(said)
        await earlier(page, "2024-01-16T09:00")
        await laatija.click(page.get_by_role("button", name="Tallenna versioksi"))

        await laatija.click(page.get_by_role("link", name="Lausuntojen pyytäminen"))
        await laatija.click(page.get_by_label("johtoryhmä", exact=True))
        await day(laatija, page.locator("#f-due"), "2024-01-26")
        await done(laatija, "2024-01-16T09:10")

        esittelija = self.hands["esittelija"]
        page = esittelija.page
        await page.goto("/")
        await esittelija.click(page.get_by_role("link", name="Lausunnon antaminen"))
        await esittelija.click(page.locator("#f-group"))
        await esittelija.type("johtory")
        await day(esittelija, page.locator("#f-session"), "2024-01-22")
        await esittelija.click(page.locator("#f-verdict"))
        await esittelija.type("puol")
        await done(esittelija, "2024-01-22T12:00")
        await esittelija.click(page.get_by_role("link", name="Hyväksyminen esityslistalle"))
        await esittelija.click(page.locator("#f-body"))
        await esittelija.type("kunnanh")
        await done(esittelija, "2024-01-29T09:00")
        await expect(page.locator("[role=status]")).to_contain_text("hyväksyttiin esityslistalle")

    async def table(self) -> None:
        """A meeting in which the case is tabled until the next; the guide has none, and it is not counted."""
        secretary = Hands(self.hands["sihteeri"].page)
        page = secretary.page
        await called(secretary, "2024-02-05T17:00", "2024-01-30T09:00")
        await at(secretary, f"/agenda/{FIRST}", "2024-01-30T10:00")
        await secretary.press("p", "Enter")
        await expect(page.locator(".order")).to_contain_text("Hankerahat 2024")
        await secretary.press("s", "Enter")
        await expect(page.locator("#versions")).to_contain_text("kutsun mukana")
        await at(secretary, f"/hall/{FIRST}", "2024-02-05T17:00")
        await secretary.press("c", "Enter")
        await expect(page.locator("#there h2")).to_contain_text("7/7")
        await settled(secretary, 1)
        await secretary.press("k", "Tab", "Tab", "Space", "Tab", "Space")
        for item in (2, 3, 4):
            await settled(secretary, item)
        await moved(secretary, "j5", "pp", "j6")
        await expect(page.locator("#question-5")).to_be_visible()
        await page.locator("#without-5").check()
        await page.locator("#outcome-until-5").select_option("next meeting")
        await settled(secretary, 5)
        await expect(page.locator("#items-done")).to_contain_text("pöydälle")
        await secretary.press("e", "Enter")
        await expect(page.locator("#head-words")).to_contain_text("päättynyt")

    async def make_up_the_agenda(self) -> None:
        """The guide's meeting is called, and its agenda made up and sent."""
        secretary = self.hands["sihteeri"]
        page = secretary.page
        await page.goto("/")
        await called(secretary, "2024-02-19T17:00", "2024-02-06T09:00")
        await secretary.click(page.get_by_role("link", name="Esityslistalle", exact=True))
        await at(secretary, f"/agenda/{SECOND}", "2024-02-06T10:00")
        for title in ("Talouskatsaus", "Uimahallin aukiolo", "Latujen kunto", "Viranhaltijapäätökset"):
            await secretary.press("t") if title == "Talouskatsaus" else None
            await secretary.type(title)
            await secretary.press("Enter")
            await expect(page.locator(".order")).to_contain_text(title)
        await secretary.press("Escape", "b", "Enter")
        await expect(page.locator(".order li")).to_have_count(9)
        await secretary.press("s", "Enter")
        await expect(page.locator("#versions")).to_contain_text("kutsun mukana")

    async def hold(self) -> None:
        """The meeting of nine items."""
        secretary = self.hands["sihteeri"]
        page, before, clicked = secretary.page, secretary.all, secretary.clicks
        await secretary.click(page.get_by_role("link", name="Kokoussali"))
        await at(secretary, f"/hall/{SECOND}", "2024-02-19T17:00")
        await secretary.press("v", *"1141112", "Enter")
        await expect(page.locator("#there h2")).to_contain_text("7/7")
        await settled(secretary, 1, approved=True)
        await secretary.press("k", "Tab", "Tab", "Space", "Tab", "Space")
        await settled(secretary, 2)
        await settled(secretary, 3, approved=True)
        await self._voted(4)
        await secretary.press("w")
        await secretary.type("j5")
        await secretary.tab()
        await secretary.type("hallintolaki 28.1 § 3 kohta")
        await secretary.press("Enter")
        await expect(page.locator("#item-5")).to_contain_text("jäsen 5")
        await secretary.press("Escape")
        await settled(secretary, 5, approved=True)
        for item in (6, 7, 8, 9):
            await settled(secretary, item)
        await secretary.press("e", "Enter")
        await expect(page.locator("#head-words")).to_contain_text("päättynyt")
        self.meeting, self.clicked = secretary.all - before, secretary.clicks - clicked

    async def _voted(self, item: int) -> None:
        """What the guide has of its case: a counter-proposal, a vote, a dissent."""
        secretary = self.hands["sihteeri"]
        page = secretary.page
        await expect(page.locator(f"#item-{item}")).to_contain_text("Hankerahat 2024")
        await secretary.press("m")
        await secretary.type("j4")
        await secretary.tab()
        await secretary.type("va")
        await secretary.tab()
        await secretary.type("j5")
        await secretary.tab()
        await secretary.type("Kunnanhallitus päättää myöntää 400 000 euroa.")
        await secretary.press("Control+Enter")
        await expect(page.locator(f"#question-{item}")).to_be_visible()
        await secretary.press("v", *"1112211", "Enter")
        await expect(page.locator(f"#item-{item}")).to_contain_text("5–2")
        await expect(page.locator("#paper")).to_contain_text("Kannattaja: jäsen 5.")
        await settled(secretary, item)
        await secretary.click(page.locator("#items-done a", has_text="Hankerahat 2024"))
        await expect(page.locator(f"#dissent-{item}")).to_be_visible()
        await secretary.press("d")
        await secretary.type("j4")
        await secretary.press("Enter")
        await expect(page.locator("#paper")).to_contain_text("jäsen 4 jätti eriävän mielipiteen")
        await secretary.press("n")
        await expect(page.locator(f"#item-{item + 1}")).to_be_visible()

    async def check_and_publish(self) -> None:
        """The checkers check, the secretary publishes."""
        secretary = self.hands["sihteeri"]
        page = secretary.page
        await secretary.click(page.get_by_role("link", name="Pöytäkirjaan"))
        await at(secretary, f"/minutes/{SECOND}", "2024-02-22T12:00")
        await secretary.click(page.get_by_role("button", name="Pöytäkirja tarkastettiin"))
        await expect(page.locator("[role=status]")).to_contain_text("tarkastettiin")
        await at(secretary, f"/minutes/{SECOND}", "2024-02-23T12:00")
        await secretary.click(page.get_by_role("button", name="Pöytäkirja julkaistiin"))
        await expect(page.locator("[role=status]")).to_contain_text("julkaistiin")

    async def claim(self) -> None:
        """A claim arrives and is withdrawn; the guide has none, and it is not counted."""
        registrar = Hands(self.hands["rekisteri"].page)
        page = registrar.page
        await page.goto(f"/act/record_challenge?journal={quote(CASE)}")
        await page.locator("#f-decision").select_option("kh-2024-9")
        await page.locator("#f-kind").select_option("claim")
        await page.locator("#f-title").fill("Oikaisuvaatimus hankerahoista")
        await done(registrar, "2024-03-01T10:00")
        await expect(page.locator("[role=status]").first).to_contain_text(CLAIM)
        await page.goto(f"/act/conclude_challenge?journal={quote(CLAIM)}")
        await page.locator("#f-result").select_option("lapsed")
        await done(registrar, "2024-03-20T10:00")

    def counted(self) -> dict[str, dict[str, int]]:
        """Keystrokes and clicks by the guide's chapters, and of the meeting alone."""
        chapters = {
            "The preparer": ("laatija", "esittelija"),
            "The secretary": ("sihteeri",),
            "The owner of a line": ("vastuu",),
            "The controller": ("talous",),
        }
        found = {}
        for chapter, people in chapters.items():
            hands = [self.hands[who] for who in people]
            found[chapter] = {
                "keys": sum(each.keys for each in hands),
                "clicks": sum(each.clicks for each in hands),
            }
        return {**found, "The meeting alone": {"keys": self.meeting - self.clicked, "clicks": self.clicked}}


async def newcomers(browser: Browser, address: str, town: Town) -> Newcomers:
    """The six, logged in."""
    hands = {who: Hands(await log_in_with(browser, address, town, who)) for who in PEOPLE}
    return Newcomers(hands)


async def main() -> None:
    """Play it, and write what was counted."""
    with TemporaryDirectory() as folder:
        described = await asyncio.to_thread(municipality, Path(folder))
        async with (
            open_desk(Path(folder) / "desk", described) as town,
            served(town.house, 0) as address,
            chromium() as browser,
        ):
            played = await newcomers(browser, address, town)
            await played.live()
    COUNTED.write_text(json.dumps(played.counted(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
