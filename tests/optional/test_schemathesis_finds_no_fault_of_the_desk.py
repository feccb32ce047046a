"""Schemathesis, which reads the description alone, finds no fault of the desk, nor another kind of answer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.core.result import Ok

from app.desk.scopes import acts_for_programs
from app.web.api.description import description
from tests.support.browsing import Town, open_desk
from tests.support.calling import Program, fits, program

FEW = settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[*HealthCheck],
)
"""Of each address: there are more than a hundred."""


@pytest.fixture(scope="module")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """A desk that is open, with the people of the sample."""
    async with open_desk(tmp_path_factory.mktemp("desk")) as town:
        yield town


async def test_every_address_answers_as_it_says(town: Town) -> None:
    """With a token for everything that its person may."""
    nouns = {act.noun for act in acts_for_programs()}
    described = json.loads(json.dumps(description()))
    schema = schemathesis.openapi.from_dict({**described, "servers": [{"url": "http://desk.example"}]})
    async with (
        program(town, "sihteeri", "read", *nouns) as caller,
        program(town, "laatija", "case") as opener,
    ):
        case = {"title": "Sattuma", "task_class": "00 01 02", "language": "fi"}
        journal = await opener.begins("open_case", case)
        loop = asyncio.get_running_loop()
        counted = 0
        for found in schema.get_all_operations():
            assert isinstance(found, Ok), found
            operation = found.ok()
            counted += await asyncio.to_thread(_sent, loop, caller, operation, journal)
    assert counted >= 2 * 90


def _sent(loop: asyncio.AbstractEventLoop, caller: Program, operation: Any, journal: str) -> int:
    counted = 0

    @FEW
    @given(operation.as_strategy())
    def send(case: Any) -> None:
        nonlocal counted
        counted += 1
        if isinstance(case.body, dict) and case.body.get("journal") and counted % 2:
            case.body["journal"] = journal
        said = case.as_transport_kwargs(base_url="http://desk.example")
        asked = {
            name: said[name] for name in ("headers", "params", "json", "data") if said.get(name) is not None
        }
        asked["headers"] = {
            name: str(value)
            for name, value in dict(asked.get("headers", {})).items()
            if name.lower() != "authorization"
        }
        going = caller.client.request(said["method"], said["url"], **asked)
        answer = asyncio.run_coroutine_threadsafe(going, loop).result(60)
        fits(operation.path, operation.method, answer)

    send()
    return counted
