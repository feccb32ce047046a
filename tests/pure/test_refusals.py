"""Refusals: each has its own name, and a sentence that is filled with the facts it is raised with."""

from __future__ import annotations

import ast
import inspect
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import models
from models.base.refusal import Refusal

FOLDER = Path(models.__file__).parent
MODULES = sorted(
    ".".join(path.relative_to(FOLDER).with_suffix("").parts)
    for path in FOLDER.rglob("*.py")
    if path.stem != "__init__"
)


def refusals() -> list[type[Refusal]]:
    """Every refusal that the core can raise."""
    for module in MODULES:
        import_module(f"models.{module}")
    found: list[type[Refusal]] = []
    waiting: list[type[Refusal]] = [Refusal]
    while waiting:
        kinds = waiting.pop().__subclasses__()
        found += kinds
        waiting += kinds
    return [kind for kind in found if kind.__module__.startswith("models.")]


def facts_of(kind: type[Refusal]) -> set[str]:
    """The names in the braces of a refusal's sentence."""
    return {name for _, name, _, _ in Formatter().parse(kind.__doc__ or "") if name}


REFUSALS = {kind.__name__: kind for kind in refusals()}


def raised() -> Iterator[tuple[str, int, str, set[str]]]:
    """Where a refusal is raised: module, line, its name, and the facts given."""
    for module in MODULES:
        for node in ast.walk(ast.parse((FOLDER / f"{module.replace('.', '/')}.py").read_text("utf-8"))):
            if isinstance(node, ast.Raise) and node.exc is not None:
                call = node.exc
                name = call.func if isinstance(call, ast.Call) else call
                keywords = call.keywords if isinstance(call, ast.Call) else []
                if isinstance(name, ast.Name) and name.id in REFUSALS:
                    yield module, node.lineno, name.id, {word.arg or "**" for word in keywords}


def test_no_two_refusals_have_one_name() -> None:
    assert not [name for name, times in Counter(kind.__name__ for kind in refusals()).items() if times > 1]


@pytest.mark.parametrize("name", sorted(REFUSALS))
def test_a_sentence_is_filled_with_its_facts(name: str) -> None:
    kind = REFUSALS[name]
    refusal = kind(**{fact: f"<{fact}>" for fact in facts_of(kind)})
    for fact in facts_of(kind):
        assert f"<{fact}>" in refusal.sentence
    assert "\n" not in refusal.sentence
    assert "  " not in refusal.sentence
    assert refusal.sentence.endswith((".", "}", ">"))
    assert (refusal.type, str(refusal)) == (name, refusal.sentence)


@pytest.mark.parametrize("name", sorted(REFUSALS))
def test_a_refusal_has_a_sentence_of_its_own(name: str) -> None:
    assert inspect.cleandoc(REFUSALS[name].__doc__ or "")
    assert REFUSALS[name].__doc__ != Refusal.__doc__


@pytest.mark.parametrize(("module", "line", "name", "given"), sorted(raised(), key=str))
def test_a_refusal_is_raised_with_the_facts_of_its_sentence(
    module: str, line: int, name: str, given: set[str]
) -> None:
    assert given == facts_of(REFUSALS[name]), f"models.{module}, line {line}"


def test_what_people_wrote_is_not_taken_for_braces() -> None:
    refusal = REFUSALS["NoSuchProject"](project="{period} {0}", projects="{{ x }}")
    assert refusal.sentence == "{period} {0} is not a project of this decision; its projects are {{ x }}."
