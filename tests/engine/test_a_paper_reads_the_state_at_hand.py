"""A journal read at a position is folded from what is at hand, and comes out as from all its facts."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete, update

from activities.archive import Archive
from activities.registry.shelf import Shelf
from activities.store import Store
from models.case.case import Case
from models.engine.world import Held
from models.tables.tables import FACT
from tests.support.committing import Counter

FORWARDS = [*range(1, 12)]
BACK_AND_FORTH = [11, 3, 3, 7, 1, 11, 10, 11]


@pytest.mark.parametrize("positions", [FORWARDS, FORWARDS[::-1], BACK_AND_FORTH])
def test_whatever_was_read_before(counter: Counter, positions: list[int]) -> None:
    case = counter.a_tabled_case()
    shelf, facts = Shelf(), counter.facts(case)
    for position in positions:
        with counter.database.connect() as connection:
            stood = shelf.stood(connection, case, position)
        assert stood == Held(case).after(fact for fact in facts if fact.position <= position)


def test_only_what_is_new_is_folded(counter: Counter) -> None:
    case = counter.opened()
    shelf = Shelf()
    with counter.database.connect() as connection:
        assert shelf.stood(connection, case, None).of(Case).title == "Määräraha"
    last = counter.act("revise_proposal", case).tail[-1]
    with counter.database.begin() as connection:
        connection.execute(update(FACT).where(FACT.c.seq < last.seq).values(kind="NotReadAgain"))
    with counter.database.connect() as connection:
        assert shelf.stood(connection, case, None).head == last.hash


def test_what_another_registry_held_is_left(counter: Counter) -> None:
    case = counter.a_tabled_case()
    shelf, facts = Shelf(), counter.facts(case)
    shelf.put(Held(case).after([*facts[:-1], facts[-1].model_copy(update={"hash": "f" * 64})]))
    with counter.database.connect() as connection:
        assert shelf.stood(connection, case, None) == Held(case).after(facts)


def test_a_journal_that_the_registry_lost_is_empty_whatever_is_at_hand(counter: Counter) -> None:
    case = counter.opened()
    shelf = Shelf()
    with counter.database.begin() as connection:
        shelf.stood(connection, case, None)
        connection.execute(delete(FACT))
        assert shelf.stood(connection, case, None) == Held(case)


def test_a_fact_is_read_alone_and_none_of_a_later_position(counter: Counter, tmp_path: Path) -> None:
    case = counter.a_tabled_case()
    archive = Archive(counter.database, Store(str(tmp_path)))
    second, last = counter.facts(case)[1], counter.facts(case)[-1]
    stood = archive.at(last.position - 1)
    assert stood.fact(case, 2) == second
    with pytest.raises(KeyError):
        stood.fact(case, last.seq)
