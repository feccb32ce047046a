"""What an earlier version took in the open in a confidential matter, and this one would seal, is listed."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from sqlalchemy import select, update

from activities.checks.open_words import OpenWords, open_words
from activities.installation import Installation
from activities.settings import load_settings
from app.played import deposit
from app.record_health import words
from app.rehearsal import play
from models.base.canonical import canonical
from models.tables.tables import FACT
from tests.support.cellar import brought_up
from tests.support.clerk import Clerk, script
from tests.support.command_line import pykala

CASE = "HEL 2022-000101"


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """A life in which somebody gave a reason in their own words, in a folder of its own."""
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path))
    made = Installation.fresh(load_settings(data=tmp_path, smtp=None), rehearsal=True)
    played = script("withdrawn")
    deposit(played, made)
    asyncio.run(play(played, Clerk(made, played.begins)))
    return made


def as_an_earlier_version_took_it(installation: Installation) -> None:
    """The case is confidential, and its words are as they are."""
    opening = FACT.c.journal == CASE, FACT.c.seq == 1
    with installation.database.begin() as connection:
        content = json.loads(connection.execute(select(FACT.c.content).where(*opening)).scalar_one())
        secret = canonical({**content, "publicity": "confidential"})
        connection.execute(update(FACT).where(*opening).values(content=secret))


def test_words_of_a_public_case_are_nobodys_concern(installation: Installation) -> None:
    assert list(open_words(installation.registry)) == []
    assert words(installation.settings).remedy is None


def test_each_fact_and_field_is_named_and_no_word_of_it(installation: Installation) -> None:
    as_an_earlier_version_took_it(installation)
    found = list(open_words(installation.registry))
    assert OpenWords(CASE, 6, "CaseWithdrawn", "reason") in found
    said = {fact.seq: fact.content for fact in installation.registry.facts(CASE)}
    assert all(getattr(said[each.seq], each.field.partition(".")[0]) for each in found)
    diagnosis = words(installation.settings)
    assert diagnosis.ok, "it cannot be mended, so it is to be known"
    assert f"today: {len(found)}." in str(diagnosis.what)
    assert "docs/operations.md" in str(diagnosis.remedy)
    listed = json.loads(pykala("doctor", "--json").stdout)["checks"]
    assert [str(each) for each in diagnosis.places] in [check["places"] for check in listed]
    assert str(said[6].model_dump()["reason"]) not in json.dumps(listed, ensure_ascii=False)


def test_what_the_first_release_left_in_the_open_is_found(tmp_path: Path) -> None:
    cellar = brought_up("0.1.0", tmp_path)
    installation = Installation.fresh(load_settings(data=cellar.data, smtp=None))
    assert list(open_words(installation.registry)) == [
        OpenWords("HEL 2021-000005", 7, "CaseHandlingUndone", "reason"),
        OpenWords("kylk-2021-06-14", 34, "HandlingUndone", "reason"),
    ]
