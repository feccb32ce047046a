"""The search finds what is published, by the stems of its words, and nothing else, in either database."""

from __future__ import annotations

import asyncio
import itertools
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from activities.checks.fault import Inspection
from activities.checks.found import found as found_by_all
from activities.checks.stems import looked_up
from activities.checks.verification import verify
from activities.installation import Installation
from activities.public.index import Index
from activities.public.search import Search, SearchResult, Sought
from activities.public.stemming import stem
from activities.public.stemming import stems as stems_of
from activities.registry.database import snapshot
from activities.registry.rebuilding import rebuild_rows
from app.case_file.reader import read
from app.desk.command import command_of
from models.base.language import LANGUAGES
from models.tables.public import PUBLIC_JOURNAL, PUBLIC_TEXT
from tests.support.clerk import Clerk, lived, written_up
from tests.support.published_life import (
    BEFORE,
    CASE,
    DECISION,
    FOR_A_TIME,
    LEFT_OUT,
    LIFE,
    MEETING,
    at,
    found,
)

AFTER = datetime(2021, 6, 1, 12, tzinfo=UTC)


HIDDEN = (
    ("reopen_case", {"reason": "Uudelleen."}),
    (
        "classify_case",
        {"publicity": "confidential", "ground": "JulkL 24 § 1 mom 17 k", "title": "Sopimusasia"},
    ),
)
"""How a decided case becomes confidential."""


def is_there(installation: Installation, *said: str) -> bool:
    """Whether the index holds a word or its stem, to the last byte of its file."""
    with installation.database.connect() as connection:
        rows = str(connection.execute(select(PUBLIC_TEXT)).all()).casefold()
    stems = [each for word in said for language in LANGUAGES for each in stems_of(word, language)]
    return any(each.casefold() in rows for each in (*said, *stems)) or any(
        stem in file_of(installation) for stem in stems
    )


def file_of(installation: Installation) -> str:
    """The bytes of an SQLite file, once what was written lies in it; nothing of PostgreSQL."""
    if installation.database.dialect.name != "sqlite":
        return ""
    with closing(sqlite3.connect(str(installation.database.url.database))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(str(installation.database.url.database)).read_bytes().decode(errors="replace")


def test_a_word_is_found_in_whatever_form_it_stands_in_either_language(published: Installation) -> None:
    for said in (
        "koulussa",
        "KOULUJA",
        "puistoille",
        "skola",
        "skolorna",
        "invånare",
        "parkerna palkita",
        "2021",
    ):
        assert found(published, said) == [DECISION], said


def test_what_is_not_there_is_not_found_whatever_is_typed(published: Installation) -> None:
    for said in (
        "kirjasto",
        "koulu kirjasto",
        LEFT_OUT,
        "'",
        "!",
        "koulu*) OR (x",
        "koulu' | 'x",
        "NEAR(koulu x)",
    ):
        assert found(published, said) == [], said
    assert found(published, '"koulu') == [DECISION]


def test_a_search_is_narrowed_to_a_body_a_year_and_a_case(published: Installation) -> None:
    assert found(published, "", body="khs", year=2021, case=CASE) == [DECISION]
    for other in ({"body": "kv"}, {"year": 2020}, {"case": "HEL 2021-000002"}):
        assert found(published, "koulu", **other) == []


def test_an_excerpt_shows_the_word_in_the_readers_language_and_what_was_written_as_text(
    published: Installation,
) -> None:
    search = Search(published.archive, at(BEFORE))
    (hit,) = search.find(Sought("koulu"), "fi").hits
    assert ("koulujen", True) in hit.excerpt
    assert "<i>vuosia</i>" in "".join(said for said, _ in hit.excerpt)
    (hit,) = search.find(Sought("gård"), "fi").hits
    assert (hit.language, hit.title) == ("sv", (("Beviljande av invånarpris", False),))


def test_what_is_for_a_time_is_found_until_the_period_ends_and_then_not_one_byte_is_left(
    published: Installation,
) -> None:
    assert found(published, FOR_A_TIME) == [DECISION]
    assert found(published, FOR_A_TIME, AFTER) == []
    assert found(published, "Maija", AFTER) == [DECISION]
    assert is_there(published, "Maija")
    assert not is_there(published, FOR_A_TIME)
    assert not is_there(published, LEFT_OUT)


def test_minutes_that_are_taken_back_leave_the_index_to_the_last_byte(published: Installation) -> None:
    assert found(published, "koulu") == [DECISION]
    assert is_there(published, "hoitanut", "skötseln")
    clerk = Clerk(published, BEFORE)
    taken_back = command_of(
        "unpublish_minutes",
        {"reason": "Väärä tiedosto."},
        actor="hallintosihteeri",
        role="secretary",
        journal=MEETING,
        happened_at=BEFORE,
        command_id="taken-back",
    )
    asyncio.run(clerk.act(taken_back))
    assert found(published, "koulu") == []
    assert found(published, "asukaspalkinto") == [f"{MEETING}/1"], "the agenda stays"
    stays = Search(published.archive, at(BEFORE)).find(Sought("asukaspalkinto"), "fi").hits
    assert [hit.section for hit in stays] == [0], "whether it was handled is told by the minutes"
    assert not is_there(published, "hoitanut", "skötseln", "koulujen")


def test_a_case_that_becomes_confidential_leaves_the_index_to_the_last_byte(
    tmp_path: Path, registry_dsn: str
) -> None:
    (tmp_path / "case.yaml").write_text(LIFE, "utf-8")
    with closing(written_up(read(tmp_path / "case.yaml"), tmp_path / "data", registry_dsn)) as published:
        assert found(published, "koulu") == [DECISION]
        assert is_there(published, "hoitanut")
        clerk = Clerk(published, BEFORE)
        for number, (act, fields) in enumerate(HIDDEN):
            command = command_of(
                act,
                fields,
                actor="suunnittelija",
                role="preparer",
                journal=CASE,
                happened_at=BEFORE,
                command_id=f"hidden-{number}",
            )
            asyncio.run(clerk.act(command))
        assert found(published, "koulu") == found(published, "asukaspalkinto") == []
        assert found(published, "sopimusasia") == [f"{MEETING}/1"]
        assert not is_there(published, "hoitanut", "skötseln", "koulujen")


def test_no_byte_of_a_confidential_case_comes_into_the_index(tmp_path: Path, registry_dsn: str) -> None:
    with closing(lived("confidential", tmp_path, registry_dsn)) as installation:
        Index(installation.archive).catch_up()
        with installation.database.connect() as connection:
            sealed = connection.exec_driver_sql("select text from sealed").scalars().all()
            kept = " ".join(connection.execute(select(PUBLIC_TEXT.c.texts)).scalars()).casefold()
            stems = set(" ".join(connection.execute(select(PUBLIC_TEXT.c.stems)).scalars()).split())
        long_words = {
            word.strip('.,:"{}').casefold() for said in sealed for word in str(said).split() if len(word) > 9
        }
        assert len(long_words) > 10
        assert not [word for word in long_words if word in kept or f"f{stem(word, 'fi')}" in stems]


def test_the_index_is_made_again_from_the_journals_alone(published: Installation) -> None:
    assert found(published, "koulu") == [DECISION]
    before = kept(published)
    with published.database.begin() as connection:
        connection.execute(update(PUBLIC_TEXT).values(texts='{"fi": ["Väärä", "väärä"]}', stems="fvää"))
    rebuild_rows(published.database)
    assert found(published, "väärä") == []
    assert kept(published) == before


def kept(installation: Installation) -> list[tuple[object, ...]]:
    columns = [column for column in PUBLIC_TEXT.c if column.name != "id"]
    with installation.database.connect() as connection:
        return [tuple(row) for row in connection.execute(select(*columns).order_by(PUBLIC_TEXT.c.journal))]


def test_what_has_not_grown_is_not_read_again(published: Installation) -> None:
    index = Index(published.archive, at(BEFORE))
    assert index.catch_up() > 0
    assert [Index(published.archive, at(BEFORE)).catch_up(), index.catch_up()] == [0, 0]
    with published.database.connect() as connection:
        ends = connection.execute(select(PUBLIC_JOURNAL.c.changes_at)).scalars().all()
    (end,) = filter(None, ends)
    assert Index(published.archive, at(end)).catch_up() == 1


def test_pages_of_what_is_found_follow_one_another(published: Installation) -> None:
    search = Search(published.archive, at(BEFORE))
    search.find(Sought("koulu"), "fi")
    with published.database.begin() as connection:
        row = dict(connection.execute(select(PUBLIC_TEXT)).mappings().one())
        del row["id"]
        for item in range(2, 8):
            connection.execute(PUBLIC_TEXT.insert().values(**{**row, "item": item}))
    pages: list[SearchResult] = [search.find(Sought("koulu"), "fi", first, 3) for first in (0, 3, 6)]
    assert [hit.item for page in pages for hit in page.hits] == list(range(1, 8))
    assert {page.count for page in pages} == {7}
    assert all(one.hits != other.hits for one, other in itertools.pairwise(pages))


NOT_SAID, NEVER_READ = "is not what it says", "never read there"

FORGED: dict[str, tuple[Callable[[], Any], str]] = {
    "its words": (lambda: update(PUBLIC_TEXT).values(texts='{"fi": ["Väärä", "väärä"]}'), NOT_SAID),
    "its stems": (lambda: update(PUBLIC_TEXT).values(stems="fvää"), NOT_SAID),
    "its body": (lambda: update(PUBLIC_TEXT).values(body="kv"), NOT_SAID),
    "all of it": (lambda: delete(PUBLIC_TEXT), NOT_SAID),
    "its journal": (lambda: update(PUBLIC_TEXT).values(journal="khs-2021-01-01"), NEVER_READ),
}
"""What is altered of the index, by what, and what is said to it."""


def told_of(installation: Installation, now: datetime) -> list[str]:
    with snapshot(installation.database) as connection:
        looked = Inspection(installation.archive, connection, now)
        return [fault.sentence for fault in found_by_all(looked)]


@pytest.mark.parametrize("registry_dsn", ["sqlite"], indirect=True)
def test_stems_that_sqlite_alone_keeps_are_held_against_the_texts(published: Installation) -> None:
    assert found(published, "koulu") == [DECISION]
    assert stems_told(published) == []
    with published.database.begin() as connection:
        (row,) = connection.execute(select(PUBLIC_TEXT).where(PUBLIC_TEXT.c.decision == DECISION)).all()
        gone = "INSERT INTO public_stems(public_stems, rowid, stems) VALUES ('delete', ?, ?)"
        connection.exec_driver_sql(gone, (row.id, row.stems))
        connection.exec_driver_sql(
            "INSERT INTO public_stems(rowid, stems) VALUES (?, ?)", (row.id, "fsalaisuu")
        )
    lacking, left = stems_told(published)
    assert "not found by those who search" in lacking
    assert left == "1 stem is found of what is published no more."
    rebuild_rows(published.database)
    assert found(published, "koulu") == [DECISION]
    assert stems_told(published) == []


def stems_told(installation: Installation) -> list[str]:
    with snapshot(installation.database) as connection:
        return [fault.sentence for fault in looked_up(Inspection(installation.archive, connection, BEFORE))]


def test_what_is_altered_of_it_is_told_by_a_verification(published: Installation) -> None:
    for forged, (statement, wanted) in FORGED.items():
        rebuild_rows(published.database)
        assert found(published, "koulu") == [DECISION]
        assert told_of(published, BEFORE) == []
        with published.database.begin() as connection:
            connection.execute(statement())
        told = told_of(published, BEFORE)
        assert any(wanted in said for said in told), (forged, told)
    assert {*told} <= {fault.sentence for fault in verify(published.archive, now=BEFORE).faults}


def test_what_is_to_be_read_anew_is_no_fault(published: Installation) -> None:
    assert found(published, FOR_A_TIME) == [DECISION]
    assert told_of(published, AFTER) == []
