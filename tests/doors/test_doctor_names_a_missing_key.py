"""The doctor looks whether the keys are here that open histories name, and whether others read them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from activities.settings import load_settings
from app.codec_health import codec
from app.diagnosis import Diagnosis
from app.doctor import temporal
from tests.support.keys import keys
from tests.support.office import OPEN_CASE, at_work, office


@pytest.fixture(autouse=True)
def _nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEMPORAL_ADDRESS", raising=False)


async def told(data: Path, file: Path | None) -> Diagnosis:
    """What somebody is told whose settings name this file."""
    return await asyncio.to_thread(codec, load_settings(data=data, codec_keys=file))


async def test_a_key_that_an_open_history_names_is_missed(tmp_path: Path) -> None:
    both = keys(tmp_path / "both", "2028-01", "2027-01")
    async with office(tmp_path / "data", codec_keys=keys(tmp_path / "old", "2027-01")) as (city, _):
        async with at_work(city):
            await city.act(OPEN_CASE)
            await city.rest()
        for file in (None, keys(tmp_path / "new", "2028-01")):
            missed = await told(tmp_path / "data", file)
            assert not missed.ok
            assert str(missed.what) == "Open histories name keys that are not here: 2027-01."
            assert "PYKALA_CODEC_KEYS" in str(missed.remedy)
        assert (await told(tmp_path / "data", both)).ok
        both.chmod(0o644)
        assert str((await told(tmp_path / "data", both)).remedy) == f"`chmod 600 {both}` closes it."


async def test_without_keys_all_is_well_where_nothing_is_encoded(tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _):
        async with at_work(city):
            await city.act(OPEN_CASE)
        assert str((await told(tmp_path, None)).what) == "What Temporal carries is not encoded."


def test_a_file_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    settings = load_settings(data=tmp_path, codec_keys=tmp_path / "missing")
    found = codec(settings)
    assert not found.ok
    assert "cannot be read (FileNotFoundError)" in str(found.what)
    assert "missing" not in str(temporal(settings).what)


def test_where_temporal_is_away_nothing_is_missed(tmp_path: Path) -> None:
    assert codec(load_settings(data=tmp_path)).ok
