"""Two locks: what runs, and what tests; the second goes with the first and adds to it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
PINNED = re.compile(r"^([a-z0-9.-]+)==([^\s;]+)")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OURS = {"models", "workflows", "activities", "templates", "app", "worker"}


def locked(name: str) -> dict[str, str]:
    """The packages of a lock, with their versions."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return {found[1]: found[2] for line in lines if (found := PINNED.match(line))}


RUNS = locked("requirements.lock")
TESTS = locked("requirements-dev.lock")


def asked_for(requirements: list[str]) -> set[str]:
    """The names that a list of requirements asks for."""
    return {re.split(r"[\[=<>;~! ]", one)[0].lower().replace("_", "-") for one in requirements}


def imported() -> Iterator[str]:
    """What the code that runs imports, by the first word."""
    for file in (ROOT / "worker.py", *(path for folder in OURS for path in (ROOT / folder).rglob("*.py"))):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def test_a_package_of_both_has_one_version() -> None:
    both = RUNS.keys() & TESTS.keys()
    assert both
    assert {name: RUNS[name] for name in both} == {name: TESTS[name] for name in both}


def test_each_has_what_the_project_asks_for() -> None:
    groups = PROJECT["dependency-groups"]
    assert asked_for(PROJECT["project"]["dependencies"] + groups["install"]) <= RUNS.keys()
    assert asked_for(groups["dev"]) <= TESTS.keys()


def test_what_runs_imports_nothing_that_only_tests() -> None:
    distributions = packages_distributions()
    names = set(imported()) - OURS - sys.stdlib_module_names
    assert names
    assert [name for name in names if not asked_for(distributions[name]) & RUNS.keys()] == []


def test_every_package_is_held_by_its_hashes_and_names_no_registry() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert re.findall(r"//|^--(?!hash)|^-[^-]", text, re.MULTILINE) == []
        assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=\S)", text.strip()))
