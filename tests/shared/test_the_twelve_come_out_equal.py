"""Twelve real decisions, played in memory and through the real workflows, come out as they went in."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities.settings import load_settings
from app.exchange.helsinki import read_file
from app.exchange.replay.case_file import written_out
from app.exchange.replay.playing import replay
from tests.exchange.replay.forgetting import without_what_the_engine_says
from tests.shared.test_the_twelve_are_read_whole import TWELVE, file

OPEN: dict[str, set[str]] = {name: set() for name in TWELVE}
"""The fields in which a decision still comes out differently. One that is closed is taken out."""

NO_ROOM = {
    "appeal.words",
    "attachments.published",
    "mentions",
    "native_id",
    "organisation.division",
    "organisation.id",
    "previous",
    "references",
    "sitting.name",
    "task",
    "titles of movers",
    "votes.number",
}
"""What the records say and the engine has no room for. Nothing else is left unplayed."""


@pytest.mark.parametrize("name", TWELVE)
async def test_it_comes_out_as_it_went_in(shared: Path, name: str) -> None:
    played = await replay(file(shared, name), None)
    assert {line.field for line in played.differences} == OPEN[name]
    assert {line.field for line in played.not_played} <= NO_ROOM
    assert len(played.lines) > len(played.not_played) + 20


@pytest.mark.parametrize("name", TWELVE)
async def test_it_comes_out_so_through_the_real_workflows(shared: Path, name: str, tmp_path: Path) -> None:
    outbox = tmp_path / "outbox"
    outbox.mkdir()
    settings = load_settings(data=tmp_path / "registry", outbox=outbox, smtp=None)
    played = await replay(file(shared, name), settings)
    assert {line.field for line in played.differences} == OPEN[name]


@pytest.mark.parametrize("name", TWELVE)
async def test_no_outcome_winner_or_appeal_of_the_record_reaches_its_acts(shared: Path, name: str) -> None:
    record = read_file(file(shared, name)).record
    assert await written_out(without_what_the_engine_says(record)) == await written_out(record)
