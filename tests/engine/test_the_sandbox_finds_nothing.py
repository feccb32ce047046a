"""Workflow code does nothing that a replay could not repeat: it lives a short life in the SDK's sandbox."""

from __future__ import annotations

import asyncio
from pathlib import Path

from models.case.case import Case
from models.meeting.meeting import Meeting
from tests.support.office import (
    APPROVE,
    ASK_REVIEW,
    CLOSE,
    MEETING,
    OPEN_CASE,
    PUBLISH,
    REVIEW,
    Office,
    approve,
    check,
    office,
    prepare,
)
from tests.support.promises import check as check_promises
from tests.support.sandbox import sandboxed
from worker import make_worker


async def test_a_case_is_opened_decided_and_followed_up(tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _):
        (case,) = await asyncio.to_thread(prepare, city)
        await asyncio.to_thread(read_rules_and_calendar, city)
        async with make_worker(city.client, city.installation, runner=sandboxed()):
            other = (await city.act(OPEN_CASE)).journal
            for step in (city.proposal(), ASK_REVIEW, REVIEW, APPROVE):
                await city.act(step, other)
            await city.start()
            for step in (approve(1), CLOSE):
                await city.act(step, MEETING)
            present = city.installation.registry.held(MEETING).of(Meeting).names_present()
            for step in (check(list(present[-2:])), PUBLISH):
                await city.act(step, MEETING)
            await city.rest()
            await check_promises(city)
            follow_up = city.installation.registry.held(case).of(Case).follow_up
            assert await city.head(follow_up) is not None


def read_rules_and_calendar(city: Office) -> None:
    """Outside the sandbox they are read once, by whoever decides first; inside it, files cannot be opened."""
    case = city.commit(OPEN_CASE).journal
    for step in (city.proposal(), ASK_REVIEW, REVIEW):
        city.commit(step, case)
