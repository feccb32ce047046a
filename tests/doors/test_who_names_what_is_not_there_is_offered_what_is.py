"""A wrong id of a case, a meeting, a body or a person is answered with what is spelled like it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.desk.reading.meant import meant, nearest_ids
from models.base.refusal import NothingHappened
from models.base.words import Listed
from models.bodies.body import NoSuchBody
from tests.support.clerk import lived
from tests.support.command_line import pykala

KNOWN = ["SRV 2026-000012", "SRV 2026-000021", "kh-2026-03-15", "kv-2026-03-30"]


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path / "data"))
    lived("claim-left", tmp_path / "data").close()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("srv 2026-12", ["SRV 2026-000012"]),
        ("SRV2026-000021", ["SRV 2026-000021"]),
        ("kh-2026-3-15", ["kh-2026-03-15"]),
        ("kh-2026-03-16", ["kh-2026-03-15"]),
        ("toinen", []),
    ],
)
def test_what_is_spelled_alike_is_meant(written: str, found: list[str]) -> None:
    assert nearest_ids(written, KNOWN)[: len(found) or None] == found


def test_a_wrong_case_and_a_wrong_meeting_are_offered_at_the_command_line(there: None) -> None:
    ids = [row["journal"] for row in json.loads(pykala("cases", "--json").stdout)]
    wrong = ids[0].replace("-000", "-")
    told = pykala("show", wrong)
    assert told.exit_code == 1
    assert f"Did you mean {ids[0]}" in told.output
    assert ids[0] in json.loads(pykala("show", wrong, "--json").stdout)["meant"]


def test_a_wrong_body_is_offered_from_those_that_there_are() -> None:
    refusal = NoSuchBody(body="kh s", bodies=Listed.of(["khs", "kvsto"]))
    assert meant(refusal) == ["khs"]


def test_of_any_other_refusal_nothing_is_offered() -> None:
    assert meant(NothingHappened()) == []
