"""A PostgreSQL connection whose other end fell silent is given up in seconds, at both ends.

Without it a worker that is cut off in the midst of a commit keeps the registry's lock, and every other one
waits, for as long as the operating system believes in the connection: a quarter of an hour, or two hours.
"""

from __future__ import annotations

from sqlalchemy import URL
from sqlalchemy.engine.interfaces import DBAPIConnection

SILENCE = 5
"""Seconds after which an end that does not answer is held to be gone."""

_FIRST_ASKED = 2

_OURS = {
    "connect_timeout": str(SILENCE),
    "keepalives_idle": str(_FIRST_ASKED),
    "keepalives_interval": "1",
    "keepalives_count": str(SILENCE - _FIRST_ASKED),
    "tcp_user_timeout": str(SILENCE * 1000),
}
"""What libpq does for us; what the registry's address says itself stays."""

_THEIRS = {
    "tcp_keepalives_idle": str(_FIRST_ASKED),
    "tcp_keepalives_interval": "1",
    "tcp_keepalives_count": str(SILENCE - _FIRST_ASKED),
    "tcp_user_timeout": str(SILENCE * 1000),
    "client_connection_check_interval": "1000",  # while it waits for a lock, it would not notice
}
"""What the server does for our session."""

_SET = "select " + ", ".join(f"set_config('{name}', '{value}', false)" for name, value in _THEIRS.items())


def giving_up(url: URL) -> URL:
    """The address with which our end gives up."""
    return url.update_query_dict({name: value for name, value in _OURS.items() if name not in url.query})


def have_it_give_up(connection: DBAPIConnection, _record: object) -> None:
    """Have the server's end give up too; once for each connection of a pool."""
    cursor = connection.cursor()
    cursor.execute(_SET)
    cursor.close()
    connection.commit()
