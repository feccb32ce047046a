"""The same command, however often and whenever it is sent, is one command; its id is no other's."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from temporalio.client import WorkflowHandle

from models.base.refusal import Refusal
from models.meeting.meeting import Meeting
from tests.support.office import (
    CALL,
    CLOSE,
    MEETING,
    OPEN_CASE,
    PUBLISH,
    Office,
    Step,
    approve,
    check,
    member,
    table,
)
from tests.support.patience import until_async
from workflows import journal_workflow


async def test_sent_five_times_at_once(city: Office) -> None:
    answers = await asyncio.gather(*(city.act(approve(1), MEETING, "one") for _ in range(5)))
    assert all(answer == answers[0] for answer in answers)
    assert facts_of(city, "one") == ["ItemHandled"]


async def test_opening_a_case_five_times_at_once(city: Office) -> None:
    answers = await asyncio.gather(*(city.act(OPEN_CASE, "", "one") for _ in range(5)))
    assert {answer.journal for answer in answers} == {"HEL 2021-000002"}


async def test_sent_again_when_it_would_not_be_possible_any_more(city: Office) -> None:
    first = await city.act(approve(1), MEETING, "one")
    await city.act(CLOSE, MEETING)
    assert await city.act(approve(1), MEETING, "one") == first


async def test_sent_again_in_a_new_run(city: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    handle = city.client.get_workflow_handle(MEETING)
    before = (await handle.describe()).run_id
    monkeypatch.setattr(journal_workflow, "UPDATES_A_RUN", 2)
    first = await city.act(approve(1), MEETING, "one")
    await city.act(CLOSE, MEETING)
    await until_async(lambda: in_another_run(handle, before))
    assert await city.act(approve(1), MEETING, "one") == first
    assert facts_of(city, "one") == ["ItemHandled"]


async def test_sent_again_when_the_journal_is_closed(city: Office) -> None:
    await city.act(approve(1), MEETING)
    await city.act(CLOSE, MEETING)
    present = city.installation.registry.held(MEETING).of(Meeting).names_present()
    await city.act(check(list(present[-2:])), MEETING)
    first = await city.act(PUBLISH, MEETING, "one")
    await city.client.get_workflow_handle(MEETING).result()
    assert await city.act(PUBLISH, MEETING, "one") == first
    with pytest.raises(Refusal, match="published"):
        await city.act(PUBLISH, MEETING, "another")


@pytest.mark.parametrize("new_run", [False, True])
async def test_its_id_is_refused_to_another_act(
    city: Office, new_run: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if new_run:
        monkeypatch.setattr(journal_workflow, "UPDATES_A_RUN", 1)
    await city.act(approve(1), MEETING, "one")
    with pytest.raises(Refusal, match="already used for another act") as refused:
        await city.act(table(1, member(city)), MEETING, "one")
    assert refused.value.type == "CommandReused"


async def test_its_id_is_refused_to_another_opening(city: Office) -> None:
    await city.act(OPEN_CASE, "", "one")
    with pytest.raises(Refusal, match="already used for another act"):
        await city.act(replace(OPEN_CASE, fields={**OPEN_CASE.fields, "title": "Toinen"}), "", "one")
    with pytest.raises(Refusal, match="already used for another act"):
        await city.act(replace(CALL, fields={**CALL.fields, "at": "2021-04-19T16:00:00+03:00"}), "", "one")


async def test_thirty_in_flight_are_all_answered(city: Office) -> None:
    experts = [
        Step("2021-03-15 16:05", "secretary", "hear_expert", {"item": 1, "expert": f"nro {number}"})
        for number in range(30)
    ]
    await asyncio.gather(*(city.act(step, MEETING) for step in experts))
    assert len(city.installation.registry.held(MEETING).of(Meeting).items[1].heard) == 30


async def in_another_run(handle: WorkflowHandle[Any, Any], before: str | None) -> bool:
    """Whether a workflow has continued as new."""
    return (await handle.describe()).run_id != before


def facts_of(city: Office, command: str) -> list[str]:
    """The kinds of the facts that a command became in the meeting's journal."""
    facts = city.installation.registry.facts(MEETING)
    return [fact.kind for fact in facts if fact.command_id == command]
