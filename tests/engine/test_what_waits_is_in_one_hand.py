"""What waits in the outbox is in the hand of one drain, until that one is struck off; no clock decides it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, delete, event, insert, update

from activities.delivery.claims import Claims, Struck, give_back
from activities.registry.commit import Commits
from activities.registry.ledger import recording
from activities.registry.outbox import Failed, ask_again, write_failures, write_what_became
from activities.registry.own_drain import OwnDrain
from models.base import clock
from models.engine.effect_state import Became, EffectState
from models.tables.outbox import OUTBOX
from models.tables.tables import REGISTRY, RESTORED
from tests.support.committing import Counter

ALL = ("paper", "notice", "erase")


@pytest.fixture
def ordered(counter: Counter) -> Counter:
    """A registry in which one command called for two papers, a notice, and a text to be erased."""
    meeting, case = counter.a_meeting_and_a_case()
    counter.act("place_item", meeting, case=case)
    counter.all_is_done()
    counter.act("send_agenda", meeting)
    (paper,) = (row for row in counter.rows(OUTBOX) if row.next_at is not None and row.kind == "paper")
    with counter.database.begin() as connection:
        connection.execute(delete(OUTBOX).where(OUTBOX.c.kind == "telling"))
    row = {name: value for name, value in paper._mapping.items() if name != "id"}
    with counter.database.begin() as connection:
        connection.execute(insert(OUTBOX), [{**row, "kind": kind} for kind in ("paper", "erase", "notice")])
    return counter


def drain(counter: Counter, name: str) -> Claims:
    """A drain that is enlisted."""
    claims = Claims(counter.database, name)
    claims.enlist()
    return claims


def ids(counter: Counter, *kinds: str) -> set[int]:
    """What is in the outbox and waits, of some kinds."""
    return {row.id for row in counter.rows(OUTBOX) if row.next_at is not None and row.kind in kinds}


def settle(counter: Counter, kind: str) -> None:
    """Have everything of a kind be done."""
    done = dict.fromkeys(ids(counter, kind), Became(EffectState.DONE))
    with recording(counter.database) as ledger:
        write_what_became(ledger, done)


async def test_no_two_drains_have_the_same(ordered: Counter) -> None:
    one, other = drain(ordered, "one"), drain(ordered, "other")
    first = {row.id for row in await one.take(("paper",), 1, ())}
    second = {row.id for row in await other.take(("paper",), 100, ())}
    assert len(first) == 1
    assert second == ids(ordered, "paper") - first != set()


async def test_what_a_drain_has_under_way_it_takes_no_second_time(ordered: Counter) -> None:
    claims = drain(ordered, "one")
    (first,) = await claims.take(("paper",), 1, ())
    assert first.id not in {row.id for row in await claims.take(("paper",), 100, (first.id,))}


async def test_notices_wait_for_the_papers_of_their_command(ordered: Counter) -> None:
    claims = drain(ordered, "one")
    assert ids(ordered, "notice") != set()
    assert await claims.take(("notice",), 100, ()) == []
    settle(ordered, "paper")
    assert {row.id for row in await claims.take(("notice",), 100, ())} == ids(ordered, "notice")


async def test_a_text_is_erased_when_everybody_was_told(ordered: Counter) -> None:
    claims = drain(ordered, "one")
    settle(ordered, "paper")
    assert await claims.take(("erase",), 100, ()) == []
    settle(ordered, "notice")
    assert {row.id for row in await claims.take(("erase",), 100, ())} == ids(ordered, "erase")


async def test_a_paper_that_failed_keeps_no_notice_back(ordered: Counter) -> None:
    claims, later, papers = drain(ordered, "one"), clock.now() + timedelta(minutes=1), ids(ordered, "paper")
    with recording(ordered.database) as ledger:
        write_failures(ledger, (Failed(id_, "no room", 1, later) for id_ in papers))
    assert await claims.take(("paper",), 100, ()) == []
    assert {row.id for row in await claims.take(("notice",), 100, ())} == ids(ordered, "notice")


async def test_a_drain_that_was_struck_off_has_nothing_and_takes_nothing(ordered: Counter) -> None:
    claims = drain(ordered, "one")
    (held,) = await claims.take(("paper",), 1, ())
    assert await claims.holds(held.id)
    assert give_back(ordered.database, "one") == 1
    assert not await claims.holds(held.id)
    with pytest.raises(Struck):
        await claims.take(("paper",), 1, ())
    assert held.id in {row.id for row in await drain(ordered, "other").take(("paper",), 100, ())}


async def test_what_is_held_under_a_name_that_nobody_bears_is_given_back(ordered: Counter) -> None:
    ordered.alter(OUTBOX, claim="somebody")
    claims = drain(ordered, "one")
    assert await claims.take(("paper",), 100, ()) == []
    give_back(ordered.database)
    assert {row.id for row in await claims.take(("paper",), 100, ())} == ids(ordered, "paper")


@pytest.mark.parametrize("away", [timedelta(days=400), timedelta(days=-400)], ids=["fast", "slow"])
async def test_a_time_that_a_wrong_clock_wrote_keeps_nothing_waiting(
    ordered: Counter, away: timedelta
) -> None:
    ordered.alter(OUTBOX, next_at=clock.now() + away)
    assert await drain(ordered, "one").take(("paper",), 100, ()) != []


async def test_what_failed_waits_for_its_next_try(ordered: Counter) -> None:
    ordered.alter(OUTBOX, next_at=clock.now() + timedelta(seconds=30))
    assert await drain(ordered, "one").take(ALL, 100, ()) == []


async def test_what_was_put_aside_waits_until_somebody_asks_for_it(ordered: Counter) -> None:
    papers = ids(ordered, "paper")
    with recording(ordered.database) as ledger:
        write_failures(ledger, (Failed(id_, "no room", 9, None) for id_ in papers))
    claims = drain(ordered, "one")
    assert await claims.take(("paper",), 100, ()) == []
    with recording(ordered.database) as ledger:
        assert ask_again(ledger, OUTBOX.c.kind == "paper") == len(papers)
    assert {(row.id, row.tries) for row in await claims.take(("paper",), 100, ())} == {
        (id_, 0) for id_ in papers
    }


async def test_what_is_done_is_never_asked_for_again(ordered: Counter) -> None:
    ordered.all_is_done()
    with recording(ordered.database) as ledger:
        assert ask_again(ledger, OUTBOX.c.id > 0) == 0
    assert await drain(ordered, "one").take(ALL, 100, ()) == []


async def test_in_a_registry_that_nobody_has_looked_after_yet_nothing_is_done(ordered: Counter) -> None:
    with ordered.database.begin() as connection:
        connection.execute(update(REGISTRY).values(behind=RESTORED))
    assert await drain(ordered, "one").take(ALL, 100, ()) == []


async def test_a_few_effects_are_in_the_hand_of_the_drain_that_lives_where_they_were_committed(
    counter: Counter,
) -> None:
    counter.commits = Commits(counter.database, drain=OwnDrain("own"))
    meeting, case = counter.a_meeting_and_a_case()
    assert {row.claim for row in counter.rows(OUTBOX)} == {""}, "it is not enlisted yet"
    own, other = drain(counter, "own"), drain(counter, "other")
    counter.act("place_item", meeting, case=case)
    counter.act("send_agenda", meeting)
    waiting = ids(counter, "paper")
    assert await other.take(("paper",), 100, ()) == []
    assert {row.id for row in await own.take(("paper",), 100, ())} == waiting != set()


async def test_the_backlog_tells_how_much_waits_and_since_when(ordered: Counter) -> None:
    claims = drain(ordered, "one")
    backlog = claims.backlog()
    assert backlog.depth == len(ids(ordered, *ALL))
    assert backlog.oldest == min(row.ordered_at for row in ordered.rows(OUTBOX) if row.next_at)
    ordered.all_is_done()
    assert (claims.backlog().depth, claims.backlog().oldest) == (0, None)


async def test_looking_for_what_waits_goes_through_what_waits_alone_however_much_one_command_ordered(
    sqlite_dsn: str,
) -> None:
    counter, plans = Counter(sqlite_dsn), list[str]()

    @event.listens_for(counter.database, "before_cursor_execute")
    def explain(connection: Connection, _cursor: Any, asked: str, values: Any, *_rest: Any) -> None:
        if "FROM outbox" in asked and not asked.startswith("EXPLAIN"):
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", values).all()
            plans.extend(row[3] for row in plan if "outbox" in row[3] or "B-TREE" in row[3])

    claims = drain(counter, "one")
    await claims.take(ALL, 100, ())
    claims.backlog()
    others = [plan for plan in plans if "SEARCH other" in plan]
    assert others
    assert all("ix_outbox_waits (driver=? AND kind=? AND position" in plan for plan in others)
    assert all("INDEX ix_outbox_waits" in plan or "INDEX ix_outbox_turn" in plan for plan in plans)
    counter.database.dispose()
