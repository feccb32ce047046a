"""The kinds of decisions that a city makes are read whole, and come out of the engine as they went in."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from app.exchange.helsinki import read, write
from app.exchange.replay.playing import Replay, replay
from tests.exchange.helsinki.kinds import KINDS
from tests.exchange.helsinki.whole import Paper


@pytest.fixture(params=KINDS)
def paper(request: pytest.FixtureRequest) -> Paper:
    """Each kind in turn."""
    return KINDS[request.param]


def replayed(paper: Paper, folder: Path) -> Replay:
    """The decision played in memory."""
    file = folder / "decision.json"
    file.write_bytes(paper.raw())
    return asyncio.run(replay(file, None))


def test_nothing_of_it_is_unread_or_left_as_a_remark(paper: Paper) -> None:
    found = read(paper.raw())
    assert found.unread == ()
    assert [finding for finding in found.findings if "was made from" not in str(finding)] == []
    assert found.record.proceedings is None or found.record.proceedings.remarks == ()


def test_our_own_json_reads_back_as_the_same_record(paper: Paper) -> None:
    record = read(paper.raw()).record
    assert read(json.dumps(write(record)).encode()).record == record


def test_it_comes_out_as_it_went_in(paper: Paper, tmp_path: Path) -> None:
    played = replayed(paper, tmp_path)
    assert {line.field: (line.record, line.engine) for line in played.differences} == {}
    assert played.engine.outcome is paper.outcome
    assert played.record.outcome is paper.outcome
    assert tuple(line.field for line in played.not_told) == tuple(paper.untold)


@pytest.mark.parametrize(
    ("kind", "worded"),
    [
        ("a permit", False),
        ("tabled in Swedish", False),
        ("a counter-proposal that won", False),
        ("a councillor's motion with a wish", False),
        ("noted with two wishes in rows", False),
        ("a change in one sentence", True),
    ],
)
def test_it_is_said_whose_words_the_decision_has(kind: str, worded: bool, tmp_path: Path) -> None:
    assert replayed(KINDS[kind], tmp_path).worded is worded
