"""The compose file says the same parts as the cluster that `make cluster` runs."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
import yaml

from tests.cluster.building import MODULE
from tests.cluster.parts import (
    DATABASES,
    DYNAMIC,
    HISTORY_SHARDS,
    NAMESPACE,
    NODES,
    RETENTION_HOURS,
    SCHEMA,
    SERVICES,
    environment,
    tool_environment,
)
from tests.doors.test_compose_file import COMPOSE
from tests.doors.test_compose_file import SERVICES as COMPOSED

_STORE = {"DB_PORT", "POSTGRES_SEEDS", "POSTGRES_USER", "POSTGRES_PWD"}
THEIR_OWN = {*_STORE, "DYNAMIC_CONFIG_FILE_PATH", "BIND_ON_IP"}
"""Where the store is, and which addresses there are, is another matter among containers."""

each_part = pytest.mark.parametrize("part", sorted(SERVICES))


def test_every_part_runs_in_the_cluster() -> None:
    assert {node.part for node in NODES.values()} == set(SERVICES)


def test_the_server_has_the_same_parts() -> None:
    runs = {name for name, service in COMPOSED.items() if service["image"].startswith("temporalio/server:")}
    assert runs == {f"temporal-{part}" for part in SERVICES}


@each_part
def test_a_part_is_told_the_same(part: str) -> None:
    said, ours = composed(part)["environment"], environment(NODES[part], "", 0, "", "")
    assert set(said) == set(ours)
    assert {name: said[name] for name in set(said) - THEIR_OWN} == {
        name: ours[name] for name in set(ours) - THEIR_OWN
    }


@each_part
def test_every_part_has_the_same_number_of_history_shards(part: str) -> None:
    assert composed(part)["environment"]["NUM_HISTORY_SHARDS"] == str(HISTORY_SHARDS)


@each_part
def test_a_part_is_well_when_it_answers_at_its_port(part: str) -> None:
    assert int(composed(part)["healthcheck"]["test"][-1]) == SERVICES[part].grpc


def test_the_frontend_alone_is_reached_from_outside() -> None:
    grpc = SERVICES["frontend"].grpc
    opened = {part: composed(part).get("ports", []) for part in SERVICES}
    assert opened == {part: [] for part in SERVICES} | {"frontend": [f"127.0.0.1:{grpc}:{grpc}"]}


def test_the_schema_is_made_in_the_same_steps() -> None:
    service = COMPOSED["temporal-schema"]
    (script,) = service["command"]
    databases = re.search(r"for database in (.+); do", script)
    assert databases is not None
    assert databases[1].split() == list(DATABASES)
    tool = [shlex.split(line)[1:] for line in script.splitlines() if "temporal-sql-tool" in line]
    assert [step[: len(ours)] for step, ours in zip(tool, SCHEMA, strict=True)] == list(map(list, SCHEMA))
    schema = tool[-1][-1]
    for database, wanted in DATABASES.items():
        assert schema.replace("$${database#temporal_}", database.removeprefix("temporal_")) == wanted
    told = tool_environment("", "", 0, "")
    assert set(service["environment"]) == set(told) - {"SQL_DATABASE"}
    assert service["environment"]["SQL_PLUGIN"] == told["SQL_PLUGIN"]


def test_the_dynamic_settings_are_the_same() -> None:
    content = yaml.safe_load(COMPOSE["configs"]["temporal-dynamic"]["content"])
    assert content == {name: [{"value": value}] for name, value in DYNAMIC.items()}


def test_the_namespace_keeps_closed_runs_as_long() -> None:
    (script,) = COMPOSED["temporal-namespace"]["command"]
    assert f"create --namespace {NAMESPACE} --retention {RETENTION_HOURS}h" in script


def test_the_images_are_of_the_version_that_is_built() -> None:
    built = re.search(r"^\tgo\.temporal\.io/server v(\S+)", (MODULE / "go.mod").read_text(), re.MULTILINE)
    assert built is not None
    images = {service["image"] for service in COMPOSED.values()}
    assert {f"temporalio/server:{built[1]}", f"temporalio/admin-tools:{built[1]}"} <= images


def composed(part: str) -> dict[str, Any]:
    return COMPOSED[f"temporal-{part}"]
