"""The compose file is linted, not run: its form, its pins, its health and its secrets."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from compose_spec import PyCompose

FILE = Path(__file__).parents[2] / "docker-compose.yml"
COMPOSE = yaml.safe_load(FILE.read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
PINNED = re.compile(r"[\w./-]+:v?\d+(\.\d+)+[\w.-]*")
LASTING = sorted(name for name, service in SERVICES.items() if service["restart"] == "unless-stopped")

each_service = pytest.mark.parametrize("name", sorted(SERVICES))


def test_it_keeps_to_the_specification() -> None:
    assert sorted(PyCompose.from_json(json.dumps(COMPOSE)).service_names()) == sorted(SERVICES)


@each_service
def test_every_image_is_pinned_to_a_version(name: str) -> None:
    assert PINNED.fullmatch(SERVICES[name]["image"])


def test_the_worker_image_is_built_on_a_pinned_one() -> None:
    base = re.findall(r"^FROM (\S+)$", (FILE.parent / "Dockerfile").read_text(), re.MULTILINE)
    assert [bool(PINNED.fullmatch(image)) for image in base] == [True]


def test_the_worker_image_bears_the_version_of_the_project() -> None:
    version = re.search(r'^version = "(.+)"$', (FILE.parent / "pyproject.toml").read_text(), re.MULTILINE)
    assert version is not None
    assert SERVICES["worker"]["image"] == f"pykala:{version[1]}"


@each_service
def test_who_waits_for_another_waits_until_it_is_well(name: str) -> None:
    for other, wait in SERVICES[name].get("depends_on", {}).items():
        lasts = other in LASTING
        assert wait["condition"] == ("service_healthy" if lasts else "service_completed_successfully")
        assert "healthcheck" in SERVICES[other] or not lasts


@each_service
def test_no_port_is_open_beyond_this_machine(name: str) -> None:
    assert all(port.startswith("127.0.0.1:") for port in SERVICES[name].get("ports", []))


@each_service
def test_every_secret_comes_from_the_environment_and_its_default_is_loud(name: str) -> None:
    for key, value in SERVICES[name].get("environment", {}).items():
        if re.search("PASSWORD|PWD", key) or "@" in value:
            assert re.search(r"\$\{\w+_PASSWORD:-CHANGE-ME-\w+\}", value)
