"""Decisions that a city makes come out of the real workflows as they went in."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities.settings import load_settings
from app.exchange.replay.playing import replay
from tests.exchange.helsinki.kinds import KINDS


@pytest.mark.parametrize("kind", ["a name that a member proposed", "seven votes of a council"])
async def test_it_comes_out_so_through_the_real_workflows(kind: str, tmp_path: Path) -> None:
    file, outbox = tmp_path / "decision.json", tmp_path / "outbox"
    file.write_bytes(KINDS[kind].raw())
    outbox.mkdir()
    real = load_settings(data=tmp_path / "registry", outbox=outbox, smtp=None)
    assert [line.field for line in (await replay(file, real)).differences] == []
