"""From an act's name and its fields to the command that is sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from app.wrong_input import WrongInput
from models.base.bad_value import complaint, faults
from models.engine.command import AnyAct, Command, NoSuchAct


class NotUnderstood(WrongInput):
    """{problem}"""


def command_of(
    name: str,
    fields: Mapping[str, Any] | AnyAct,
    *,
    actor: str,
    role: str,
    on_behalf_of: str = "",
    journal: str,
    happened_at: datetime,
    command_id: str,
    seen: int | None = None,
    later_because: str = "",
) -> Command:
    """The command of an act; NotUnderstood says which field is wrong, and how."""
    known = AnyAct.catalogue.known(name)
    if known is None:
        raise NotUnderstood(problem=NoSuchAct(act=name).said)
    try:
        return Command(
            id=command_id,
            journal=journal,
            name=name,
            act=known.model_validate(dict(fields)) if isinstance(fields, Mapping) else fields,
            actor=actor,
            on_behalf_of=on_behalf_of,
            role=role,
            happened_at=happened_at,
            seen=seen,
            later_because=later_because,
        )
    except ValidationError as error:
        first = faults(error)[0]
        where = ".".join(str(part) for part in first["loc"]) or name
        raise NotUnderstood(problem=complaint(first, where)) from None
