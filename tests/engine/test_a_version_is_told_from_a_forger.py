"""A paper that another version words otherwise is no forgery, and a forger is no version."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from activities.checks.verification import verify
from activities.installation import Installation
from activities.version import libraries, program
from models.tables.tables import PAPER, VERSION
from tests.support.clerk import lived
from tests.support.other_version import Program, another_version

REWORDED = {
    "the template": {"templates/documents/_base.html.j2": ('<p class="city">', '<p class="city">Suomi, ')},
    "the code": {"activities/papers/letterhead.py": ('"Digest {seq}', '"Digest no {seq}')},
    "the layout": {"templates/layout.typ": ("#set text(\n", "#set text(\n  tracking: 0.2pt,\n")},
}


@pytest.fixture
def record(tmp_path: Path) -> Installation:
    """The record of a short life."""
    return lived("claim-left", tmp_path / "data")


def told(program: Program) -> Any:
    """What a version's verification says."""
    return json.loads(program.pykala("verify", "--json").stdout)


@pytest.mark.parametrize("what", REWORDED)
def test_what_another_version_words_or_sets_otherwise_is_told_from_an_altered_paper(
    record: Installation, tmp_path: Path, what: str
) -> None:
    verdict = told(another_version(tmp_path / "other", record.settings.data, REWORDED[what]))
    assert verdict["faults"] == []
    known = [one for one in verdict["notices"] if "another version" in one["sentence"]]
    assert len(known) == verdict["checked"]["papers"] > 0


def test_an_altered_paper_is_one_for_every_version(record: Installation, tmp_path: Path) -> None:
    forged = record.archive.store.put("papers", b"%PDF-1.7 forged")
    with record.database.begin() as connection:
        connection.execute(update(PAPER).where(PAPER.c.id == 1).values(sha256=forged))
    row, paper = verify(record.archive).faults
    assert "is not as line" in row.sentence
    assert "made again of the same record, has other bytes" in paper.sentence


def test_a_forger_is_no_version_that_ever_worked_here(record: Installation) -> None:
    forged = record.archive.store.put("papers", b"%PDF-1.7 forged")
    with record.database.begin() as connection:
        connection.execute(update(PAPER).where(PAPER.c.id == 1).values(sha256=forged, version="0" * 64))
    row, line, paper = verify(record.archive).faults
    assert "is not as line" in row.sentence
    assert "another one noted it" in line.sentence
    assert "which never worked here" in paper.sentence


def test_the_version_that_made_a_paper_is_recorded_with_it(record: Installation) -> None:
    with record.database.begin() as connection:
        made_by = connection.execute(select(PAPER.c.version)).scalars().all()
        known = connection.execute(select(VERSION.c.sha256)).scalars().all()
    assert set(made_by) == set(known) == {program()}


def test_a_library_that_a_library_needs_is_of_the_version() -> None:
    assert {"pydantic", "pydantic-core", "jinja2", "markupsafe"} <= libraries().keys()
