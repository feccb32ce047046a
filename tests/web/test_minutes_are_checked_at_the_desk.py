"""After the meeting its minutes are returned, checked and published on a page of their own."""

from __future__ import annotations

from dataclasses import replace

from app.desk.reading.papers import papers
from app.language import answering_in
from app.web.choices import Choosing
from models.base.writing import Written
from models.engine.world import Held
from models.meeting.remark import Remark
from models.minutes.remarks import ResolveRemark
from tests.support.browsing import Town, words
from tests.support.builders import an_open_meeting
from tests.support.calling import program
from tests.support.in_the_hall import opened
from tests.support.patience import until


async def test_minutes_are_returned_checked_and_published(town: Town) -> None:
    hall = await opened(town)
    await hall.does("settle_item", item=1)
    await hall.does("close_meeting")
    desk = replace(hall, room="minutes")
    section = words(await desk.page()).partition("What the minutes say §")[2].split()[0]
    remark = {"checker": "jäsen 5", "section": section, "text": "Kannattaja puuttuu."}
    returned = await desk.does("remark_on_minutes", **remark)
    assert f"Remarks to be resolved 1. § {section}, jäsen 5: Kannattaja puuttuu." in words(returned.text)
    await desk.does("resolve_remark", remark=1, done="Lisättiin.")
    refused = await desk.does("check_minutes", checkers=["jäsen 5"])
    assert refused.status_code == 422
    assert "needed: 2, named: 1" in words(refused.text)
    assert 'value="jäsen 5" checked' in refused.text
    checked = await desk.does("check_minutes", checkers=["jäsen 5", "jäsen 6"])
    assert "were checked on" in words(checked.text)
    published = await desk.does("publish_minutes")
    assert "published" in words(published.text)
    await until(lambda: {*_papers(town, hall.meeting)} >= {"agenda", "minutes"})
    shouted, known = hall.meeting.upper(), _papers(town, hall.meeting)
    async with program(town, "sihteeri", "read") as caller:
        minutes = (await caller.reads("/minutes/{meeting}", meeting=shouted)).json()
        assert known["minutes"] in minutes["papers"]
        read = await caller.reads("/papers/{sha256}", sha256=known["minutes"], journal=shouted)
        assert read.status_code == 200
    for room, paper in known.items():
        assert paper in await replace(hall, meeting=shouted, room=room).page()


def _papers(town: Town, meeting: str) -> dict[str, str]:
    """The papers of a meeting that are there, by what each is."""
    found = papers(town.house.installation, meeting)
    return {each.template: each.sha256 for each in found if each.template in ("agenda", "minutes")}


def test_a_sealed_remark_is_chosen_without_its_words() -> None:
    sealed = Written(sha256="0" * 64, original="fi", languages=("fi",), sealed=True)
    remarks = (Remark(1, "jäsen 5", sealed), Remark(2, "jäsen 6", "Kannattaja puuttuu."))
    meeting = replace(an_open_meeting().meeting, remarks=remarks)
    held = Held(meeting.id, meeting)
    with answering_in("en"):
        choices = Choosing(ResolveRemark, held, None).of("remark")
    assert [choice.said for choice in choices] == ["1. (not public)", "2. Kannattaja puuttuu."]
