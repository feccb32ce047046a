"""A council of 85 votes on each of forty items through the real server, and every number is right."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from sqlalchemy import select

from activities.installation import Installation
from activities.store import PAPERS
from bench.council import MEETING, Roll, ended, handled, opened, summoned
from models.matter.handling import Handling
from models.meeting.meeting import Meeting
from models.tables.tables import PAPER
from tests.support.office import at_work, office
from tests.support.promises import check
from tests.support.reading_pdf import text

ITEMS = 40
LARGEST_RUN = 1_500_000
"""Bytes of the meeting's history; a roll-call of 85 names travels in its command and in its fact."""


async def test_a_council_of_85_votes_on_forty_items(tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _):
        await asyncio.to_thread(summoned, city.installation, ITEMS)
        registry = city.installation.registry
        async with at_work(city):
            await city.start()
            await city.desk.send(opened())
            names = registry.held(MEETING).of(Meeting).names_present()
            rolls = {item: Roll(item, names) for item in range(1, ITEMS + 1)}
            for roll in rolls.values():
                for command in handled(city.installation, roll):
                    await city.desk.send(command)
            for command in ended(names):
                await city.desk.send(command)
            await city.rest()
            await check(city)
            history = await city.client.get_workflow_handle(MEETING).fetch_history()
        items = registry.held(MEETING).of(Meeting).items
        assert [item.section for item in items.values()] == list(range(1, ITEMS + 1))
        for number, item in items.items():
            expect(rolls[number], item.handling)
        assert sum(event.ByteSize() for event in history.events) < LARGEST_RUN
        minutes = await asyncio.to_thread(paper, city.installation, "minutes")
        assert sums("Jaa", minutes) == [len(roll.yes) for roll in rolls.values()]
        assert sums("Ei", minutes) == [len(roll.no) for roll in rolls.values()]
        assert all(minutes.count(name) >= ITEMS for name in names)


def sums(side: str, minutes: str) -> list[int]:
    """The sums of a side of every vote, as a reader of the minutes finds them."""
    return [int(found) for found in re.findall(rf"{side}-äänet: (\d+)", minutes)]


def expect(roll: Roll, handling: Handling | None) -> None:
    """The vote and the outcome are those of the roll."""
    assert handling
    (vote,) = handling.votes
    assert (vote.tally.yes, vote.tally.no, vote.tally.blank_count) == (roll.yes, roll.no, 2)
    assert vote.tally.yes_count + vote.tally.no_count + vote.tally.blank_count == len(roll.names) == 85
    assert handling.outcome == roll.outcome


def paper(installation: Installation, template: str) -> str:
    """The words of the meeting's last paper of a kind."""
    with installation.registry.reading.connect() as connection:
        rows = connection.execute(select(PAPER).where(PAPER.c.template == template)).all()
    last = max(rows, key=lambda row: row.id)
    return text(installation.archive.store.get(PAPERS, last.sha256))
