"""What a restored registry lacks comes back from histories, also where these only name it in the store."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from activities.recovery.recovery import recover
from models.base.refusal import Refusal
from models.base.text import Text
from models.base.writing import Written
from tests.support.builders import proposal
from tests.support.lives_temporal import copy_of, put_back
from tests.support.long_journals import CASE, many_revisions, record
from tests.support.office import Office, Step, at_work, office
from tests.support.patience import until_async

WITHDRAW = Step("2021-04-02", "preparer", "withdraw_case", {"reason": "Ei tarvita."})


async def test_a_large_act_on_a_long_journal_is_recovered(tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _), at_work(city):
        installation, queue = city.installation, city.installation.settings.task_queue
        record(installation.database, many_revisions(700))
        await city.start()
        await until_async(lambda: has_read(city, 700))
        await city.rest()
        copy = await asyncio.to_thread(copy_of, installation, tmp_path / "copy.sqlite")
        await city.act(revising(1_500), CASE)
        facts = installation.registry.facts(CASE)
        await asyncio.to_thread(put_back, installation, copy)
        with pytest.raises(Refusal, match="restored from an older copy"):
            await city.act(WITHDRAW, CASE)
        recovered = await recover(city.client, installation.database, queue, city.origin)
        assert (recovered.facts, recovered.lost) == (1, [])
        assert installation.registry.facts(CASE) == facts
        await city.act(WITHDRAW, CASE)


def revising(clauses: int) -> Step:
    """The writing of a proposal with very many clauses."""
    text = Written.of(Text.of("Päätetään.")).model_dump(mode="json")
    numbered = [{"number": number, "text": text} for number in range(1, clauses + 1)]
    return Step(
        "2021-04-01", "preparer", "revise_proposal", {"proposal": {**proposal(), "clauses": numbered}}
    )


async def has_read(city: Office, seq: int) -> bool:
    """Whether the workflow of the case has read so far."""
    head = await city.head(CASE)
    return head is not None and head[0] >= seq
