"""An act can be signalled by a system that does not wait: the same function serves, a refusal is kept."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from models.tables.tables import REFUSED
from tests.support.office import CLOSE, MEETING, Office, Step, approve
from tests.support.patience import until
from tests.support.promises import kinds_of


async def test_a_signalled_act_becomes_the_same_facts(city: Office) -> None:
    await signal(city, approve(1), "one")
    await until(lambda: "ItemHandled" in kinds_of(city, MEETING))
    assert (await city.act(approve(1), MEETING, "one")).values["section"] == 1


async def test_signalled_twice_and_asked_once_it_is_one(city: Office) -> None:
    await signal(city, approve(1), "one")
    await signal(city, approve(1), "one")
    await city.act(approve(1), MEETING, "one")
    assert kinds_of(city, MEETING).count("ItemHandled") == 1
    assert refused(city) == []


async def test_a_refused_one_is_kept_for_its_sender(city: Office) -> None:
    await signal(city, CLOSE, "too-early")
    await until(lambda: bool(refused(city)))
    (kept,) = refused(city)
    assert (kept.command_id, kept.type, kept.actor) == ("too-early", "ItemsLeft", "sanna")
    assert kept.sentence.startswith("Not handled yet: 1")


@pytest.mark.parametrize("message", ["not a command", {"id": 7}, None, {"name": "close_meeting", "act": []}])
async def test_an_unreadable_one_harms_nobody(city: Office, message: Any) -> None:
    handle = city.client.get_workflow_handle(MEETING)
    await handle.signal("close_meeting", message)
    await handle.signal("no_such_act", message)
    await handle.signal("close_meeting")
    assert (await city.act(approve(1), MEETING)).values["section"] == 1


async def signal(city: Office, step: Step, command_id: str) -> None:
    """Send an act without waiting for an answer."""
    await city.desk.send(city.command(step, MEETING, command_id), signal=True)


def refused(city: Office) -> list[Any]:
    """The refused signals that the registry keeps."""
    with city.installation.registry.reading.connect() as connection:
        return list(connection.execute(select(REFUSED)).all())
