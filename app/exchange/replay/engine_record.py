"""The engine's own record of the decision that a script played, from the journals that it left."""

from __future__ import annotations

from app.case_file.script import Script
from models.bodies.body_register import Holding
from models.case.case import Case
from models.record.decision import DecisionRecord
from models.record.making.decision import decision_record


def engine_record(script: Script, left: Holding) -> DecisionRecord:
    """The record of the last handling of the script's case."""
    case = left.held(script.case).of(Case)
    return decision_record(case, case.handlings[-1], left, script.text)
