"""What is wrong with one act, or behind in one workflow, keeps nobody else from acting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from models.base.refusal import Refusal
from models.tables.row_tables import HandlingRow
from models.tables.tables import FACT
from tests.support.office import MEETING, TODAY, Office, Step, approve, at_work, member, office, prepare

EXPERT = Step("2021-03-15 16:05", "secretary", "hear_expert", {"item": 1, "expert": "Asiantuntija"})


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[Office]:
    """A meeting that is open, with one item."""
    async with office(tmp_path) as (city, _):
        await asyncio.to_thread(prepare, city)
        yield city


async def test_a_broken_constraint_is_told_and_the_journal_goes_on(city: Office) -> None:
    planted = HandlingRow(
        journal="HEL 2021-999999",
        decision="khs-2021-1",
        body="khs",
        year=2021,
        section=1,
        meeting=MEETING,
        item=1,
        day=TODAY.date(),
        outcome="approved",
        status="decided",
    )
    with city.installation.database.begin() as connection:
        connection.execute(insert(HandlingRow.__table__), planted.model_dump())
    async with at_work(city):
        await city.start()
        with pytest.raises(Refusal, match="The registry refused the transaction") as refused:
            await city.act(approve(1), MEETING)
        assert refused.value.type == "BrokenConstraint"
        await city.act(EXPERT, MEETING)


async def test_a_fact_that_is_broken_is_told_and_the_journal_goes_on(city: Office) -> None:
    (case,) = (row.id for row in city.installation.registry.journals("case"))
    with city.installation.database.begin() as connection:
        connection.execute(update(FACT).where(FACT.c.journal == case, FACT.c.seq == 2).values(content="{"))
    async with at_work(city):
        await city.start()
        with pytest.raises(Refusal, match=f"Fact 2 of {case} cannot be read") as refused:
            await city.act(approve(1), MEETING)
        assert refused.value.type == "BrokenFact"
        await city.act(EXPERT, MEETING)


async def test_a_workflow_that_is_behind_refuses_nothing_that_the_registry_allows(city: Office) -> None:
    async with at_work(city):
        await city.start()
        await city.rest()
        (case,) = (row.id for row in city.installation.registry.journals("case"))
        handed_back = {"item": 1, "outcome": "returned", "proposed_by": member(city), "unanimous": True}
        city.commit(Step("2021-03-15 16:10", "secretary", "handle_item", handed_back), MEETING)
        assert (await city.head(case) or (0,))[0] < city.installation.registry.held(case).seq
        revised = replace(city.proposal("toinen.owner"), day="2021-03-16")
        assert (await city.act(revised, case)).journal == case
