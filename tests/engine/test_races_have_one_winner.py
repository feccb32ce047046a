"""Two secretaries, one item: whatever arrives together, one outcome stands, and the loser is told why."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

from sqlalchemy import select

from models.base.refusal import Refusal
from models.tables.tables import NUMBER
from tests.support.office import MEETING, Office, approve, at_work, member, office, prepare, table
from tests.support.promises import check_chains, check_heads, check_rows

ITEMS = 60
TOGETHER = 5
"""Items at a time: Temporal takes ten updates of one workflow at once."""


async def test_of_table_and_approve_sent_together_one_stands(tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _):
        await asyncio.to_thread(prepare, city, ITEMS)
        mover = member(city)
        async with at_work(city):
            await city.start()
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
    (loser,) = (answer for answer in both if isinstance(answer, Refusal))
    (winner,) = (answer for answer in both if not isinstance(answer, BaseException))
    assert str(winner.values["section"]) in loser.sentence
    return loser.type
