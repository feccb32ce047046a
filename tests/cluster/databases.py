"""The cluster's two PostgreSQLs: one has Temporal's store, the other the registries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text

from bench.postgres import binaries
from tests.cluster.unplayable import Unplayable
from tests.support.postgres import PostgresServer, postgres_server

STORE_PORT = 5432
REGISTRY_PORT = 5433

_LASTING = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
"""What was answered outlives a power failure, as in an installation."""

_WHOEVER_IS_IN_HERE = "local all all trust\nhost all all all trust\n"
"""No other machine and no other program is in the network of the cluster."""


@contextmanager
def database_server(folder: Path, port: int) -> Iterator[PostgresServer]:
    """A PostgreSQL at this port of every address that the cluster's network has."""
    trusting = folder / "pg_hba.conf"
    trusting.write_text(_WHOEVER_IS_IN_HERE)
    trusting.chmod(0o644)
    reached = {"listen_addresses": "0.0.0.0", "port": str(port), "hba_file": str(trusting)}  # noqa: S104
    with postgres_server({**_LASTING, **reached}, _programs()) as server:
        yield server


def _programs() -> Path:
    """Those of this machine: the package that the tests use lacks an extension that Temporal's lists need."""
    found = binaries()
    if found is None:
        raise Unplayable("No PostgreSQL is on this machine (Debian: apt-get install postgresql).")
    return found


def dsn(name: str, host: str) -> str:
    """The address of a registry, as it is seen from a host of the cluster's network."""
    return f"postgresql://postgres@{host}:{REGISTRY_PORT}/{name}"


def make_registry(name: str, host: str) -> None:
    """An empty database for a registry."""
    address = dsn("postgres", host).replace("postgresql:", "postgresql+psycopg:")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'create database "{name}"'))
    engine.dispose()
