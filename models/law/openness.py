"""Openness: which texts of an act are public whatever they are about, and which are people's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo

from models.base.text import Plain
from models.base.writing import Written
from models.law.lengths import Longest

T = TypeVar("T")


@dataclass(frozen=True)
class Openly:
    """Marks a field whose texts are public, even where what they are about is confidential."""


PUBLIC = Openly()


Code = Annotated[str, PUBLIC, Longest(80)]
"""An identifier: a body, a decision, a project, a period."""
Until = Annotated[str, PUBLIC, Field(max_length=12)]
"""Till when something is tabled: `next meeting`, `week` or a day; too short to tell anything else."""
Name = Annotated[Plain, PUBLIC, Longest(200)]
"""Who somebody is, as the record names them in an office or a role."""
PublicText = Annotated[Plain, PUBLIC, Longest(500)]
"""Words that are written to be public: a neutral title, a ground of secrecy, a place."""

Reason = Annotated[Plain, Field(min_length=1, max_length=1000)] | Written
"""Why something is done, in people's own words; sealed where what it is about is confidential."""
Ground = Annotated[Plain, Field(max_length=1000)] | Written
"""The same, where nothing need be said."""
Comment = Annotated[Plain, Field(min_length=1, max_length=2000)] | Written
"""What somebody has to say of a paper; sealed where what it is about is confidential."""

Receiver = Annotated[Plain, Field(min_length=1, max_length=300)] | Written
"""To whom something is sent, who may be a private person; sealed where what it is about is confidential."""
Informed = Annotated[Plain, Longest(300)] | Written
"""Who gets to know of something, by name; a private person sealed, and all where it is confidential."""
Enclosed = Annotated[Plain, Longest(300)] | Written
"""What is sent along, in words, however long; sealed where what it is about is confidential."""


def is_public(annotation: object) -> bool:
    """Whether a field's texts are marked as public."""
    if isinstance(annotation, Openly):
        return True
    return any(map(is_public, (*get_args(annotation), *getattr(annotation, "__metadata__", ()))))


def in_the_open(value: object, where: str = "") -> Iterator[str]:
    """Where texts stand in the open that nobody marked as public: `proposal.clauses.1.text`."""
    if isinstance(value, Written):
        if not value.sealed:
            yield where
    elif isinstance(value, str):
        if value and not isinstance(value, Enum):
            yield where
    else:
        for name, part in _parts(value):
            yield from in_the_open(part, f"{where}.{name}".lstrip("."))


def own_words_in_the_open(value: object, where: str = "", own: bool = False) -> Iterator[str]:
    """Where somebody's own words stand in a fact as they are, that could have been sealed: `motion.reason`.

    `own` says that the field takes them. A fact does not mark what is public, so that only these are told.
    """
    if isinstance(value, Written):
        if not value.sealed:
            yield where
    elif isinstance(value, str):
        if own and value and not isinstance(value, Enum):
            yield where
    elif isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            takes = takes_own_words(info.annotation) or any(map(takes_own_words, get_args(info.annotation)))
            public = is_public(info.annotation) or any(map(is_public, info.metadata))
            part = getattr(value, name)
            yield from own_words_in_the_open(part, f"{where}.{name}".lstrip("."), takes and not public)
    elif isinstance(value, dict | tuple | list):
        for name, part in _parts(value):
            yield from own_words_in_the_open(part, f"{where}.{name}".lstrip("."), own)


def _parts(value: object) -> Iterator[tuple[str, object]]:
    """What a value is made of, without the fields that are public."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            marked = is_public(field.annotation) or any(map(is_public, field.metadata))
            if not marked and get_origin(field.annotation) is not Literal:
                yield name, getattr(value, name)
    elif isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, tuple | list):
        yield from ((str(number), part) for number, part in enumerate(value, start=1))


def takes_own_words(annotation: object) -> bool:
    """Whether a field takes a short text as it is or sealed."""
    arms = get_args(annotation)
    return Written in arms and any(_is_text(arm) for arm in arms)


def is_said_in_languages(annotation: object) -> bool:
    """Whether a field takes texts of people, long or short, which may be said in several languages."""
    return annotation is Written or any(map(is_said_in_languages, get_args(annotation)))


def _is_text(arm: object) -> bool:
    return arm is str or (get_origin(arm) is Annotated and get_args(arm)[0] is str)


def with_own_words(value: T, seal: Callable[[str], Written]) -> T:
    """An act, or a part of one, in which every short text in somebody's own words is sealed."""
    if isinstance(value, BaseModel):
        changed = {
            name: _own(getattr(value, name), info, seal) for name, info in type(value).model_fields.items()
        }
        return value.model_copy(update=changed)
    return value


def _own(part: object, info: FieldInfo, seal: Callable[[str], Written]) -> object:
    if isinstance(part, str):
        return seal(part) if part and takes_own_words(info.annotation) else part
    if isinstance(part, tuple):
        own = any(map(takes_own_words, get_args(info.annotation))) and not is_public(info.annotation)
        return tuple(
            seal(each) if own and isinstance(each, str) and each else with_own_words(each, seal)
            for each in part
        )
    return with_own_words(part, seal)
