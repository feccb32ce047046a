"""A registry that holds another fact in the place of one that a workflow has read takes no act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from activities.registry.commit import Commits
from activities.registry.database import connect
from models.engine.command import Command
from models.engine.journal import BEGINNING
from models.engine.message import CommitOrder, Committed, TailOrder


@pytest.fixture
def commits(registry_dsn: str) -> Iterator[Commits]:
    database = connect(registry_dsn)
    yield Commits(database)
    database.dispose()


NOW = datetime(2021, 1, 11, 9, tzinfo=UTC)


def committed(commits: Commits, command_id: str, name: str, journal: str = "", **read: object) -> Committed:
    act = {"title": "Asia", "task_class": "02 02 02"} if name == "open_case" else {"reason": "Ei tarvita."}
    command = Command.model_validate(
        {
            "id": command_id,
            "journal": journal,
            "name": name,
            "act": act,
            "actor": "valmistelija",
            "role": "preparer",
            "happened_at": NOW,
        }
    )
    return commits.commit(CommitOrder.model_validate({"command": command, "since": 0, "now": NOW, **read}))


def test_an_act_on_another_branch_is_refused_and_so_is_every_other(commits: Commits) -> None:
    (opened,) = committed(commits, "1", "open_case").tail
    other = committed(commits, "2", "withdraw_case", opened.journal, since=1, head="f" * 64)
    assert other.refused is not None
    assert other.refused.type == "RegistryBehind"
    assert opened.journal in other.refused.sentence
    later = committed(commits, "3", "open_case")
    assert later.refused is not None
    assert later.refused.type == "RegistryBehind"


def test_an_act_on_the_branch_that_was_read_is_taken(commits: Commits) -> None:
    (opened,) = committed(commits, "1", "open_case").tail
    assert opened.hash != BEGINNING
    withdrawn = committed(commits, "2", "withdraw_case", opened.journal, since=1, head=opened.hash)
    assert withdrawn.refused is None
    tail = commits.tail(TailOrder(journal=opened.journal, since=1, head=opened.hash)).tail
    assert [fact.kind for fact in tail] == ["CaseWithdrawn", "CaseClosed"]
