"""Whatever a program sends is answered as it was described, and nothing of it is a fault of the desk."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.desk.scopes import acts_for_programs
from app.web.api.description import description
from app.web.api.door import ROOT
from tests.support.browsing import Town
from tests.support.calling import Program, fits, program
from tests.support.made_up import ANYTHING, made_up

PATHS = description()["paths"]
ACTS = sorted(path for path in PATHS if "/acts/" in path)
READINGS = sorted(path for path in PATHS if "/acts/" not in path)
QUICK = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[*HealthCheck],
)


@pytest.mark.parametrize("person", ["laatija", "sihteeri"])
async def test_an_act(town: Town, person: str) -> None:
    nouns = {act.noun for act in acts_for_programs()}
    case = {"title": "Sattuma", "task_class": "00 01 02", "language": "fi"}
    async with program(town, "laatija", "case") as opener, program(town, person, *nouns) as caller:
        journals = [await opener.begins("open_case", case), "people", "khs 1/1999", ""]

        @QUICK
        @given(st.data())
        def send(data: st.DataObject) -> None:
            path = data.draw(st.sampled_from(ACTS))
            body = PATHS[path]["post"]["requestBody"]["content"]["application/json"]["schema"]
            wish = data.draw(made_up(body) | made_up(body) | made_up(body) | ANYTHING)
            if isinstance(wish, dict):
                wish = {
                    **wish,
                    "journal": data.draw(st.sampled_from(journals) | st.text(max_size=20)),
                    "role": "",
                }
            _sent(loop, path, "post", caller, content=json.dumps(wish).encode())

        loop = asyncio.get_running_loop()
        await asyncio.to_thread(send)


async def test_a_question(town: Town) -> None:
    async with program(town, "laatija", "read") as caller:

        @settings(QUICK, max_examples=8 * len(READINGS))
        @given(st.data())
        def ask(data: st.DataObject) -> None:
            path = data.draw(st.sampled_from(READINGS))
            said = {
                each["name"]: str(data.draw(made_up(each["schema"])))
                for each in PATHS[path]["get"].get("parameters", ())
                if each["in"] == "query" and data.draw(st.booleans())
            }
            _sent(loop, path, "get", caller, params={**said})

        loop = asyncio.get_running_loop()
        await asyncio.to_thread(ask)


async def test_what_is_addressed_to_nothing(town: Town) -> None:
    async with program(town, "laatija", "case") as caller:
        answer = await caller.does("withdraw_case", fields={"reason": "Ei."})
        assert answer.status_code == 404
        nobody = await caller.does("withdraw_case", fields={"reason": "Ei."}, on_behalf_of="nobody")
        assert nobody.status_code == 403


async def test_what_is_no_json_and_no_header(town: Town) -> None:
    async with program(town, "laatija", "case") as caller:
        path = f"{ROOT}/acts/open_case"
        for body in (b"", b"[]", b"{", b"\xff", b'{"act": NaN}', b"[" * 100_000, b'"\\ud800"', b"1" * 5000):
            answer = await caller.client.post(path, content=body)
            fits(path, "post", answer)
            assert answer.status_code == 422, body[:20]
        for headers in ({"idempotency-key": "a b"}, {"if-match": "W/x"}, {"idempotency-key": "x" * 500}):
            assert (await caller.does("open_case", headers=headers)).status_code == 422


def _sent(loop: asyncio.AbstractEventLoop, path: str, verb: str, caller: Program, **more: Any) -> None:
    filled = path.format(journal="people", meeting="people", code="khs", sha256="0" * 64)
    going = caller.client.request(verb, filled, **more)
    fits(path, verb, asyncio.run_coroutine_threadsafe(going, loop).result(60))
