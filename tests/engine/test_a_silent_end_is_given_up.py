"""A registry's connection whose other end fell silent is given up in seconds, at both ends.

That a worker which is cut off holds nobody up is played by `make cluster`, in a network of its own.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from psycopg import Connection as Driver
from sqlalchemy import Connection, Engine, text

from activities.registry.database import connect
from tests.support.postgres import postgres_server

HERE = "127.0.0.1"


@pytest.fixture(scope="module")
def reached_by_network() -> Iterator[str]:
    """The address of a PostgreSQL that is reached as on another machine."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        port = probe.getsockname()[1]
    with postgres_server({"listen_addresses": HERE, "port": str(port)}):
        yield f"postgresql://postgres@{HERE}:{port}/postgres"


def said(engine: Engine, name: str) -> str:
    with engine.connect() as connection:
        return str(connection.execute(text(f"show {name}")).scalar_one())


def descriptor(connection: Connection) -> int:
    """The socket that the driver holds."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, Driver)
    return driver.fileno()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tcp_user_timeout", "5000"),
        ("tcp_keepalives_idle", "2"),
        ("tcp_keepalives_interval", "1"),
        ("tcp_keepalives_count", "3"),
        ("client_connection_check_interval", "1s"),
    ],
)
def test_the_server_asks_whether_the_worker_is_there(reached_by_network: str, name: str, value: str) -> None:
    engine = connect(reached_by_network)
    assert said(engine, name) == value
    engine.dispose()


def test_the_worker_asks_whether_the_server_is_there(reached_by_network: str) -> None:
    engine = connect(reached_by_network)
    with engine.connect() as connection, socket.socket(fileno=descriptor(connection)) as line:
        assert line.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
        assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 2
        assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 5000
        line.detach()
    engine.dispose()


def test_what_the_address_says_itself_stays(reached_by_network: str) -> None:
    engine = connect(f"{reached_by_network}?tcp_user_timeout=60000")
    assert engine.url.query["tcp_user_timeout"] == "60000"
    with engine.connect():
        pass
    engine.dispose()
