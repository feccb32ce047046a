"""Who may not act is told that, and nothing of what else stands in the way, of what is closed as well."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from models.case.case import Case
from models.engine.may import NotThatPlace
from models.matter.stage import Stage
from models.preparation.revising import NothingChanged
from tests.support.office import OPEN_CASE, Office, Step, at_work, office
from tests.support.patience import until

CASE = "HEL 2021-000001"
WHEN = "2021-04-01"
STAFF = {"anna": "kanslia", "otto": "kirjasto"}


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[Office]:
    """A case of anna's that has a proposal; otto prepares elsewhere, and sanna is registrar."""
    async with office(tmp_path) as (city, _):
        await asyncio.to_thread(begin, city)
        async with at_work(city):
            await city.start()
            yield city
            await city.rest()


def begin(city: Office) -> None:
    city.commit(OPEN_CASE)
    drafted: dict[str, Any] = city.proposal().fields["proposal"]
    own = {**drafted, "appropriation": None, "legal_ground": "preparation"}
    city.commit(Step("2021-02-02", "preparer", "revise_proposal", {"proposal": own}), CASE)
    for person in ("sanna", *STAFF):
        city.commit(Step("2021-02-03", "registrar", "add_person", {"person": person}))
    for person, unit in STAFF.items():
        duty = {"person": person, "office": "preparer", "of": unit}
        city.commit(Step("2021-02-03", "registrar", "appoint_person", duty))


async def test_whoever_guesses_at_a_text_learns_not_whether_it_is_the_same(city: Office) -> None:
    last = city.installation.registry.held(CASE).of(Case).proposals[-1]
    guess = Step(WHEN, "preparer", "revise_proposal", {"proposal": last.model_dump(mode="json")})
    with pytest.raises(NothingChanged):
        await city.act(guess, CASE)
    with pytest.raises(NotThatPlace, match="anna"):
        await city.desk.send(city.command(guess, CASE).model_copy(update={"actor": "otto"}))


async def test_of_a_closed_case_too_it_is_said_in_a_sentence(city: Office) -> None:
    await city.act(Step(WHEN, "preparer", "withdraw_case", {"reason": "Ei tarvita."}), CASE)
    await until(lambda: city.installation.registry.held(CASE).of(Case).stage is Stage.CLOSED)
    await city.rest()
    reopen = city.command(Step("2021-04-02", "preparer", "reopen_case", {"reason": "Tarvitaan."}), CASE)
    with pytest.raises(NotThatPlace, match="anna"):
        await city.desk.send(reopen.model_copy(update={"actor": "otto"}))
