"""A snapshot that says something else than its facts is found, and made again."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import delete, func, update

from activities.checks.verification import verify
from activities.installation import Installation
from activities.registry.commit import Commits
from activities.registry.rebuilding import rebuild_rows
from activities.registry.snapshots import LONG
from activities.settings import load_settings
from models.engine.message import TailOrder
from models.tables.tables import JOURNAL, SNAPSHOT
from tests.support.long_journals import CASE, many_small_acts, record

ELSEWHERE = func.replace(SNAPSHOT.c.state, "02 02 02", "99 99 99")


def a_long_case(data: Path, dsn: str) -> Installation:
    """An installation with one long case and its snapshot."""
    installation = Installation(load_settings(data=data, registry=dsn))
    record(installation.database, many_small_acts(LONG))
    Commits(installation.database).tail(TailOrder(journal=CASE, since=0))
    return installation


def of_snapshots(installation: Installation) -> list[str]:
    """What verify says of snapshots; the texts of so short a life are nowhere."""
    verdict = verify(installation.archive)
    return [fault.sentence for fault in verdict.faults if "snapshot" in fault.sentence]


def test_one_that_nobody_touched_is_what_its_facts_say(registry_dsn: str, tmp_path: Path) -> None:
    installation = a_long_case(tmp_path, registry_dsn)
    assert of_snapshots(installation) == []
    assert verify(installation.archive).checked["snapshots"] == 1
    installation.close()


def test_one_that_was_altered_is_found_and_made_again(registry_dsn: str, tmp_path: Path) -> None:
    installation = a_long_case(tmp_path, registry_dsn)
    with installation.database.begin() as connection:
        connection.execute(update(SNAPSHOT).values(state=ELSEWHERE))
    assert of_snapshots(installation) == [f"The snapshot of fact {LONG} is not what its facts say."]
    rebuild_rows(installation.database)
    assert of_snapshots(installation) == []
    assert verify(installation.archive).checked["snapshots"] == 1
    told = Commits(installation.database).tail(TailOrder(journal=CASE, since=0))
    assert told.snapshot is not None
    assert told.snapshot.held == installation.registry.held(CASE)
    installation.close()


def test_one_of_no_journal_is_found(registry_dsn: str, tmp_path: Path) -> None:
    installation = a_long_case(tmp_path, registry_dsn)
    with installation.database.begin() as connection:
        connection.execute(delete(JOURNAL))
    assert of_snapshots(installation) == ["There is a snapshot of it, and no such journal."]
    installation.close()
