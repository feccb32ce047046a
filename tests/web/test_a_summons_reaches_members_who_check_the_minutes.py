"""An agenda is put in order, its summons reaches members by mail, and they check the minutes themselves."""

from __future__ import annotations

import re
from datetime import timedelta

from activities.installation import Installation
from app.desk.reading.agenda import Receiver, receivers
from models.base import clock
from models.base.calendar import local_day
from models.engine.effect_state import EffectState
from models.meeting.meeting import Meeting
from tests.support.browsing import Town, words
from tests.support.in_the_hall import Hall, opened
from tests.support.patience import until

SEATS = {"neljas": 4, "viides": 5}


async def _members(town: Town) -> None:
    """Two of the board's members are known, can log in and be reached."""
    registrar = await town.person("rekisteri")
    for person, seat in SEATS.items():
        office = {"office": "member", "of": "khs", "seat": str(seat)}
        done = [
            await registrar.does("add_person", person=person),
            await registrar.does("appoint_person", "people", person=person, **office),
            await registrar.does("give_contact", "people", person=person, email=f"{person}@kunta.example"),
        ]
        assert [each.status_code for each in done] == [200] * 3, [words(each.text)[:900] for each in done]
        town.house.accounts.set_password(person, town.password)


async def test_items_are_put_in_order_and_the_receivers_are_told(town: Town) -> None:
    await _members(town)
    secretary = await town.person("sihteeri")
    day = f"{local_day(clock.now()) + timedelta(days=40)}T15:00"
    meeting = await secretary.begins("call_meeting", body="khs", at=day, another="yes")
    for title in ("Ensimmäinen", "Toinen"):
        await secretary.does("add_item", meeting, title=title)
    agenda = Hall(secretary, meeting, "agenda")
    assert re.findall(r'class="what">(\w+)', await agenda.page()) == ["Ensimmäinen", "Toinen"]
    ordered = await agenda.does("arrange_agenda", items="2,1")
    assert re.findall(r'class="what">(\w+)', ordered.text) == ["Toinen", "Ensimmäinen"]
    assert "It has gone to nobody yet." in words(ordered.text)
    await agenda.does("send_agenda")
    found = town.house.installation
    await until(lambda: {each.state for each in _of(found, meeting)} == {EffectState.FILED})
    seen = words(await agenda.page()).partition("Who gets the summons")[2]
    for person in SEATS:
        assert f"{person} written into a file" in seen, seen


def _of(installation: Installation, meeting: str) -> list[Receiver]:
    state = installation.registry.held(meeting).of(Meeting)
    return [each for each in receivers(installation, state) if each.key in SEATS]


async def test_with_the_last_checker_who_confirms_for_themselves_the_minutes_are_checked(town: Town) -> None:
    hall = await opened(town)
    await hall.does("settle_item", item=1)
    await hall.does("close_meeting")
    for person, came in (("neljas", "confirmed that they checked"), ("viides", "were checked on")):
        checker = await town.person(person)
        assert f"/minutes/{hall.meeting}" in (await checker.browser.get("/")).text
        theirs = Hall(checker, hall.meeting, "minutes")
        page = await theirs.page()
        assert "You check these minutes" in page
        assert "/check_minutes" not in page, "what the secretary does is not shown to a checker"
        assert f'<option value="jäsen {SEATS[person]}" selected>' in page, "who looks is chosen already"
        confirmed = await theirs.does("confirm_minutes")
        assert came in words(confirmed.text)
