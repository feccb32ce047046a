"""In a bilingual town a form asks for a text in the other language, too; what was written there stays."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape

from starlette.datastructures import FormData

from app.web.forms import fields, written_in
from app.web.other_languages import others
from models.base.writing import Written
from models.case.case import Case
from models.engine.command import AnyAct
from models.meeting.meeting import Meeting
from models.preparation.withdrawing import CaseWithdrawn
from tests.support.browsing import Town, filled, words
from tests.support.builders import DAYCARE
from tests.support.followed import Followed
from tests.support.in_the_hall import Hall, opened, ready_case, summoned


async def test_a_short_title_and_a_long_reason_are_said_in_both_languages(town: Town) -> None:
    preparer = await town.person("laatija")
    said = {"title": "Ranta", "title-sv": "Stranden", "task_class": "00 01 02", "language": "fi"}
    case = await preparer.begins("open_case", **said)
    held = town.house.installation.registry.held(case)
    assert held.of(Case).title_in == {"sv": "Stranden"}
    form = await preparer.browser.get(f"/act/withdraw_case?journal={case}")
    assert "reason-sv" in filled(form.text, f"/act/withdraw_case?journal={case.replace(' ', '%20')}")
    await preparer.does("withdraw_case", case, **{"reason": "Ei tarvita.", "reason-sv": "Behövs inte."})
    facts = (fact.content for fact in town.house.installation.registry.facts(case))
    (written,) = [fact.reason for fact in facts if isinstance(fact, CaseWithdrawn)]
    assert isinstance(written, Written)
    assert (written.original, written.languages) == ("fi", ("fi", "sv"))


async def test_what_was_written_there_stays_where_the_form_is_refused(town: Town) -> None:
    preparer = await town.person("laatija")
    case = await preparer.begins("open_case", title="Silta", task_class="00 01 02", language="fi")
    again = await preparer.does("withdraw_case", case, **{"reason": "", "reason-sv": "Behövs inte."})
    assert again.status_code == 422
    assert "Behövs inte." in again.text
    assert "in the language of the original" in words(again.text)


def test_a_town_of_one_language_is_asked_for_no_other() -> None:
    act = AnyAct.catalogue["open_case"]
    alone = [*fields(act, None, {}, None, ("fi",))]
    assert not any(each.others for each in alone)
    assert "title_in" not in {each.name for each in alone}
    both = {each.name: each.others for each in fields(act, None, {}, None, ("fi", "sv"))}
    assert [each.name for each in both["title"]] == ["title-fi", "title-sv"]
    assert not both["secret_title"]


def test_several_texts_are_paired_line_by_line() -> None:
    act = AnyAct.catalogue["give_review"]
    typed = FormData([("changes", "Yksi.\nKaksi."), ("changes-sv", "Ett.\r\n\r\nTvå.")])
    said = written_in(act, typed)
    assert said["changes_in_languages"] == ["sv=Ett.", "sv=Två."]
    assert said["changes"] == ["Yksi.", "Kaksi."]


def _lacking(page: str) -> list[str]:
    """The texts of a page's forms that are told in several languages, and are asked for in one."""
    found = []
    for address in re.findall(r'<form method="post" action="([^"]+)"', page):
        act = AnyAct.catalogue.known(address.partition("?")[0].rpartition("/")[2])
        asked = filled(page, unescape(address))
        if act:
            found += [f"{act.name()}.{name}" for name in asked if _is_asked_in_one(act, name, asked)]
    return found


def _is_asked_in_one(act: type[AnyAct], name: str, asked: Collection[str]) -> bool:
    return any(each.name not in asked for each in others(act, name, ("fi", "sv"), {}))


async def _before_and_in_the_hall(town: Town) -> tuple[list[str], Hall]:
    """The pages of an agenda and a hall, as their secretary sees them at work."""
    late = await summoned(town, titles=("Muut asiat",))
    agenda = Hall(late.secretary, late.meeting, "agenda")
    pages = [await agenda.page()]
    await agenda.does("add_item", **{"title": "Ruoka", "title-sv": "Maten", "ground": "Unohtui."})
    in_swedish = await town.person("sihteeri", "sv")
    assert "Maten" in await in_swedish.sees(agenda.path)
    hall = await opened(town, await ready_case(town, "Laituri"))
    pages += [await hall.page(1), await hall.page(2)]
    return pages, hall


async def test_every_text_of_the_pages_of_a_meeting_is_asked_for_in_both(town: Town) -> None:
    pages, hall = await _before_and_in_the_hall(town)
    assert any('name="title-sv"' in each for each in pages)
    assert any('name="instructions-sv"' in each for each in pages)
    said = {"outcome": "noted", "text": "Keskusteltiin.", "text-sv": "Frågan diskuterades."}
    await hall.does("settle_item", item=2, **said)
    state = town.house.installation.registry.held(hall.meeting).of(Meeting)
    settled = state.items[2].settlement
    assert settled
    assert isinstance(settled.text, Written)
    assert (settled.text.original, settled.text.languages) == ("fi", ("fi", "sv"))
    pages.append(await hall.page())
    await hall.does("undo_last")
    undone = town.house.installation.registry.facts(hall.meeting)[-1].content.said()
    assert "vahingossa" in undone.say("fi")
    await hall.does("settle_item", item=2, outcome="noted")
    await hall.does("handle_item", item=1, outcome="approved", without_vote="yes", unanimous="yes")
    await hall.does("close_meeting")
    desk = Hall(hall.secretary, hall.meeting, "minutes")
    remark = {"checker": "jäsen 5", "text": "Kannattaja puuttuu.", "text-sv": "Understödjaren saknas."}
    await desk.does("remark_on_minutes", **remark)
    in_swedish = await town.person("sihteeri", "sv")
    assert "Understödjaren saknas." in await in_swedish.sees(desk.path)
    pages.append(await desk.page())
    assert [_lacking(each) for each in pages] == [[] for _ in pages]


async def test_what_was_written_in_the_hall_in_another_language_stays_where_it_is_refused(town: Town) -> None:
    hall = await opened(town)
    again = await hall.does("settle_item", item=1, **{"outcome": "noted", "text-sv": "Diskuterades."})
    assert again.status_code == 422
    assert "Diskuterades." in again.text


async def test_an_owner_tells_a_report_in_both_languages(followed: Followed) -> None:
    journal = followed.number(1).replace(" ", "%20")
    path = f"/reports/{journal}/khs-2021-1?project={DAYCARE}&period=2021Q1"
    async with followed.person("olli") as browser:
        page = (await browser.get(path)).text
        asked = filled(page, path)
        assert {"text-sv", "note_1-sv"} <= {*asked}
        sent = {key: each[0] for key, each in asked.items()} | {"text-sv": "Bara på svenska."}
        again = await browser.post(path, data=sent)
    assert again.status_code == 422
    assert "Bara på svenska." in again.text
    assert "in the language of the original, too" in words(again.text)
