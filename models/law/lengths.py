"""Lengths: how long a text of an act may be. The limit is on acts alone; a fact is read for ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from models.base.refusal import Refusal

OTHERWISE = 1_000
"""Letters of a text whose field says nothing; one in a store has its words elsewhere."""


@dataclass(frozen=True)
class Longest:
    """Marks a field by how many letters an act may say in it; a fact may have more, of an earlier version."""

    letters: int


class TooLong(Refusal):
    """{field} is longer than {most} letters: it has {length}."""


class Excess(NamedTuple):
    """A text that is too long: the path to it, how long it may be, and how long it is."""

    field: str
    most: int
    length: int


def refuse_too_long(act: BaseModel) -> None:
    """TooLong for the first text of an act that is longer than its field takes."""
    for field, most, length in excesses(act):
        raise TooLong(field=field, most=most, length=length)


def excesses(value: object, most: int = OTHERWISE, where: str = "") -> Iterator[Excess]:
    """Every text inside an act that is longer than its field takes: `description.id`."""
    if isinstance(value, str):
        if len(value) > most:
            yield Excess(where, most, len(value))
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            limit = most_of(type(value), name)
            yield from excesses(getattr(value, name), limit, f"{where}.{name}".lstrip("."))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from excesses(key, most, where)
            yield from excesses(part, most, f"{where}.{key}")
    elif isinstance(value, tuple | list):
        for number, part in enumerate(value, start=1):
            yield from excesses(part, most, f"{where}.{number}")


@cache
def most_of(kind: type[BaseModel], name: str) -> int:
    """How many letters a field takes: what it is marked with, and what its model takes anyway."""
    info = kind.model_fields[name]
    return min((*_marked(info), *_taken(info)), default=OTHERWISE)


def _marked(annotation: Any) -> Iterator[int]:
    if isinstance(annotation, Longest):
        yield annotation.letters
    for part in _parts(annotation):
        yield from _marked(part)


def _taken(annotation: Any) -> Iterator[int]:
    most = getattr(annotation, "max_length", None)
    if isinstance(most, int):
        yield most
    counted = isinstance(annotation, FieldInfo) and get_origin(annotation.annotation) in (tuple, dict)
    for part in (annotation.annotation,) if counted else _parts(annotation):  # its own counts its entries
        yield from _taken(part)


def _parts(annotation: Any) -> tuple[Any, ...]:
    if isinstance(annotation, FieldInfo):
        return (annotation.annotation, *annotation.metadata)
    return (*get_args(annotation), *getattr(annotation, "__metadata__", ()))
