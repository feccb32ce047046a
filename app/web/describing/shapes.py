"""Of what shape a field of a description is: words by language, rows, pairs, a record, or one value."""

from __future__ import annotations

import types
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from app.case_file.values import plain_type
from models.base.language import Language
from models.base.text import Text


class ShapeKind(StrEnum):
    """How what stands in a field is put together."""

    VALUE = "value"
    VALUES = "values"
    WORDS = "words"
    RECORD = "record"
    ROWS = "rows"
    PAIRS = "pairs"


class FieldShape(NamedTuple):
    """A shape, and the type of what is inside: of a value, a row, the second half of a pair."""

    kind: ShapeKind
    inner: Any


def shape_of(annotation: Any) -> FieldShape:
    """The shape of a field by its type."""
    kind = plain_type(annotation)
    if _is_one_of_several(annotation):
        return FieldShape(ShapeKind.VALUE, str)
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        several = shape_of(inner).kind in (ShapeKind.RECORD, ShapeKind.WORDS)
        return FieldShape(ShapeKind.ROWS if several else ShapeKind.VALUES, inner)
    if get_origin(kind) in (dict, Mapping):
        key, inner = get_args(kind)
        return FieldShape(ShapeKind.WORDS if key == Language else ShapeKind.PAIRS, inner)
    if kind is Text:
        return FieldShape(ShapeKind.WORDS, str)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return FieldShape(ShapeKind.RECORD, kind)
    return FieldShape(ShapeKind.VALUE, kind)


def _is_one_of_several(annotation: Any) -> bool:
    """Whether a value may be of several types, as that of a rule: its words tell which."""
    may = [each for each in get_args(annotation) if each is not type(None)]
    return get_origin(annotation) in (Union, types.UnionType) and len(may) > 1
