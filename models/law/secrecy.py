"""Secrecy: where long texts stand in an act or a fact, and what may not be said in the open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args

from pydantic import AfterValidator, BaseModel

from models.base.bad_value import BadValue
from models.base.text import Text
from models.base.words import Said
from models.base.writing import Written

if TYPE_CHECKING:
    pass

T = TypeVar("T")

CONFIDENTIAL = "confidential"

PRIVATE_PERSON = Text.model_validate(
    {"fi": "yksityishenkilö", "sv": "privatperson", "en": "a private person"}
)
"""How everything public calls a private person who is informed of a decision."""


NEUTRAL_TITLE = Text.model_validate(
    {"fi": "Salassa pidettävä asia", "sv": "Sekretessbelagt ärende", "en": "A confidential matter"}
)
"""How everything public calls an item that is confidential."""


class SecretTitle(BadValue):
    """Attachment {number} is secret: its title is given sealed, and its file name not at all."""


class NotSealed(BadValue):
    """{what} must be sealed, so that it stands behind a commitment and can be erased."""


@dataclass(frozen=True)
class OnlySealed:
    """Takes a text sealed, else NotSealed; who reads what people write sees by it what to seal."""

    what: str
    """What has to be sealed, as the refusal's sentence begins with it."""

    def __call__(self, text: Written) -> Written:
        if not text.sealed:
            raise NotSealed(what=Said("refusal", self.what))
        return text


SealedTitle = Annotated[Written, AfterValidator(OnlySealed("The title of what is confidential"))]
"""What a confidential case or item is really about."""


def only_sealed(annotation: Any) -> bool:
    """Whether a field takes a text that is sealed, and no other."""
    return isinstance(getattr(annotation, "func", None), OnlySealed) or any(
        only_sealed(part) for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ()))
    )


def parts_of(value: Any, kind: type[T], where: str = "") -> Iterator[tuple[str, T]]:
    """Every part of a kind inside an act, a fact or a state, with the path to it."""
    if isinstance(value, kind):
        yield where, value
    if isinstance(value, BaseModel):
        value = {name: getattr(value, name) for name in type(value).model_fields}
    elif isinstance(value, tuple | list):
        value = dict(enumerate(value, start=1))
    if isinstance(value, dict):
        for name, part in value.items():
            yield from parts_of(part, kind, f"{where}.{name}".lstrip("."))


def is_sealed_in(value: Any) -> bool:
    """Whether a part of it lies sealed."""
    return any(text.sealed for _, text in written_in(value))


def written_in(value: Any) -> Iterator[tuple[str, Written]]:
    """Every long text of an act, a fact or a state: `proposal.clauses.1.text`."""
    return parts_of(value, Written)
