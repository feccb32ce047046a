"""`pykala export helsinki`: decisions leave the house as Helsinki publishes them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from activities.installation import Installation
from app.exchange.helsinki import as_published, read_file
from models.case.case import Case
from models.record.making.decision import decision_record
from tests.support.clerk import lived
from tests.support.command_line import pykala


@pytest.fixture(scope="module")
def lived_case(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return lived("hel-2021-002935", tmp_path_factory.mktemp("data"))


@pytest.fixture
def case(lived_case: Installation, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("PYKALA_DATA", str(lived_case.settings.data))
    return "HEL 2021-002935"


def test_the_decisions_of_a_case_leave_the_house_and_are_read_back(
    case: str, lived_case: Installation, tmp_path: Path
) -> None:
    done = pykala("export", "helsinki", case, "--out", str(tmp_path / "out"))
    assert done.exit_code == 0, done.output
    files = sorted((tmp_path / "out").glob("*.json"))
    assert [file.name for file in files] == [f"hel-2021-002935_khs_2021_s{n}.json" for n in (186, 216)]
    state = lived_case.registry.held(case).of(Case)
    for file, handling in zip(files, state.handlings, strict=True):
        record = decision_record(state, handling, lived_case.registry, lived_case.archive.text)
        assert read_file(file).record == as_published(record)
        assert pykala("import", "helsinki", str(file)).exit_code == 0


def test_one_decision_of_a_meeting_is_shown_as_it_would_be_published(case: str) -> None:
    del case
    shown = json.loads(pykala("export", "helsinki", "khs-2021-03-15", "--section", "186").stdout)
    assert (shown["CaseIDLabel"], shown["Section"]) == ("HEL 2021-002935", "186")


def test_a_section_that_was_not_decided_is_refused(case: str) -> None:
    refused = pykala("export", "helsinki", case, "--section", "999")
    assert refused.exit_code == 1
    assert "no published decision with § 999" in refused.stderr
