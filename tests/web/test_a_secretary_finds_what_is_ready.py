"""A case that is ready waits on the desk of its body's secretary, also while no meeting is called."""

from __future__ import annotations

from tests.support.browsing import Town
from tests.support.in_the_hall import ready_case


async def test_it_is_there_until_it_is_on_an_agenda_and_on_nobody_elses_desk(town: Town) -> None:
    case = await ready_case(town, "Kokousta odottava")
    secretary = await town.person("sihteeri")
    assert f"Kokousta odottava City Board · {case}" in await secretary.sees("/")
    assert "Ready for a meeting" not in await (await town.person("laatija")).sees("/")
    meeting = await secretary.begins("call_meeting", body="khs", at="2099-04-13T16:00")
    await secretary.does("place_item", meeting, case=case)
    assert f"Kokousta odottava City Board · {case}" not in await secretary.sees("/")
