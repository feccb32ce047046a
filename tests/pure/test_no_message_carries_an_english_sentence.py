"""What stands in a message is a value or a message itself: an English sentence in it would stay English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import activities
import app
import models
import workflows
from docs.words import messages
from models.base.refusal import Refusal

MAKERS = {"fact", "why", "of", "filled", "words", "part", "help_words", "thing", "_told", "lived"}
"""Functions that make a message of a template and its values."""

TYPED = {"command"}
"""Values that people type as they stand, whatever their language."""


def test_no_value_of_a_message_is_an_english_sentence() -> None:
    messages()  # every module is loaded, and every refusal is known
    assert [found for package in (models, activities, workflows, app) for found in _english(package)] == []


def _english(package: object) -> Iterator[str]:
    for path in sorted(Path(*package.__path__).rglob("*.py")):  # type: ignore[attr-defined]
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _makes_a_message(node.func):
                given = (word for word in node.keywords if word.arg not in TYPED)
                yield from (
                    f"{path.name}:{node.lineno}: {word.arg}" for word in given if _sentence(word.value)
                )


def _makes_a_message(called: ast.expr) -> bool:
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name in MAKERS or name in Refusal.kinds


def _sentence(value: ast.expr) -> bool:
    match value:
        case ast.Constant(value=str(text)):
            return bool(re.search(r"[a-z]{2,} [a-z]{2,}", text))
        case ast.JoinedStr(values=parts):
            return any(isinstance(part, ast.Constant) and _word(part) for part in parts)
        case ast.IfExp(body=one, orelse=other):
            return _sentence(one) or _sentence(other)
        case ast.BoolOp(values=several):
            return any(map(_sentence, several))
    return False


def _word(part: ast.Constant) -> bool:
    return bool(re.search(r"[A-Za-z]{3,}", str(part.value)))
