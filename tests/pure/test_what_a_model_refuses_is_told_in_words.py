"""What a field refuses is told in words of ours, once, at the field; of a form, how it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from models.base.bad_value import complaint, faults
from models.base.written_form import FORMS
from models.matter.appropriation import ProjectLine
from models.whole.catalogue import ACTS

WRITTEN: tuple[Any, ...] = (
    *(None, "", "x", "x" * 3000, "a\x00", -1, 10**12, 1.5, b"x", date.max),
    *(
        [],
        ["x"],
        ["x" * 400],
        [{}],
        [[]],
        {},
        {"a": "b"},
        {"clauses": [{}]},
        {"divisions": [{"projects": [{}]}]},
    ),
)
"""What somebody, or a program, may have written into a field, whatever the field is."""

PYDANTICS = re.compile(
    r"\b(should|[Ii]nput|[Vv]alid|tuple|dictionary|instance|items|string|parse|Value|function)\b"
)


def records(kind: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """A record and those inside it."""
    if kind in seen:
        return
    seen.add(kind)
    yield kind
    for info in kind.model_fields.values():
        for inner in inside(info.annotation):
            yield from records(inner, seen)


def inside(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from inside(part)


def refused(kind: type[BaseModel], field: str, value: Any) -> list[Any]:
    """What is told of one field; what is missing beside it is not asked."""
    try:
        kind.model_validate({field: value})
    except ValidationError as error:
        return [fault for fault in faults(error) if fault["loc"][:1] == (field,)]
    except ValueError:  # a description is refused whole, with a sentence of its own
        return []
    return []


SEEN: set[type[BaseModel]] = set()
EVERY = [kind for act in ACTS.values() for kind in records(act, SEEN)]
"""Every act, and every record that stands in one."""


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_every_field_refuses_in_our_words(kind: type[BaseModel]) -> None:
    for field in kind.model_fields:
        for value in WRITTEN:
            told = refused(kind, field, value)
            said = [str(complaint(fault, "F")) for fault in told]
            assert not [sentence for sentence in said if PYDANTICS.search(sentence)]
            assert len(said) == len({fault["loc"] for fault in told})
            assert all(str(part).isidentifier() for f in told for part in f["loc"] if isinstance(part, str))


def patterns(schema: Any) -> Iterator[str]:
    """Every pattern that a value is held against."""
    for key, inner in schema.items() if isinstance(schema, dict) else enumerate(schema):
        if key == "pattern" and isinstance(inner, str):
            yield inner
        elif isinstance(inner, dict | list):
            yield from patterns(inner)


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_every_form_is_told_in_words(kind: type[BaseModel]) -> None:
    assert not [pattern for pattern in patterns(kind.model_json_schema()) if pattern not in FORMS]


def test_a_text_that_is_too_long_is_told_once_and_as_a_text() -> None:
    told = refused(ACTS["undo_handling"], "reason", "x" * 3000)
    assert [(fault["loc"], str(complaint(fault, "F"))) for fault in told] == [
        (("reason",), "F is longer than 1000 characters.")
    ]


def test_a_project_number_says_its_form() -> None:
    (told,) = refused(ProjectLine, "number", "12")
    assert str(complaint(told, "'number'")) == (
        "'number' is not written as it has to be: write 4–20 digits, like 104020107401."
    )
