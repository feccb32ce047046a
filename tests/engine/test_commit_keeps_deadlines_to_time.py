"""A deadline passes by the engine's own command: nobody takes its id, and one that is refused is told of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, update

from activities.archive import Archive
from activities.checks.verification import verify
from activities.registry.registry import Registry
from activities.store import Store
from app.desk.reading.alarms import alarms
from models.engine import engine
from models.engine.message import Committed
from models.engine.passing import time_passes
from models.law.deadline import Deadline
from models.tables.tables import COMMAND, FACT, JOURNAL, REFUSED, REGISTRY
from tests.support.committing import NOW, Counter, command

LATER = NOW + timedelta(days=365)

EXPECTED = re.compile("The store has no|not as line|which line|no line wrote")
"""Texts that nobody laid down, and what a test arranged past the ledger."""


@pytest.fixture
def asked(counter: Counter) -> tuple[str, list[Deadline]]:
    """A case in which a review was asked for, and its deadlines, all of which have come by now."""
    case = counter.opened()
    counter.act("revise_proposal", case)
    counter.act("request_reviews", case)
    deadlines = list(engine.due(Registry(counter.database).held(case)))
    assert len(deadlines) > 1
    counter.now = LATER
    return case, deadlines


def type_of(committed: Committed) -> str:
    """What a command was refused with."""
    assert committed.refused is not None
    return committed.refused.type


def passed(counter: Counter, case: str, at: datetime) -> Committed:
    """What comes of the engine's own command for a deadline."""
    return counter.commits.commit(counter.order(time_passes(case, at)))


@pytest.mark.parametrize("signalled", [False, True])
@pytest.mark.parametrize("id_", ["time/", "time/soon", "time/{case}/20210405T0600Z", "{own}", "{own}/7"])
def test_nobody_else_has_an_id_of_a_deadline(
    counter: Counter, asked: tuple[str, list[Deadline]], id_: str, signalled: bool
) -> None:
    case, (first, *_) = asked
    taken = id_.format(case=case, own=time_passes(case, first.at).id)
    before, commands = counter.rows(FACT), counter.rows(COMMAND)
    for name, journal in (("open_case", ""), ("withdraw_case", case)):
        sent = counter.commit(command(name, journal, taken), signalled=signalled and bool(journal))
        assert type_of(sent) == "ReservedId"
    assert (counter.rows(FACT), counter.rows(COMMAND)) == (before, commands)
    assert passed(counter, case, first.at).answer is not None
    assert alarms(Registry(counter.database)) == []


@pytest.mark.parametrize(
    ("forged", "refused"),
    [
        ({"id": "mine"}, "NotTimesOwn"),
        ({"actor": "anna"}, "ReservedId"),
        ({"happened_at": datetime(2021, 3, 2, tzinfo=UTC)}, "ReservedId"),
        ({"role": "secretary"}, "NotYours"),
    ],
)
def test_time_is_no_disguise(
    counter: Counter, asked: tuple[str, list[Deadline]], forged: Mapping[str, Any], refused: str
) -> None:
    case, (first, *_) = asked
    asking = time_passes(case, first.at).model_copy(update=forged)
    assert type_of(counter.commits.commit(counter.order(asking))) == refused


def test_what_is_not_due_does_not_pass(counter: Counter, asked: tuple[str, list[Deadline]]) -> None:
    case, deadlines = asked
    assert type_of(passed(counter, case, deadlines[0].at + timedelta(hours=1))) == "NoSuchDeadline"
    counter.now = deadlines[-1].at - timedelta(minutes=1)
    assert type_of(passed(counter, case, deadlines[-1].at)) == "HappensInTheFuture"
    assert alarms(Registry(counter.database)) == []
    assert counter.rows(REFUSED) == []


def test_what_is_due_by_the_workflows_clock_alone_does_not_pass(counter: Counter) -> None:
    counter.now = datetime(2099, 5, 1, 9, tzinfo=UTC)
    case = counter.opened()
    counter.act("revise_proposal", case)
    counter.act("request_reviews", case, due="2099-06-01")
    (first, *_) = engine.due(Registry(counter.database).held(case))
    counter.alter(REGISTRY, rehearsal=False)
    counter.now = first.at
    assert type_of(passed(counter, case, first.at)) == "HappensInTheFuture"


@pytest.mark.parametrize("digest", ["somebody's", "its own"])
def test_a_deadline_passes_though_its_id_was_taken_before(
    counter: Counter, asked: tuple[str, list[Deadline]], digest: str
) -> None:
    case, (first, *_) = asked
    passing = time_passes(case, first.at)
    own = passing.digest() if digest == "its own" else "0" * 64
    with counter.database.begin() as connection:
        connection.execute(insert(COMMAND), {"id": passing.id, "journal": case, "digest": own})
    answered = counter.commits.commit(counter.order(passing))
    assert answered.answer is not None
    assert first not in engine.due(Registry(counter.database).held(case))
    assert counter.facts(case)[-1].authenticated == "engine"
    before = counter.rows(FACT)
    counter.commits.commit(counter.order(passing))
    assert counter.rows(FACT) == before


def test_what_somebody_did_under_the_id_of_a_deadline_stays_and_nothing_is_wrong(
    counter: Counter, asked: tuple[str, list[Deadline]], tmp_path: Path
) -> None:
    case, (first, *_) = asked
    passing = time_passes(case, first.at)
    other = {"groups": ["strj"], "due": "2022-04-19"}
    counter.act("request_reviews", case, command_id="as an older version took it", **other)
    taken = counter.facts(case)[-1].model_copy(update={"command_id": passing.id}).sealed()
    of_fact = update(FACT).where(FACT.c.journal == case, FACT.c.seq == taken.seq)
    with counter.database.begin() as connection:
        connection.execute(of_fact.values(command_id=passing.id, hash=taken.hash))
        connection.execute(update(JOURNAL).where(JOURNAL.c.id == case).values(head=taken.hash))
        connection.execute(
            update(COMMAND).where(COMMAND.c.id == "as an older version took it").values(id=passing.id)
        )
    counter = Counter(counter.dsn)
    counter.now = LATER
    assert counter.commits.commit(counter.order(passing)).answer is not None
    assert first not in engine.due(Registry(counter.database).held(case))
    faults = verify(Archive(counter.database, Store(str(tmp_path)))).faults
    assert [fault.sentence for fault in faults if not EXPECTED.search(fault.sentence)] == []
    counter.database.dispose()


def test_a_deadline_that_is_refused_is_told_until_it_passes(
    counter: Counter, asked: tuple[str, list[Deadline]]
) -> None:
    case, (first, *_) = asked
    registry = Registry(counter.database)
    counter.alter(REGISTRY, behind="khs-2021-03-15")
    assert type_of(passed(counter, case, first.at)) == "RegistryBehind"
    counter.now += timedelta(minutes=1)
    counter.alter(REGISTRY, behind="")
    taken(counter, case, first)
    assert type_of(passed(counter, case, first.at)) == "BrokenConstraint"
    (alarm,) = alarms(registry, case)
    assert (alarm.deadline, alarm.since, alarm.refusal.type) == (first, LATER, "BrokenConstraint")
    assert [each.deadline for each in alarms(registry)] == [first]
    with counter.database.begin() as connection:
        connection.execute(COMMAND.delete().where(COMMAND.c.digest == ""))
    assert passed(counter, case, first.at).answer is not None
    assert alarms(registry) == []
    assert counter.rows(REFUSED) == []


def test_a_deadline_that_is_no_more_is_no_alarm(counter: Counter, asked: tuple[str, list[Deadline]]) -> None:
    case, (first, *_) = asked
    taken(counter, case, first)
    passed(counter, case, first.at)
    counter.act("withdraw_case", case)
    assert alarms(Registry(counter.database)) == []


def taken(counter: Counter, case: str, deadline: Deadline) -> None:
    """Have every id taken by which a deadline could pass."""
    ids = [time_passes(case, deadline.at, again).id for again in range(60)]
    rows: list[dict[str, str]] = [{"id": id_, "journal": case, "digest": ""} for id_ in ids]
    with counter.database.begin() as connection:
        connection.execute(insert(COMMAND), rows)
