"""Statements are compiled once for all databases of a kind; the tests open hundreds of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.util import LRUCache


class _OfAKind(LRUCache[Any, Any]):
    """What was compiled, by what the dialect is called instead of which one it is."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(_by_name(key), default)

    def __setitem__(self, key: Any, compiled: Any) -> None:
        super().__setitem__(_by_name(key), compiled)


def _by_name(key: Any) -> Any:
    dialect, *rest = key
    return (dialect.name, dialect.driver, *rest)


COMPILED = _OfAKind(2000)


def compile_once() -> None:
    """Have every engine of this process share what was compiled."""
    made = Engine.__init__

    def sharing(engine: Engine, *given: Any, **named: Any) -> None:
        made(engine, *given, **named)
        engine._compiled_cache = COMPILED

    setattr(Engine, made.__name__, sharing)
