"""From what is written to what an act takes, by its fields' types: a new act needs no line here."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AwareDatetime, BaseModel

from app.case_file import scalars
from app.case_file.body_file import bodies_beside
from app.case_file.finding import thing
from app.case_file.municipality_file import municipality_beside
from app.case_file.nodes import Keys, Node
from app.case_file.papers import Papers
from app.case_file.reports import numbered_goals
from app.case_file.shape import Shape, quoted
from models.base.money import Cents, Hundredths
from models.base.words import Said
from models.base.writing import Written
from models.bodies.body import Body
from models.bodies.municipality_loading import DescribedMunicipality
from models.case.proposal import Proposal
from models.law.openness import Code, takes_own_words
from models.law.secrecy import only_sealed


def plain_type(annotation: Any) -> Any:
    """A field's type without the notes that hang on it, and without None; of one or several, several."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        first, *others = (part for part in get_args(annotation) if part is not type(None))
        several = (part for part in others if get_args(part)[:1] == (first,))
        return plain_type(next(several, first))
    return annotation


def of_each(annotation: Any) -> Any:
    """The type of each of several, where a field takes several; else its own."""
    kind = plain_type(annotation)
    return get_args(kind)[0] if get_origin(kind) is tuple else annotation


def is_record(annotation: Any) -> bool:
    """Whether a field has fields of its own that are written in the file."""
    return (
        isinstance(annotation, type)
        and issubclass(annotation, BaseModel)
        and not issubclass(annotation, Written | Proposal | Body | DescribedMunicipality)
    )


def words_of(annotation: Any) -> dict[str, str] | None:
    """The words that a field takes, None when it takes any."""
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return {member.value: member.value for member in annotation}
    if get_origin(annotation) is Literal:
        return {str(word): word for word in get_args(annotation)}
    return None


def spoken(name: str) -> str:
    """A name of the code as words."""
    return name.replace("_", " ")


def is_record_of_goals(annotation: Any) -> bool:
    """Whether a field is a list of records that each answer a goal."""
    inner = next(iter(get_args(annotation)), None)
    return isinstance(inner, type) and issubclass(inner, BaseModel) and "goal" in inner.model_fields


@dataclass(frozen=True)
class Values:
    """Reads a node as a value of a type."""

    shape: Shape
    papers: Papers
    proposals: Mapping[str, Proposal | None]
    called: Callable[[str], str] = quoted
    """How those who wrote them call a field."""

    def of(self, node: Node, annotation: Any, name: str) -> Any:
        """The value, None when a finding says why not.

        An amount is written with its thousands apart or with decimals; a list of numbers takes ranges, and
        one of numbers or codes commas.
        """
        in_languages = isinstance(node, Keys)
        own = (self.papers.confidential or in_languages) and takes_own_words(annotation)
        kind, what = Written if own else plain_type(annotation), self.called(name)
        if kind in (Written, Body, DescribedMunicipality):
            return self._long(node, kind, what, sealed=only_sealed(annotation))
        if kind is Proposal:
            word = self.shape.known_word(node, thing("proposal"), self.proposals)
            return self.proposals[word] if word else None
        if get_origin(kind) is tuple:
            return self._several(node, get_args(kind)[0], name)
        if get_origin(kind) is dict:
            entries = self.shape.keys(node, what).entries
            return {key.text: self.of(value, get_args(kind)[1], key.text) for key, value in entries}
        if is_record(kind):
            return self.record(node, kind, what)
        return self.shape.parsed(node, what, lambda word: _scalar(word, kind, what))

    def _long(self, node: Node, kind: Any, what: str, *, sealed: bool) -> Any:
        """What may lie in a file beside this one: a long text, the description of a body or municipality."""
        if kind is DescribedMunicipality:
            return municipality_beside(node, self.shape, self.papers.folder)
        if kind is Written:
            return self.papers.written(node, what, sealed=sealed)
        return next((body for _, body in bodies_beside(node, self.shape, self.papers)), None)

    def record(self, node: Node, model: type[BaseModel], what: str) -> dict[str, Any]:
        """The fields of a record, each under its name with spaces."""
        keys = self.shape.keys(node, what, [spoken(name) for name in model.model_fields])
        found = {}
        for name, field in model.model_fields.items():
            value = keys.get(spoken(name))
            if value is not None:
                value = numbered_goals(value) if is_record_of_goals(field.annotation) else value
                found[name] = self.of(value, field.annotation, name)
            elif field.is_required():
                self.shape.findings.add(
                    keys, Said.of("finding", "{what} has no '{name}'.", what=what, name=spoken(name))
                )
        return found

    def _several(self, node: Node, kind: Any, name: str) -> tuple[Any, ...]:
        values: list[Any] = []
        for item in self.shape.items(node):
            if plain_type(kind) is int:
                values += self.shape.parsed(item, self.called(name), scalars.numbers) or ()
            elif kind == Code:
                values += self.shape.parsed(item, self.called(name), scalars.listed) or ()
            else:
                values.append(self.of(item, kind, name))
        return tuple(values)


def _scalar(word: str, kind: Any, what: str) -> Any:
    if (words := words_of(kind)) is not None:
        return scalars.choice(word, words, what.strip("'"))
    if kind is bool:
        return scalars.flag(word)
    read = _READ.get(kind)
    return read(word) if read else word


_READ: dict[Any, Callable[[str], Any]] = {
    int: scalars.whole,
    Cents: scalars.money,
    Hundredths: scalars.hundredths,
    date: scalars.day,
    datetime: scalars.instant,
    AwareDatetime: scalars.instant,
}
