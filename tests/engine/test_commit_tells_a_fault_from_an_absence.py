"""A registry that is away is asked again; a fault of the program refuses one act, and stops no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from activities.registry.commit import Commits
from activities.registry.database import connect
from models.engine.message import CommitOrder
from models.tables.tables import FACT, REFUSED
from tests.support.committing import NOW, Counter, command


def test_a_registry_that_is_not_there_yet_is_no_refusal(tmp_path: Path) -> None:
    database = connect(f"sqlite:///{tmp_path / 'not-migrated.sqlite'}")
    with pytest.raises(OperationalError):
        Commits(database).commit(CommitOrder(command=command("open_case"), since=0, now=NOW))
    database.dispose()


@pytest.fixture
def unreadable(counter: Counter) -> str:
    """A case whose facts no program can read, at a worker that has just started."""
    case = counter.opened()
    counter.alter(FACT, content="{")
    counter.commits = Commits(counter.database)
    return case


def test_an_act_on_a_journal_that_cannot_be_read_is_refused_with_what_is_damaged(
    counter: Counter, unreadable: str
) -> None:
    order = CommitOrder(command=command("withdraw_case", unreadable), since=0, now=NOW, signalled=True)
    refused = counter.commits.commit(order).refused
    assert refused is not None
    assert refused.type == "BrokenFact"
    assert f"Fact 1 of {unreadable} cannot be read: Its text is no JSON (JSONDecodeError)" in refused.sentence
    assert [row.type for row in counter.rows(REFUSED)] == ["BrokenFact"]
    assert len(counter.rows(FACT)) == 1


def test_an_act_that_the_program_cannot_carry_out_is_refused_with_what_it_was(counter: Counter) -> None:
    case = counter.opened()
    counter.alter(FACT, kind="MeetingClosed", content="{}")
    counter.commits = Commits(counter.database)
    order = CommitOrder(command=command("withdraw_case", case), since=0, now=NOW, signalled=True)
    refused = counter.commits.commit(order).refused
    assert refused is not None
    assert refused.type == "ProgramFault"
    assert [row.type for row in counter.rows(REFUSED)] == ["ProgramFault"]


def test_acts_on_other_journals_go_on(counter: Counter, unreadable: str) -> None:
    other = counter.act("open_case", command_id="another")
    assert other.tail[0].journal != unreadable


def test_what_the_registry_itself_forbids_is_refused_in_its_own_words(counter: Counter) -> None:
    case = counter.opened()
    counter.alter(FACT, seq=2)
    refused = counter.commit(command("revise_proposal", case), since=0).refused
    assert refused is not None
    assert (refused.type, "one fact of each number" in refused.sentence) == ("BrokenConstraint", True)
