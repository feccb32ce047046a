"""What is written by a statement that was compiled once is what any other statement would have written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.exc import IntegrityError

from activities.registry.away import AWAY
from activities.registry.database import connect
from activities.registry.lengths import TooLongForItsPlace
from activities.registry.prepared import Values, add_rows, change_rows, take_rows_away
from models.tables.row_tables import CASE, DEADLINE, MEETING
from tests.support.postgres import postgres_server

HELSINKI = timezone(timedelta(hours=2))


@pytest.fixture
def database(registry_dsn: str) -> Iterator[Engine]:
    """A registry of each kind, in which nothing stands."""
    database = connect(registry_dsn)
    yield database
    database.dispose()


def deadline(key: str, **said: object) -> dict[str, object]:
    at = datetime(2021, 3, 15, 18, tzinfo=HELSINKI)
    row = {"journal": "HEL 2021-000001", "key": key, "kind": "review", "rule": "", "explanation": "100 % 'ä'"}
    return {**row, "at": at, "day": date(2021, 3, 15), **said}


def kept(connection: Connection) -> list[Values]:
    found = connection.execute(select(DEADLINE).order_by(DEADLINE.c.key)).mappings()
    return [dict(row) for row in found]


def test_rows_are_read_back_as_they_were_given(database: Engine) -> None:
    rows = [deadline("a"), deadline("b", at=datetime(2021, 6, 1, 9, tzinfo=UTC))]
    with database.begin() as connection:
        add_rows(connection, DEADLINE, rows)
        assert kept(connection) == rows


def test_an_instant_stands_there_as_everywhere(database: Engine) -> None:
    with database.begin() as connection:
        add_rows(connection, DEADLINE, [deadline("a")])
        assert connection.execute(text("select at from deadline_row")).scalar() == "2021-03-15T16:00:00Z"
        with pytest.raises(ValueError, match="an instant needs an offset"):
            add_rows(connection, DEADLINE, [deadline("b", at=datetime(2021, 3, 15, 18))])  # noqa: DTZ001


def test_a_switch_and_what_is_not_said_are_read_back(database: Engine) -> None:
    meeting = {"journal": "khs", "body": "khs", "at": datetime(2021, 3, 15, 14, tzinfo=UTC)}
    case = {"journal": "HEL 1", "title": "Asia", "task_class": "02 02 02", "publicity": "public"}
    with database.begin() as connection:
        add_rows(connection, MEETING, [{**meeting, "stage": "called", "is_open": False}])
        add_rows(
            connection,
            CASE,
            [{**case, "stage": "tabled", "body": "", "opened": date(2021, 3, 1), "cents": None}],
        )
        assert connection.execute(select(MEETING.c.is_open)).scalar() is False
        assert connection.execute(select(CASE.c.cents, CASE.c.opened)).one() == (None, date(2021, 3, 1))


def test_a_row_is_changed_by_its_key_and_only_where_it_says_something(database: Engine) -> None:
    with database.begin() as connection:
        add_rows(connection, DEADLINE, [deadline("a"), deadline("b"), deadline("c")])
        changed = [{"journal": "HEL 2021-000001", "key": key, "rule": "review.due_after"} for key in "ab"]
        change_rows(connection, DEADLINE, changed)
        assert kept(connection) == [
            deadline("a", rule="review.due_after"),
            deadline("b", rule="review.due_after"),
            deadline("c"),
        ]


def test_rows_are_taken_away_by_their_keys(database: Engine) -> None:
    with database.begin() as connection:
        add_rows(connection, DEADLINE, [deadline("a"), deadline("b"), deadline("c")])
        take_rows_away(connection, DEADLINE, [deadline("a"), deadline("c", kind="final")])
        assert kept(connection) == [deadline("b")]


def test_nothing_is_written_where_one_text_does_not_fit(database: Engine) -> None:
    with database.begin() as connection:
        with pytest.raises(TooLongForItsPlace, match=r"deadline_row\.kind takes 20 letters, and this has 21"):
            add_rows(connection, DEADLINE, [deadline("a"), deadline("b", kind="x" * 21)])
        assert kept(connection) == []


def test_what_the_registry_forbids_is_told_as_of_any_statement(database: Engine) -> None:
    with pytest.raises(IntegrityError), database.begin() as connection:
        add_rows(connection, DEADLINE, [deadline("a"), deadline("a")])


def test_an_sqlite_that_cannot_be_written_to_is_away(sqlite_dsn: str) -> None:
    database = connect(sqlite_dsn)
    with database.begin() as connection:
        connection.execute(text("drop table deadline_row"))
    with pytest.raises(AWAY), database.begin() as connection:
        add_rows(connection, DEADLINE, [deadline("a")])
    database.dispose()


def test_a_postgresql_that_is_stopped_is_away_and_taken_up_again_when_it_is_back() -> None:
    with postgres_server() as server:
        database = connect(server.dsn)
        DEADLINE.create(database)
        with database.begin() as connection:
            add_rows(connection, DEADLINE, [deadline("a")])
        with database.connect() as connection:
            assert len(kept(connection)) == 1
            server.stop()
            with pytest.raises(AWAY):
                add_rows(connection, DEADLINE, [deadline("b")])
        server.start()
        with database.begin() as connection:
            assert kept(connection) == [deadline("a")]
        database.dispose()
