"""What the cluster consists of: the same as docker-compose.yml says, which a test compares."""

from __future__ import annotations

from dataclasses import dataclass

HISTORY_SHARDS = 4
"""Fixed at the first start of a cluster, and never to be changed."""

RETENTION_HOURS = 720
"""Closed runs are kept longer than the distance between two backups of the registry."""

NAMESPACE = "default"
PLUGIN = "postgres12"
DYNAMIC = {"limit.maxIDLength": 255}


@dataclass(frozen=True)
class Ports:
    """Where a part of the server answers, and where it tells the others that it lives."""

    grpc: int
    membership: int


SERVICES = {
    "frontend": Ports(7233, 6933),
    "history": Ports(7234, 6934),
    "matching": Ports(7235, 6935),
    "worker": Ports(7239, 6939),
}
"""The parts of Temporal's server, each a process, with the ports that they have by default."""

SCHEMA = (
    ("create-database",),
    ("setup-schema", "--version", "0.0"),
    ("update-schema", "--schema-name"),
)
"""What temporal-sql-tool does for each database; the last step with the name of the schema that it embeds."""

DATABASES = {"temporal": "postgresql/v12/temporal", "temporal_visibility": "postgresql/v12/visibility"}
"""The databases of Temporal's store, and the schema of each."""


@dataclass(frozen=True)
class Node:
    """A process of the server: which part it is, and the address at which it answers the others."""

    part: str
    address: str
    bound_to: str


NODES = {
    "frontend": Node("frontend", "127.0.0.1", "0.0.0.0"),  # noqa: S104 - it is called from the cable too
    "history": Node("history", "127.0.0.1", "127.0.0.1"),
    "second history": Node("history", "127.0.0.2", "127.0.0.2"),
    "matching": Node("matching", "127.0.0.1", "127.0.0.1"),
    "worker": Node("worker", "127.0.0.1", "127.0.0.1"),
}
"""The server believes that all nodes of a part have the same port, so a second one has another address."""


def environment(node: Node, database: str, port: int, user: str, dynamic: str) -> dict[str, str]:
    """What a node of the server is told; the images' own way, since the program has their template inside."""
    return {
        "TEMPORAL_SERVICES": node.part,
        "DB": PLUGIN,
        "DB_PORT": str(port),
        "POSTGRES_SEEDS": database,
        "POSTGRES_USER": user,
        "POSTGRES_PWD": "",
        "BIND_ON_IP": node.bound_to,
        "NUM_HISTORY_SHARDS": str(HISTORY_SHARDS),
        "DYNAMIC_CONFIG_FILE_PATH": dynamic,
    }


def tool_environment(database: str, host: str, port: int, user: str) -> dict[str, str]:
    """What temporal-sql-tool is told."""
    return {
        "SQL_PLUGIN": PLUGIN,
        "SQL_HOST": host,
        "SQL_PORT": str(port),
        "SQL_USER": user,
        "SQL_PASSWORD": "",
        "SQL_DATABASE": database,
    }
