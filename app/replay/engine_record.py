"""The engine's own record of the decision that a script played, from the journals that it left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from app.case_file import Script
from models.body_register import bodies_on
from models.case import Case
from models.decision_record import DecisionRecord
from models.own_record import own_record
from models.world import Held


class Left(Protocol):
    """What was left of a played script: its journals."""

    @property
    def held(self) -> Callable[[str], Held]:
        """A journal."""
        ...


def engine_record(script: Script, left: Left) -> DecisionRecord:
    """The record of the last handling of the script's case."""
    case: Case = left.held(script.case).state
    handling = case.handlings[-1]
    bodies = bodies_on(left, handling.day)
    body = bodies.get(handling.body)
    superior = bodies.get(body.superior) if body.superior else body
    meeting = left.held(handling.meeting).state if handling.meeting else None
    return own_record(case, handling, meeting, body, superior, script.text)
