"""What kinds of fields an act has: plain ones, records typed part by part, and descriptions in files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

from pydantic.fields import FieldInfo

from app.case_file.body_file import read_body
from app.case_file.municipality_file import read_municipality
from app.case_file.values import is_record, is_record_of_goals, plain_type
from models.bodies.body import Body
from models.bodies.municipality_loading import DescribedMunicipality
from models.case.proposal import Proposal
from models.engine.command import AnyAct


def structured(info: FieldInfo) -> bool:
    """Whether a field has an inside of its own, which is read from a file."""
    kind = plain_type(info.annotation)
    return kind is Proposal or kind in DESCRIPTIONS or is_record(kind)


DESCRIPTIONS: dict[Any, Callable[[Path], Any]] = {
    Body: read_body,
    DescribedMunicipality: read_municipality,
}
"""What is described in a file or folder of its own, and how that is read."""


def is_description(info: FieldInfo) -> bool:
    """Whether a field is such a description."""
    return plain_type(info.annotation) in DESCRIPTIONS


def typed(info: FieldInfo) -> dict[str, FieldInfo]:
    """The fields of a record that can be typed one by one; none of a record with lists of records in it.

    Goals are answered in their order, each by a word.
    """
    kind = plain_type(info.annotation)
    if not is_record(kind):
        return {}
    inner: dict[str, FieldInfo] = dict(kind.model_fields)
    lists = (part for part in inner.values() if not is_record_of_goals(part.annotation))
    several = (get_args(plain_type(part.annotation)) for part in lists)
    return {} if any(map(is_record, (one for parts in several for one in parts))) else inner


def typed_in(act: type[AnyAct]) -> dict[str, Any]:
    """The fields of an act's records that can be typed, each with the record that it stands in."""
    return {part: plain_type(info.annotation) for info in act.model_fields.values() for part in typed(info)}
