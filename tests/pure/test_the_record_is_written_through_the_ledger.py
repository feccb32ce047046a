"""Nobody writes to the record past its ledger: what changes a noted table goes through one module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.tables import tables
from models.tables.noted import NOTED
from tests.support.command_line import ROOT

STATEMENTS = {"insert", "update", "delete"}
CACHES = {("update", "JOURNAL"), ("insert", "JOURNAL"), ("insert", "NUMBER"), ("update", "REGISTRY")}
"""What follows from the facts, or is the ledger's own end."""

THROUGH_IT = {("activities/registry/outbox.py", "update", "OUTBOX")}
"""What is noted in the same breath."""

NOT_HELD = {("activities/delivery/claims.py", "update", "OUTBOX")}
"""What changes only columns of which nothing is noted."""

NAMES = {name for name in vars(tables) if any(getattr(tables, name) is noted.table for noted in NOTED)}
MODULES = sorted(path for room in ("activities", "app") for path in (ROOT / room).rglob("*.py"))


def statements(path: Path) -> Iterator[tuple[str, str]]:
    """The statements that a module makes of a table that it names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=statement), args=[ast.Name(id=table), *_]) if (
                statement in STATEMENTS
            ):
                yield statement, table


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_changes_no_noted_table_by_itself(path: Path) -> None:
    where = path.relative_to(ROOT).as_posix()
    found = {
        said for said in statements(path) if said[1] in NAMES and (where, *said) not in THROUGH_IT | NOT_HELD
    }
    assert found <= CACHES
