"""What a process keeps at hand is what the registry says now: journals, and who may do what there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from activities.installation import Installation
from activities.registry.remembering import KEPT, Remembering
from activities.settings import load_settings
from app.desk.asked_once import AskedOnce
from app.desk.hands import known_people
from app.desk.may import mine
from app.desk.reading.waiting import WaitingReading
from app.language import answering_in
from models.base import clock
from models.engine.world import Held
from models.tables.tables import FACT, JOURNAL, REGISTRY
from tests.support.committing import Counter
from tests.support.followed import Followed, followed_desk


@pytest.fixture
def installation(tmp_path: Path, registry_dsn: str) -> Iterator[Installation]:
    """What stands on the registry at whose counter acts are handed in."""
    with closing(Installation(load_settings(data=tmp_path, registry=registry_dsn))) as installation:
        yield installation


def test_a_journal_is_read_again_when_it_has_grown(counter: Counter, installation: Installation) -> None:
    plain, remembering = installation.registry, installation.remembering().registry
    assert isinstance(remembering, Remembering)
    case = counter.opened()
    for name in ("revise_proposal", "request_reviews", "withdraw_case"):
        assert remembering.held(case) == plain.held(case)
        assert remembering.held(case) is remembering.held(case)
        counter.act(name, case)
        assert remembering.held(case) == plain.held(case)
        assert remembering.several([case, "HEL 1999-000001"]) == [plain.held(case)]
        assert remembering.held(case, 1) == plain.held(case, 1)
    assert remembering.held("HEL 1999-000001") == Held("HEL 1999-000001")
    assert remembering.several([]) == []


def test_a_journal_is_read_again_when_an_older_copy_of_the_registry_is_there(
    counter: Counter, installation: Installation
) -> None:
    remembering = installation.remembering().registry
    case = counter.opened()
    before = remembering.held(case)
    with counter.database.connect() as connection:
        stood = connection.execute(select(REGISTRY)).mappings().one()
    counter.act("revise_proposal", case)
    assert remembering.held(case).seq == before.seq + 1
    with counter.database.begin() as connection:
        connection.execute(delete(FACT).where(FACT.c.journal == case, FACT.c.seq > before.seq))
        older = update(JOURNAL).where(JOURNAL.c.id == case).values(seq=before.seq, head=before.head)
        connection.execute(older)
        connection.execute(update(REGISTRY).values(stood))
    assert remembering.held(case) == before
    assert remembering.several([case]) == [before]


def test_no_more_is_kept_than_is_said(counter: Counter, installation: Installation) -> None:
    remembering = installation.remembering().registry
    case = counter.opened()
    held = remembering.held(case)
    assert isinstance(remembering, Remembering)
    others = (Held(f"HEL 1999-{number}", held.state, 1, "x") for number in range(KEPT + 5))
    remembering._keep(others, remembering.head())
    assert len(remembering._kept) == KEPT


def test_what_one_may_do_now_is_what_is_not_refused(followed: Followed) -> None:
    installation, now, kept = followed.house.installation, clock.now(), AskedOnce()
    register = known_people(installation)
    assert register is not None
    for row in installation.registry.journals(only_open=True):
        held = installation.registry.held(row.id)
        for person in register.people:
            asked = mine(held, now, person, register)
            theirs = dict.fromkeys(each.act for each in asked if each.refusal is None)
            assert kept.now(held, now, person, register, ()) == (*theirs,)


def test_who_may_is_asked_again_when_something_happened_or_a_minute_has_passed(followed: Followed) -> None:
    registry, asked, now = followed.house.installation.registry, AskedOnce(), clock.now()
    held = registry.held(followed.number(1))
    first = asked.mine(held, now, "olli", None, ())
    assert asked.mine(held, now, "olli", None, ()) is first
    assert asked.mine(held, now + timedelta(minutes=1), "olli", None, ()) is not first
    other = Held(held.id, held.state, held.seq + 1, "another")
    assert asked.mine(other, now, "olli", None, ()) is not first


def test_what_waits_is_told_anew_when_something_happened_and_in_each_language(tmp_path: Path) -> None:
    with followed_desk(tmp_path) as followed:
        house, now = followed.house, clock.now()
        reading, register = WaitingReading(house.installation, house.asked), known_people(house.installation)
        assert register is not None
        followed.until(1)
        one = reading.of("olli", register, now)
        assert reading.of("olli", register, now) is one
        assert reading.of("kaija", register, now) != one
        with answering_in("sv"):
            assert reading.of("olli", register, now) is not one
        followed.until(2)
        two = reading.of("olli", register, now)
        assert {each.journal for each in one} < {each.journal for each in two}
        assert reading.of("olli", register, now + timedelta(minutes=1)) is not two


async def test_the_first_page_shows_what_has_just_come(tmp_path: Path) -> None:
    with followed_desk(tmp_path) as followed:
        followed.until(1)
        async with followed.person("olli") as browser:
            before = (await browser.get("/")).text
            followed.until(2)
            after = (await browser.get("/")).text
    assert followed.number(2) not in before
    assert followed.number(2) in after
