"""A worker that another version has superseded writes nothing any more, however long it goes on running."""

from __future__ import annotations

import pytest
from sqlalchemy import insert

from activities.version import program
from models.base import clock
from models.tables.tables import FACT, REFUSED, VERSION
from tests.support.committing import Counter, command


def driven_by(counter: Counter, *versions: str) -> None:
    """These versions have taken the registry over, one after the other."""
    with counter.database.begin() as connection:
        for sha256 in versions:
            connection.execute(insert(VERSION), {"sha256": sha256, "release": "0.0.1", "since": clock.now()})


def test_a_superseded_version_writes_no_fact(counter: Counter) -> None:
    case = counter.opened()
    facts = counter.rows(FACT)
    driven_by(counter, program(), "f" * 64)
    for act in (command("open_case", command_id="another"), command("withdraw_case", case)):
        committed = counter.commit(act)
        assert committed.refused is not None
        assert (committed.refused.type, committed.answer) == ("NotUpgraded", None)
    assert counter.rows(FACT) == facts


def test_who_signalled_the_act_finds_why(counter: Counter) -> None:
    case = counter.opened()
    driven_by(counter, "f" * 64)
    counter.commit(command("withdraw_case", case), signalled=True)
    assert [row.type for row in counter.rows(REFUSED)] == ["NotUpgraded"]


@pytest.mark.parametrize("versions", [(), (program(),), ("f" * 64, program())])
def test_the_version_that_drives_and_a_registry_that_none_drove_go_on(
    counter: Counter, versions: tuple[str, ...]
) -> None:
    driven_by(counter, *versions)
    assert counter.commit(command("open_case")).answer
