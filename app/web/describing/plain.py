"""A description as plain words in the order of its fields, as a form has them, without what is by default."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from models.base.language import LANGUAGES
from models.base.text import Text

KEY, SAID = "key", "said"
"""How the two halves of a pair are called."""

DEEPEST = 8
"""So many steps lead to the innermost part of a description."""

Plain = Any
"""Words, lists of plain things, or plain things by names."""


def plain(value: object) -> Plain:
    """What somebody would have to write for a value to be meant."""
    match value:
        case Mapping() if value and {*value} <= {*LANGUAGES}:
            return dict(value)
        case Mapping():
            return [{KEY: str(key), SAID: plain(said)} for key, said in value.items()]
        case tuple() | list():
            return [plain(each) for each in value]
        case BaseModel():
            return _of_a_record(value)
    return _word(value)


def _of_a_record(value: BaseModel) -> Plain:
    if isinstance(value, Text):
        return {value.original: value.texts[value.original], **value.texts}
    given = ((name, getattr(value, name), info) for name, info in type(value).model_fields.items())
    return {
        name: plain(said)
        for name, said, info in given
        if info.is_required() or said != info.get_default(call_default_factory=True)
    }


def _word(value: object) -> str:
    match value:
        case Enum():
            return str(value.value)
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case None:
            return ""
    return str(value)


def is_blank(said: Plain) -> bool:
    """Whether nothing was written."""
    match said:
        case dict():
            return all(map(is_blank, said.values()))
        case list():
            return all(map(is_blank, said))
    return not str(said).strip()


def nested(typed: Mapping[str, str]) -> Plain:
    """What stands under names with dots, `registry_office.names.fi`, as it would stand in a file.

    Rows are named by their places; places that were left out are passed over. What is deeper than any
    description is left out.
    """
    found: dict[str, Any] = {}
    for name, said in typed.items():
        *way, last = name.split(".", DEEPEST)
        if "." in last:
            continue
        inner = found
        for step in way:
            inner = inner.setdefault(step, {})
            if not isinstance(inner, dict):
                break
        else:
            inner[last] = said
    return found
