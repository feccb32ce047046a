"""The engine's own record of the decision that a script played, from the journals that it left."""

from __future__ import annotations

from collections.abc import Callable

from app.case_file import Script
from models.body_register import JOURNAL, BodyRegister
from models.body import Bodies
from models.case import Case
from models.decision_record import DecisionRecord
from models.own_record import own_record
from models.text import Text
from models.world import Held
from models.writing import Written


def engine_record(script: Script, held: Callable[[str], Held]) -> DecisionRecord:
    """The record of the last handling of the script's case."""
    case: Case = held(script.case).state
    handling = case.handlings[-1]
    register: BodyRegister | None = held(JOURNAL).state
    bodies = register.on(handling.day) if register else Bodies.load()
    body = bodies.get(handling.body)
    superior = bodies.get(body.superior) if body.superior else body
    texts = {manuscript.written.sha256: manuscript.text for manuscript in script.manuscripts}

    def text(written: Written) -> Text | None:
        return texts.get(written.sha256)

    meeting = held(handling.meeting).state if handling.meeting else None
    return own_record(case, handling, meeting, body, superior, text)
