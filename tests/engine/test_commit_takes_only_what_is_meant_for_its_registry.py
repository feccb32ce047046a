"""A command that names another registry is refused before anything else is looked at."""

from __future__ import annotations

import pytest

from models.tables.tables import FACT, REGISTRY
from tests.support.committing import Counter, command


@pytest.fixture(autouse=True)
def named(counter: Counter) -> None:
    counter.alter(REGISTRY, name="this one")


def test_one_that_names_another_registry_is_refused_and_nothing_is_written(counter: Counter) -> None:
    other = counter.commit(command("open_case", registry="another one"))
    assert other.refused is not None
    assert (other.refused.type, other.answer, other.tail) == ("OtherRegistry", None, ())
    assert counter.rows(FACT) == []


@pytest.mark.parametrize("meant_for", ["", "this one"])
def test_one_that_names_this_registry_or_none_is_taken(counter: Counter, meant_for: str) -> None:
    taken = counter.commit(command("open_case", registry=meant_for))
    assert taken.refused is None
    assert len(taken.tail) == 1


def test_what_another_registrys_workflow_has_read_says_nothing_of_this_one(counter: Counter) -> None:
    case = counter.opened()
    counter.commit(command("withdraw_case", case, registry="another one"), since=7, head="f" * 64)
    assert counter.behind == ""
    assert counter.folded(case) == 0
