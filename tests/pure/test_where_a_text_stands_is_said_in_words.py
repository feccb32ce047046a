"""Where in a fact a text stands is said in words, whatever the fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel

from app.desk.reading.text_places import PARTS, place_in_words
from models.base.frozen import build_all
from models.base.writing import Written
from models.engine.journal import Content
from models.whole import catalogue

assert catalogue.ACTS
build_all()


def names_to_texts(kind: type[BaseModel], above: tuple[type[BaseModel], ...] = ()) -> Iterator[str]:
    """The names of fields on the way to a text."""
    for name, field in kind.model_fields.items():
        for part in parts(field.annotation):
            inner = (
                set(names_to_texts(part, (*above, kind)))
                if isinstance(part, type) and issubclass(part, BaseModel) and part not in (*above, kind)
                else set()
            )
            if part is Written or inner:
                yield from (name, *(inner if part is not Written else ()))


def parts(annotation: object) -> Iterator[object]:
    """The types that an annotation is made of."""
    if inner := get_args(annotation):
        for each in inner:
            yield from parts(each)
    else:
        yield annotation


def test_every_name_on_the_way_to_a_text_has_a_word() -> None:
    known = {name for kind in Content.kinds.values() for name in names_to_texts(kind)}
    assert known == set(PARTS)


def test_a_number_belongs_to_the_word_before_it() -> None:
    assert place_in_words("proposal.attachments.1.sealed_title") == "proposal, attachment 1, title"
