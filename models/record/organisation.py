"""Who decided, where and when, as a decision's record has it."""

from __future__ import annotations

from pydantic import AwareDatetime

from models.base.frozen import Frozen
from models.law.body_kind import BodyKind


class Division(Frozen):
    """A division of the city."""

    id: str
    """The code under which the city's own systems know it."""
    name: str
    """Its name as the record writes it."""


class Organisation(Frozen):
    """Who decided: a body, or an officeholder."""

    id: str
    """The code of the body or officeholder; our own records have the body's, others what was published."""
    name: str
    """The name in the language of the record, with a capital letter."""
    kind: BodyKind | None
    """What kind of body it is; None where it cannot be told."""
    division: Division | None = None
    """The division that it belongs to; None where the record does not say it."""


class Sitting(Frozen):
    """The meeting at which it was decided."""

    id: str
    """The meeting's own name in the system that the record comes from, for example khs-2021-03-15."""
    name: str
    """What the meeting is called; empty where it has no name beside its body's."""
    place: str = ""
    """Where it was held; empty where the record does not say it."""
    at: AwareDatetime
    """When it began, in local time."""


class PreviousHandling(Frozen):
    """An earlier handling of the same case, as a published decision lists it."""

    native_id: str
    """Its id where it was published."""
    title: str
    """The title that the case had then."""
    register_number: str
    """The case's register number."""
    task_class: str
    """The task class that it had then."""
    section: int | None
    """The section under which it was handled; None where none is given."""
    organisation: Organisation
    """Who handled it."""
    sitting: Sitting | None
    """The meeting at which it was handled; None of an officeholder's."""
