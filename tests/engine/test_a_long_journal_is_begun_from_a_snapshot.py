"""A long journal is begun from a snapshot, which gives what its facts give."""

from __future__ import annotations

from sqlalchemy import delete, update

from activities.registry.commit import Commits
from activities.registry.snapshots import LONG
from models.engine.message import CommitOrder, Committed
from models.engine.world import Held
from models.tables.tables import FACT, JOURNAL, SNAPSHOT
from tests.support.committing import Counter, command
from tests.support.long_journals import CASE, many_small_acts, record


def begun(counter: Counter) -> Committed:
    """What a workflow is told that begins now, by a worker that has seen nothing yet."""
    counter.commits = Commits(counter.database)
    return counter.tail(CASE)


def test_what_begins_is_told_the_state_the_facts_after_it_and_every_command(counter: Counter) -> None:
    record(counter.database, many_small_acts(LONG + 10))
    counter.tail(CASE)
    counter.act("withdraw_case", CASE)
    told, facts = begun(counter), counter.facts(CASE)
    assert told.snapshot is not None
    assert (told.snapshot.seq, len(told.tail)) == (LONG + 10, len(facts) - LONG - 10)
    assert told.snapshot.held.after(told.tail) == Held(CASE).after(facts)
    known = {*told.commands, *(fact.command_id for fact in told.tail)}
    assert known == {fact.command_id for fact in facts}


def test_a_short_journal_is_told_as_it_is(counter: Counter) -> None:
    record(counter.database, many_small_acts(LONG - 1))
    told = begun(counter)
    assert (told.snapshot, len(told.tail), told.commands) == (None, LONG - 1, ())
    assert counter.rows(SNAPSHOT) == []


def test_a_journal_that_has_grown_by_as_much_again_has_a_new_one(counter: Counter) -> None:
    facts = many_small_acts(2 * LONG)
    record(counter.database, facts[:LONG])
    counter.tail(CASE)
    record(counter.database, facts[LONG:])
    counter.act("withdraw_case", CASE)
    assert [row.seq for row in counter.rows(SNAPSHOT)] == [len(counter.facts(CASE))]


def test_that_of_another_version_is_not_read(counter: Counter) -> None:
    record(counter.database, many_small_acts(LONG))
    counter.tail(CASE)
    counter.alter(SNAPSHOT, version="another", state="{}")
    told = begun(counter)
    assert told.snapshot is not None
    assert told.snapshot.held == Held(CASE).after(counter.facts(CASE))


def test_that_of_facts_which_are_there_no_more_is_not_read(counter: Counter) -> None:
    facts = many_small_acts(LONG + 50)
    record(counter.database, facts)
    counter.tail(CASE)
    with counter.database.begin() as connection:
        connection.execute(delete(FACT).where(FACT.c.seq > LONG))
        connection.execute(update(JOURNAL).values(seq=LONG, head=facts[LONG - 1].hash))
    told = begun(counter)
    assert told.snapshot is not None
    assert (told.snapshot.seq, told.snapshot.head) == (LONG, facts[LONG - 1].hash)


def test_whoever_only_registers_an_act_is_not_told_the_whole_journal(counter: Counter) -> None:
    record(counter.database, many_small_acts(LONG))
    counter.act("withdraw_case", CASE)
    reopening = command("reopen_case", CASE)
    order = CommitOrder(command=reopening, since=0, now=counter.now, registers=True)
    told = counter.commits.commit(order)
    assert [fact.kind for fact in told.tail] == ["CaseReopened"]
    assert counter.commits.commit(order).tail == told.tail
