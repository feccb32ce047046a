"""A message arrives however large it is: a command, its answer, a refusal of it, a signal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from activities.payloads import LARGE
from models.base.refusal import Refusal
from models.base.text import Text
from models.base.writing import Written
from models.case.case import Case
from tests.support.builders import proposal
from tests.support.office import OPEN_CASE, Office, Step, at_work, office
from tests.support.patience import until

MANY = 1_200
"""So many clauses are more than enters a history."""


async def test_a_large_command_is_answered_at_length(tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _), at_work(city):
        case = (await city.act(OPEN_CASE)).journal
        await city.act(revising("Ensin."), case)
        command = city.command(revising("Sitten."), case)
        assert len(command.model_dump_json()) > LARGE
        answer = await city.desk.send(command)
        assert f"clause {MANY}" in answer.sentence
        assert len(proposals(city, case)[-1].clauses) == MANY


async def test_a_large_command_may_be_refused(tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _), at_work(city):
        case = (await city.act(OPEN_CASE)).journal
        await city.act(revising("Ensin."), case)
        with pytest.raises(Refusal, match="nothing to record"):
            await city.act(revising("Ensin."), case)


async def test_a_large_signal_is_taken(tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _), at_work(city):
        case = (await city.act(OPEN_CASE)).journal
        await city.desk.send(city.command(revising("Ensin."), case), signal=True)
        await until(lambda: len(proposals(city, case)) == 1)


def revising(words: str) -> Step:
    """The writing of a proposal with very many clauses."""
    text = Written.of(Text.of(words)).model_dump(mode="json")
    fields: dict[str, Any] = proposal()
    clauses = [{"number": number, "text": text} for number in range(1, MANY + 1)]
    return Step("2021-02-02", "preparer", "revise_proposal", {"proposal": {**fields, "clauses": clauses}})


def proposals(city: Office, case: str) -> tuple[Any, ...]:
    """Every revision of the proposal."""
    return city.installation.registry.held(case).of(Case).proposals
