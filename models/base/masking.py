"""Masking: what somebody wrote is taken out of a message, and put back for those who wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import Enum

from pydantic import BaseModel

from models.base.terms import Name
from models.base.words import Listed, Said, Value

SHORT = 5
"""A text of fewer letters stands in many sentences by chance, and is masked only where it stands alone."""

_WHERE = "where"


def texts_in(value: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a model with the place where it stands; a key of a mapping stands at its number."""
    if isinstance(value, str):
        if value and not isinstance(value, Enum):
            yield where, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name), f"{where}.{name}".lstrip("."))
    elif isinstance(value, Mapping):
        for number, (key, part) in enumerate(value.items(), start=1):
            yield from texts_in(key, f"{where}.{number}.key")
            yield from texts_in(part, f"{where}.{number}")
    elif isinstance(value, tuple | list):
        for number, part in enumerate(value, start=1):
            yield from texts_in(part, f"{where}.{number}")


def masking(texts: Mapping[str, str]) -> Callable[[str], Value]:
    """Takes a text out of a message if it is, has or repeats one of these; it says where that one stands."""

    def taken_out(said: str) -> Value:
        for where, text in texts.items():
            if said == text:
                return Said.fact("(not public)", **{_WHERE: where})
        if any(_repeats(said, text) for text in texts.values()):
            return Said.fact("(not public)")
        return said

    return taken_out


def _repeats(said: str, text: str) -> bool:
    said, text = said.casefold(), text.casefold()
    return (len(text) >= SHORT and text in said) or (len(said) >= SHORT and text.startswith(said))


def changed(value: Value, change: Callable[[str], Value]) -> Value:
    """A value of a message with every text in it changed."""
    match value:
        case Listed(items=items):
            return Listed(tuple(changed(item, change) for item in items), value.joiner)
        case Said(values=values):
            return replace(value, values={name: changed(each, change) for name, each in values.items()})
        case Name(texts=texts):
            kept_all = all(change(text) == text for _, text in texts)
            return value if kept_all else change(texts[0][1])
        case str():
            return change(value)
    return value


def put_back(value: Value, texts: Mapping[str, str]) -> Value:
    """A value of a message with what was taken out of it, for somebody who has these texts."""
    match value:
        case Listed(items=items):
            return Listed(tuple(put_back(item, texts) for item in items), value.joiner)
        case Said(values=values):
            where = values.get(_WHERE)
            if isinstance(where, str) and value.template == "(not public)":
                return texts.get(where, value)
            return replace(value, values={name: put_back(each, texts) for name, each in values.items()})
    return value
