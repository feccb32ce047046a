"""Two secretaries, one item: whatever arrives together, one outcome stands, and the loser is told why."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

from sqlalchemy import select, update

from activities.nudging import Nudges
from app.desk import RefusedThere
from models.tables import NUMBER, OUTBOX
from tests.office import (
    APPROVE,
    CALL,
    MEETING,
    OPEN_CASE,
    OPEN_MEETING,
    SUMMON,
    Office,
    approve,
    at_work,
    office,
    place,
    table,
)
from tests.promises import check_chains, check_heads, check_rows

ITEMS = 200
TOGETHER = 5
"""Items at a time: Temporal takes ten updates of one workflow at once."""


async def test_of_table_and_approve_sent_together_one_stands(tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _):
        mover = await asyncio.to_thread(gather_agenda, city)
        queue = city.installation.settings.task_queue
        async with at_work(city):
            await Nudges(city.installation.database, city.client, queue).nudge(MEETING, city.origin)
            refused = Counter[str]()
            for first in range(1, ITEMS + 1, TOGETHER):
                raced = (race(city, item, mover) for item in range(first, first + TOGETHER))
                refused.update(await asyncio.gather(*raced))
            await city.rest()
            await check_heads(city)
        assert refused == {"AlreadyHandled": ITEMS}
        check_chains(city)
        check_rows(city)
        with city.installation.registry.reading.connect() as connection:
            sections = connection.execute(
                select(NUMBER.c.number).where(NUMBER.c.series == "§ khs 2021")
            ).scalars()
            assert sorted(sections) == list(range(1, ITEMS + 1))


async def race(city: Office, item: int, mover: str) -> str:
    """Table and approve one item together, in either order; the loser's refusal."""
    steps = [approve(item), table(item, mover)]
    both = await asyncio.gather(
        *(city.act(step, MEETING) for step in (steps if item % 2 else steps[::-1])), return_exceptions=True
    )
    (loser,) = (answer for answer in both if isinstance(answer, RefusedThere))
    (winner,) = (answer for answer in both if not isinstance(answer, BaseException))
    assert str(winner.values["section"]) in loser.sentence
    return loser.type


def gather_agenda(city: Office) -> str:
    """A meeting with its cases, written before anybody works; a member who is present."""
    city.commit(CALL)
    proposal = city.proposal()
    for item in range(1, ITEMS + 1):
        case = city.commit(OPEN_CASE).journal
        for step in (proposal, APPROVE):
            city.commit(step, case)
        city.commit(place(case, item), MEETING)
    city.commit(SUMMON, MEETING)
    city.commit(OPEN_MEETING, MEETING)
    with city.installation.database.begin() as connection:
        connection.execute(update(OUTBOX).values(done=True))  # two hundred papers are another test's
    member: str = city.installation.registry.held(MEETING).state.names_present()[0]
    return member
