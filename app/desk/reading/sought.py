"""Words that are sought in columns, whatever their capitals; the database looks for them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Dialect, or_

_WILD = "*?["


def has(sought: str, dialect: Dialect, *columns: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether one of the columns has these words. SQLite's `like` knows the capitals of ASCII alone."""
    if dialect.name == "sqlite":
        return or_(*(column.op("glob", is_comparison=True)(_glob(sought)) for column in columns))
    return or_(*(column.icontains(sought, autoescape=True) for column in columns))


def _glob(sought: str) -> str:
    return f"*{''.join(map(_either, sought))}*"


def _either(letter: str) -> str:
    cases = {each for each in (letter.lower(), letter.upper()) if len(each) == 1} or {letter}
    return f"[{''.join(sorted(cases))}]" if len(cases) > 1 or letter in _WILD else letter
