"""What a door that died has left behind is swept, and so are old messages; nothing that is needed goes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from activities.checks.verification import verify
from activities.installation import Installation
from activities.nudging import Nudges
from activities.registry.sealed import SealedTextGone
from activities.settings import load_settings
from activities.store import ATTACHMENTS, PAYLOADS, Store
from activities.sweeping import SLACK, WAITS, NotToBeSwept, sweep_messages, sweep_texts
from models.base import clock
from models.base.text import Text
from models.base.writing import Written
from models.engine.message import Origin
from models.tables.tables import REGISTRY, RESTORED
from tests.support.committing import Counter, command
from tests.support.office import OPEN_CASE, office

SECRET = Text.of("Maija Meikäläinen", "fi")
CONFIDENTIAL = {"publicity": "confidential", "ground": "JulkL 24.1 § 25 k"}
LATE = WAITS + timedelta(minutes=2)


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Installation]:
    """An installation that is not for rehearsal."""
    installation = Installation.fresh(load_settings(data=tmp_path / "data"))
    yield installation
    installation.close()


@pytest.fixture
def counter(city: Installation) -> Iterator[Counter]:
    """Where acts are handed in to it."""
    counter = Counter(city.settings.registry.get_secret_value())
    yield counter
    counter.database.dispose()


def deposited(city: Installation) -> Written:
    """What a door keeps before it sends: a text, the address that goes with it, and a secret file."""
    written = city.archive.write(SECRET, confidential=True)
    city.archive.set_address(written.sha256, "maija@posti.example")
    city.archive.attach(b"murtuma", confidential=True)
    return written


def opened(counter: Counter, name: str = "open_case") -> str:
    """A confidential case, opened now."""
    answer = counter.commit(command("open_case", command_id=name, **CONFIDENTIAL)).answer
    assert answer
    return answer.journal


def test_what_was_never_sent_goes_when_its_time_is_over(city: Installation, counter: Counter) -> None:
    written = deposited(city)
    opened(counter)
    assert sweep_texts(city.archive, clock.now() + LATE) == 2
    assert city.archive.text(written) is None
    assert city.archive.address(written.sha256) is None
    assert not list(city.settings.data.glob(f"store/{ATTACHMENTS}/*"))
    assert verify(city.archive).faults == ()


def test_what_may_still_be_under_way_stays(city: Installation, counter: Counter) -> None:
    first = deposited(city)
    opened(counter)
    second = deposited(city)
    assert sweep_texts(city.archive, clock.now() + WAITS - timedelta(minutes=2)) == 0
    assert sweep_texts(city.archive, clock.now() + LATE) == 2
    assert (city.archive.text(first), city.archive.text(second)) == (None, SECRET)


def test_what_a_fact_names_stays(city: Installation, counter: Counter) -> None:
    case = opened(counter)
    reason = city.archive.write(SECRET, confidential=True)
    assert counter.commit(command("withdraw_case", case, reason=reason)).answer
    opened(counter, "later")
    assert sweep_texts(city.archive, clock.now() + LATE) == 0
    assert city.archive.text(reason) == SECRET


def test_an_act_that_comes_all_the_same_is_refused_and_can_be_sent_again(
    city: Installation, counter: Counter
) -> None:
    reason = city.archive.write(SECRET, confidential=True)
    case = opened(counter)
    assert sweep_texts(city.archive, clock.now() + LATE) == 1
    refused = counter.commit(command("withdraw_case", case, reason=reason)).refused
    assert refused
    assert refused.type == SealedTextGone.__name__
    again = city.archive.write(SECRET, confidential=True)
    assert counter.commit(command("withdraw_case", case, reason=again)).answer
    assert verify(city.archive).faults == ()


def test_a_fact_that_was_brought_back_tells_no_time(city: Installation, counter: Counter) -> None:
    deposited(city)
    opened(counter)
    with city.database.begin() as connection:
        connection.execute(update(REGISTRY).values(timed_after=REGISTRY.c.position))
    assert sweep_texts(city.archive, clock.now() + LATE) == 0


def test_it_reads_the_ledger_of_each_kind_of_registry(tmp_path: Path, registry_dsn: str) -> None:
    record = Installation.fresh(load_settings(data=tmp_path / "data", registry=registry_dsn), rehearsal=True)
    counter = Counter(registry_dsn)
    deposited(record)
    opened(counter)
    assert sweep_texts(record.archive, clock.now() + LATE) == 0, "it is for rehearsal"
    counter.alter(REGISTRY, rehearsal=False)
    assert sweep_texts(record.archive, clock.now() + LATE) == 2
    counter.database.dispose()
    record.close()


def test_nothing_is_swept_while_facts_may_be_missing(city: Installation, counter: Counter) -> None:
    deposited(city)
    opened(counter)
    with city.database.begin() as connection:
        connection.execute(update(REGISTRY).values(behind=RESTORED))
    with pytest.raises(NotToBeSwept):
        sweep_texts(city.archive, clock.now() + LATE)


async def test_messages_go_that_are_older_than_every_run(tmp_path: Path) -> None:
    async with office(tmp_path) as (city, server):
        archive = city.installation.archive
        case = city.commit(OPEN_CASE).journal
        await Nudges(city.installation.database, server.client, "nobody").nudge(case, Origin())
        (run,) = [run async for run in server.client.list_workflows()]
        old, needed = archive.store.put(PAYLOADS, b"old"), archive.store.put(PAYLOADS, b"needed")
        last = run.start_time - SLACK
        aged(tmp_path, old, (last - timedelta(minutes=1)).timestamp())
        aged(tmp_path, needed, (last + timedelta(minutes=1)).timestamp())
        assert await sweep_messages(archive, server.client, clock.now() + timedelta(days=400)) == 1
    assert set(archive.store.files()) == {(PAYLOADS, needed)}


@pytest.mark.parametrize("sent_again", [False, True])
def test_a_message_that_is_sent_again_is_young(tmp_path: Path, *, sent_again: bool) -> None:
    store = Store(str(tmp_path))
    name = store.put(PAYLOADS, b"the same")
    aged(tmp_path.parent, name, 0, tmp_path.name)
    if sent_again:
        store.put(PAYLOADS, b"the same")
    assert store.sweep(PAYLOADS, clock.now() - SLACK) == (not sent_again)
    assert bool(list(store.files())) == sent_again


def aged(data: Path, name: str, since: float, store: str = "store") -> None:
    """Have a message lie there since a time."""
    os.utime(data / store / PAYLOADS / name, (since, since))
