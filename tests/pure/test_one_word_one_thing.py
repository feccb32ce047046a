"""One word stands for one thing: no two classes of the house have the same name."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

HOUSE = Path(__file__).parents[2]
WINGS = ("models", "activities", "app", "workflows")


def classes() -> dict[str, list[str]]:
    """Every class that a module of the house has, by its name, with where it stands."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for wing in WINGS:
        for path in sorted((HOUSE / wing).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    found[node.name].append(f"{path.relative_to(HOUSE)}:{node.lineno}")
    return found


def test_no_two_classes_have_the_same_name() -> None:
    doubled = {name: places for name, places in classes().items() if len(places) > 1}
    assert doubled == {}


def test_the_house_is_looked_through() -> None:
    found = classes()
    assert {"Case", "DecisionRecord", "Scene", "JournalWorkflow"} <= set(found)
    assert len(found) > 500
