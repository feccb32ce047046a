"""The parts of a description's form: how each is written, what it is called, what may be chosen there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import partial
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from app.case_file.values import plain_type
from app.language import language
from app.web.choices_of_the_town import Choice
from app.web.describing.plain import KEY, SAID, Plain, is_blank
from app.web.describing.shapes import ShapeKind, shape_of
from app.web.rendering import by_their_own_names, page_words
from models.base.catalogues import catalogue
from models.base.described import described
from models.base.language import LANGUAGES
from models.base.terms import Term
from models.law.lengths import Longest

LONG = 1000
"""What may be longer than so many letters is written in several lines."""

SPARE, MORE = 2, 8
"""Rows that are empty below those that are written, for what is added; and where more are wanted."""


@dataclass(frozen=True)
class FormPart:
    """One part: a value, words by language, a record of parts, or rows of them.

    `wrong` is what was found wrong right here.
    """

    path: str
    label: str
    kind: str
    value: str | tuple[str, ...] = ""
    choices: tuple[Choice, ...] = ()
    parts: tuple[FormPart, ...] = ()
    required: bool = False
    wrong: tuple[str, ...] = ()

    @property
    def is_written(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.value) or any(part.is_written for part in self.parts)

    @property
    def is_wrong(self) -> bool:
        """Whether anything in it was found wrong."""
        return bool(self.wrong) or any(part.is_wrong for part in self.parts)


@dataclass(frozen=True)
class Describing:
    """Makes the parts; `choices` is what may be chosen in a field, by its name in whatever record or by its
    way without the places of rows: `forms.key`."""

    left_out: frozenset[str] = frozenset()
    choices: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    wrong: Mapping[str, Sequence[str]] = field(default_factory=dict)
    more: str = ""
    """The rows of which more are wanted, by their path."""

    def parts(self, model: type[BaseModel], said: Plain, within: str = "") -> tuple[FormPart, ...]:
        """Every field of a class, with what is said of it."""
        return tuple(
            self._part(within + name, name, info.annotation, said.get(name, ""), _label(model, name), info)
            for name, info in model.model_fields.items()
            if name not in self.left_out
        )

    def _part(
        self, path: str, name: str, annotation: Any, said: Plain, label: str, info: FieldInfo | None = None
    ) -> FormPart:
        kind, inner = shape_of(annotation)
        known = partial(FormPart, path, label, wrong=tuple(self.wrong.get(path, ())))
        required = info is not None and info.is_required() and "." not in path
        match kind:
            case ShapeKind.RECORD:
                return known(kind=kind, parts=self.parts(inner, _inside(said), f"{path}."))
            case ShapeKind.WORDS:
                return known(kind=kind, parts=tuple(_words(path, _inside(said), required=required)))
            case ShapeKind.ROWS | ShapeKind.PAIRS:
                one = self._pair if kind is ShapeKind.PAIRS else self._row
                spare = 1 if "." in path else SPARE
                rows = [*_rows(said), *[{}] * (MORE if self.more == path else spare)]
                parts = tuple(one(f"{path}.{n}", name, inner, row, n) for n, row in enumerate(rows, start=1))
                return known(kind=ShapeKind.ROWS, parts=parts)
            case ShapeKind.VALUES:
                choices = _members(inner) if _is_enum(inner) else ()
                lines = said if isinstance(said, list) else str(said).splitlines()
                if choices:
                    return known(kind="ticked", value=tuple(lines), choices=choices)
                return known(kind="several", value="\n".join(map(str, lines)))
        value, default = str(said), _default(info)
        way = re.sub(r"\.\d+(?=\.|$)", "", path)
        choices = self.choices.get(way) or self.choices.get(name) or _members(inner)
        if value and choices and value not in {each.value for each in choices}:
            choices = (*choices, Choice(value, value))
        if not choices and "." not in path:
            value = value or default
        if choices and not required:
            unsaid = next((each.said for each in choices if each.value == default), "")
            choices = (Choice("", unsaid), *(each for each in choices if each.value != default))
        return known(kind=_written(inner, info), value=value, choices=choices, required=required)

    def _row(self, path: str, name: str, inner: Any, row: Plain, number: int) -> FormPart:
        return self._part(path, name, inner, row, str(number))

    def _pair(self, path: str, _: str, inner: Any, row: Plain, number: int) -> FormPart:
        row = _inside(row)
        parts = (
            self._part(f"{path}.{KEY}", KEY, str, row.get(KEY, ""), page_words("Which one")),
            self._part(f"{path}.{SAID}", SAID, inner, row.get(SAID, ""), page_words("How it is said")),
        )
        return FormPart(
            path, str(number), ShapeKind.RECORD, parts=parts, wrong=tuple(self.wrong.get(path, ()))
        )


def _label(model: type[BaseModel], name: str) -> str:
    """What a field means, up to where its line goes on to how it is written in a file."""
    line = described(model).get(name, "")
    said = catalogue(language()).pgettext("field", line) if line else name
    return re.split(r"[:;]\s|\.\s|\.$", said, maxsplit=1)[0].replace("`", "")


def called(model: type[BaseModel], way: str) -> str:
    """What a part is called, with what it lies in: `registry_office.postal.fi` is the postal address, in
    Finnish, of the registry office."""
    names: list[str] = []
    inner: Any = model
    for step in way.split("."):
        if isinstance(inner, type) and issubclass(inner, BaseModel) and step in inner.model_fields:
            names.append(_label(inner, step))
            inner = shape_of(inner.model_fields[step].annotation).inner
        else:
            spoken = {str(each): said for each, said in by_their_own_names().items()}
            names.append(spoken.get(step, step))
    return " › ".join(names)


def _words(path: str, said: Mapping[str, str], *, required: bool) -> Iterator[FormPart]:
    """A line for each language, the one first in which it was written."""
    for number, each in enumerate(dict.fromkeys((*list(said)[:1], *LANGUAGES))):
        if each in LANGUAGES:
            called = by_their_own_names()[each]
            yield FormPart(
                f"{path}.{each}", called, "text", str(said.get(each, "")), required=required and not number
            )


def _inside(said: Plain) -> dict[str, Plain]:
    """What stands in a part that has an inside; nothing where something else was sent."""
    return said if isinstance(said, dict) else {}


def _rows(said: Plain) -> list[Plain]:
    rows = said if isinstance(said, list) else list(said.values()) if isinstance(said, dict) else []
    return [row for row in rows if not is_blank(row)]


def _is_enum(kind: Any) -> bool:
    kind = plain_type(kind)
    return isinstance(kind, type) and issubclass(kind, Enum)


def _members(kind: Any) -> tuple[Choice, ...]:
    kind = plain_type(kind)
    if _is_enum(kind):
        return tuple(Choice(str(member.value), Term.of(member).say(language())) for member in kind)
    if get_origin(kind) is Literal:
        return tuple(Choice(str(word), str(word)) for word in get_args(kind))
    return ()


def _written(kind: Any, info: FieldInfo | None) -> str:
    if kind is bool:
        return "flag"
    if kind is date:
        return "day"
    if kind is int:
        return "number"
    longest = [each.letters for each in (info.metadata if info else ()) if isinstance(each, Longest)]
    return "long" if any(letters > LONG for letters in longest) else "text"


def _default(info: FieldInfo | None) -> str:
    """What holds where nothing is said: of what is chosen, the form says it so."""
    default = None if info is None or info.is_required() else info.get_default(call_default_factory=True)
    return str(default.value if isinstance(default, Enum) else default) if isinstance(default, str) else ""
