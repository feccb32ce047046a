"""Every forgery of the registry and of the store is told, or passes for a reason that is written down."""

from __future__ import annotations

import warnings
from contextlib import suppress
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.tables.noted import NOT_HELD, NOT_NOTED, NOTED
from models.tables.schema import metadata
from tests.support.forging.forger import (
    COLUMNS,
    ROWS,
    Forgery,
    forgeries,
    in_column,
    in_rows,
    together,
    unreadable,
)
from tests.support.forging.harmless import why_harmless
from tests.support.forging.record import Record, lived_record
from tests.support.forging.table import subject, written
from tests.support.forging.tables import NothingToForge, RefusedByTheDatabase
from tests.support.forging.verdicts import NOTHING, forged, said, verdict_against_heads, verdict_on

ALL = {name: list(alike) for name, alike in groupby(forgeries(), subject)}
WRITTEN = written()
WRITES = "python -m tests.support.forging writes it"
COLUMNS_OF = {table.name: [column.name for column in table.columns] for table in metadata.sorted_tables}


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The record that is forged."""
    return lived_record(tmp_path_factory.mktemp("forged"))


@pytest.mark.parametrize("name", ALL)
def test_what_is_said_to_each_is_written_down(record: Record, tmp_path: Path, name: str) -> None:
    for forgery in ALL[name]:
        known = WRITTEN.get((forgery.what, forgery.how))
        with suppress(NothingToForge, RefusedByTheDatabase), warnings.catch_warnings(action="ignore"):
            if forgery.how in ROWS:
                if (whole := verdict_on(record, forgery, tmp_path)) is None:
                    continue
                assert whole == known, f"{forgery} is not written down; {WRITES}"
                verdict = whole.against_heads
            else:  # of columns, the page is believed: one verdict on each is enough here
                verdict = verdict_against_heads(record, forgery, tmp_path)
                assert known, f"{forgery} is not written down; {WRITES}"
                assert verdict == known.against_heads, forgery
            assert verdict != NOTHING or why_harmless(forgery.what, forgery.how), forgery


@pytest.mark.parametrize("name", COLUMNS_OF)
def test_what_means_nothing_is_told_in_a_sentence(record: Record, tmp_path: Path, name: str) -> None:
    for forgery in filter(lambda forgery: subject(forgery) == name, unreadable()):
        with suppress(NothingToForge, RefusedByTheDatabase), warnings.catch_warnings(action="ignore"):
            with forged(record, forgery, tmp_path / "forged") as installation:
                told = said(record, installation)
            assert told != NOTHING or forgery.what in NOT_HELD, forgery


def test_every_table_is_noted_or_follows_from_what_is() -> None:
    assert {noted.table.name for noted in NOTED} | NOT_NOTED.keys() == metadata.tables.keys()
    assert {noted.table.name for noted in NOTED}.isdisjoint(NOT_NOTED)


def test_every_column_of_what_is_noted_is_held_or_known_not_to_be() -> None:
    held = {f"{noted.table.name}.{column}" for noted in NOTED for column in (*noted.key, *noted.held)}
    of_noted = {f"{noted.table.name}.{column.name}" for noted in NOTED for column in noted.table.columns}
    assert of_noted - held - NOT_HELD.keys() == BY_ITS_HASH | BY_THE_LINES | BY_THE_COMMITMENT


BY_ITS_HASH = {
    f"fact.{column}" for column in COLUMNS_OF["fact"] if column not in ("journal", "seq", "position", "hash")
}
BY_THE_LINES = {"registry.position", "registry.line", "registry.head"}
BY_THE_COMMITMENT = {"sealed.salt", "sealed.text"}


SHARES = st.sampled_from([0.0, 0.1, 0.3, 0.5, 0.7, 0.99])


@st.composite
def some_forgery(draw: st.DrawFn) -> Forgery:
    """A table, a column or whole rows of it, what is done to it, and where."""
    table, share = draw(st.sampled_from(sorted(COLUMNS_OF))), draw(SHARES)
    if draw(st.booleans()):
        return in_rows(table, draw(st.sampled_from(sorted(ROWS))), share)
    return in_column(
        table, draw(st.sampled_from(COLUMNS_OF[table])), draw(st.sampled_from(sorted(COLUMNS))), share
    )


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(parts=st.lists(some_forgery(), min_size=1, max_size=3))
def test_a_search_finds_no_forgery_that_passes_with_heads(
    record: Record, tmp_path_factory: pytest.TempPathFactory, parts: list[Forgery]
) -> None:
    with suppress(NothingToForge, RefusedByTheDatabase), warnings.catch_warnings(action="ignore"):
        verdict = verdict_against_heads(record, together(*parts), tmp_path_factory.mktemp("search"))
        assert verdict != NOTHING or all(why_harmless(part.what, part.how) for part in parts)
