"""The engine's own record of the decision that a script played, from the journals that it left."""

from __future__ import annotations

from app.case_file import Script
from models.bodies.body_register import Holding
from models.case.case import Case
from models.record.decision_record import DecisionRecord
from models.record.own_record import own_record


def engine_record(script: Script, left: Holding) -> DecisionRecord:
    """The record of the last handling of the script's case."""
    case = left.held(script.case).of(Case)
    return own_record(case, case.handlings[-1], left, script.text)
