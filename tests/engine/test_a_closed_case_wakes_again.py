"""A closed case has no workflow; an act that it still takes is registered, and wakes it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from temporalio.client import WorkflowExecutionStatus

from models.base.refusal import Refusal
from models.base.text import Text
from models.case.case import Case
from models.matter.stage import Stage
from tests.support.office import OPEN_CASE, Office, Step, at_work, office
from tests.support.patience import until, until_async

CONFIRMED = {"legal_ground": "preparation"}
CASE = "HEL 2021-000001"


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[Office]:
    """A case that an officeholder decided, closed as nobody may appeal."""
    async with office(tmp_path) as (city, _):
        await asyncio.to_thread(decide, city)
        async with at_work(city):
            await city.start()
            await city.rest()
            await until_async(lambda: has_closed(city))
            yield city
            await city.rest()


async def has_closed(city: Office) -> bool:
    described = await city.client.get_workflow_handle(CASE).describe()
    return described.status is WorkflowExecutionStatus.COMPLETED


def decide(city: Office) -> None:
    city.commit(OPEN_CASE)
    drafted: dict[str, Any] = city.proposal().fields["proposal"]
    proposal = {**drafted, "appropriation": None, "legal_ground": "preparation"}
    city.commit(Step("2021-02-02", "preparer", "revise_proposal", {"proposal": proposal}), CASE)
    city.commit(
        Step("2021-03-01", "officeholder", "decide_alone", {"body": "strj", "legal_ground": "preparation"}),
        CASE,
    )
    city.commit(Step("2021-03-02", "officeholder", "publish_decision", {"decision": "strj-2021-1"}), CASE)


async def test_a_closed_case_opens_again_and_is_prepared(city: Office) -> None:
    assert city.installation.registry.held(CASE).of(Case).stage is Stage.CLOSED
    reopen = Step("2021-04-01", "preparer", "reopen_case", {"reason": "Päätös oli virheellinen."})
    await city.act(reopen, CASE)
    await until(lambda: city.installation.registry.held(CASE).of(Case).stage is Stage.PREPARATION)
    await city.act(replace(city.proposal(), day="2021-04-01"), CASE)
    assert len(city.installation.registry.held(CASE).of(Case).proposals) == 2


async def test_a_clerical_error_in_a_closed_case_gets_its_paper(city: Office) -> None:
    text = city.installation.archive.write(Text.of("Kaupunginhallitus myöntää määrärahaan.")).model_dump(
        mode="json"
    )
    fields = {"decision": "strj-2021-1", "clause": 1, "text": text, "reason": "Sanassa oli kirjain liikaa."}
    await city.act(Step("2021-04-01", "secretary", "correct_clerical_error", fields), CASE, "mend")
    await city.act(Step("2021-04-01", "secretary", "correct_clerical_error", fields), CASE, "mend")
    await until(lambda: not city.outbox())
    assert len(city.installation.registry.held(CASE).of(Case).decisions["strj-2021-1"].corrections) == 1


async def test_what_a_closed_case_does_not_take_is_refused(city: Office) -> None:
    with pytest.raises(Refusal, match="while the case is closed"):
        await city.act(
            Step("2021-04-01", "presenter", "approve_for_agenda", {"body": "khs", **CONFIRMED}), CASE
        )
