"""What the city does while something breaks: cases are prepared side by side, then a meeting handles them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from app.desk.acting import NotRunning
from models.base import clock
from models.engine.command import Answer
from models.meeting.meeting import Meeting
from models.tables.tables import COMMAND
from tests.support.office import (
    APPROVE,
    CALL,
    CLOSE,
    MEETING,
    OPEN_CASE,
    OPEN_MEETING,
    PUBLISH,
    REVIEW,
    SUMMON,
    Office,
    Step,
    approve,
    check,
    place,
)
from tests.support.promises import check as check_promises

T = TypeVar("T")
AGAIN = 0.2
"""Seconds after which a person whose door could not reach the registry tries once more."""


def _ask_review() -> Step:
    """A review that is due next month: workflows that the faults have started anew go by the real clock."""
    due = (clock.now() + timedelta(days=30)).date().isoformat()
    return Step("2021-02-03", "preparer", "request_reviews", {"groups": ["digijory"], "due": due})


class Lives:
    """Acts of many people at once, each sent again until it is answered."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.cases: list[str] = []
        self._answers: dict[str, Answer] = {}

    @property
    def answered(self) -> int:
        """How many acts have been answered."""
        return len(self._answers)

    async def prepare(self, cases: int) -> None:
        """Open so many cases, and bring each to the agenda's door."""
        self.cases += await asyncio.gather(*(self._prepared() for _ in range(cases)))

    async def _prepared(self) -> str:
        case = (await self._act(OPEN_CASE)).journal
        proposal = await self._tried(self.office.proposal)
        for step in (proposal, _ask_review(), REVIEW, APPROVE):
            await self._act(step, case)
        return case

    async def meet(self) -> None:
        """Call the meeting, handle every case in it and publish its minutes."""
        await self._act(CALL)
        items = list(enumerate(self.cases, start=1))
        await asyncio.gather(*(self._act(place(case, item), MEETING) for item, case in items))
        for step in (SUMMON, OPEN_MEETING):
            await self._act(step, MEETING)
        await asyncio.gather(*(self._act(approve(item), MEETING) for item, _ in items))
        names = await self._tried(self._two_who_were_present)
        for step in (CLOSE, check(names), PUBLISH):
            await self._act(step, MEETING)

    async def check(self) -> None:
        """Wait until everything is at rest, and assert every promise; that no answer was taken back, too."""
        await self.office.rest()
        await check_promises(self.office)
        with self.office.installation.registry.reading.connect() as connection:
            kept = set(connection.execute(select(COMMAND.c.id)).scalars())
        lost = set(self._answers) - kept
        assert not lost, f"answered, and not in the registry: {lost}"

    async def _act(self, step: Step, journal: str = "") -> Answer:
        command = clock.new_id()
        while True:
            try:
                self._answers[command] = await self.office.act(step, journal, command)
            except (NotRunning, DBAPIError):
                await asyncio.sleep(AGAIN)
            else:
                return self._answers[command]

    async def _tried(self, read: Callable[[], T]) -> T:
        while True:
            try:
                return await asyncio.to_thread(read)
            except DBAPIError:
                await asyncio.sleep(AGAIN)

    def _two_who_were_present(self) -> list[str]:
        meeting = self.office.installation.registry.held(MEETING).of(Meeting)
        return list(meeting.names_present()[-2:])
