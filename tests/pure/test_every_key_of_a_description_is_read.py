"""What a municipality's folder and a country's pack may say is used: no key of them is read by nobody."""

from __future__ import annotations

import inspect
import re
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel

from app.founding import Asked, Founding
from models.base.country import Country, Currency, Holidays
from models.bodies.body import Body
from models.bodies.body_part import Criterion, Officer, Override, StandingItem
from models.bodies.seat import Holder, Seat
from models.law.appeal import AppealRule
from models.law.date_rule import DateRules, ServiceRule
from models.law.rules import LadderStep, Rule
from models.law.secrecy_length import GroundsOfALength
from models.municipality.approval_chain import ApprovalChain
from models.municipality.approval_step import ApprovalStep
from models.municipality.case_template import CaseTemplate
from models.municipality.municipality import Municipality
from models.municipality.office import Hours, Office
from models.municipality.records_plan import TaskClass
from models.municipality.review_rule import ReviewRule

ROOT = Path(__file__).parents[2]
DESCRIBED: tuple[type[BaseModel], ...] = (
    *(Municipality, Office, Hours, TaskClass, ApprovalChain, ApprovalStep, ReviewRule, CaseTemplate),
    *(Body, Seat, Holder, Officer, Override, StandingItem, Criterion),
    *(Country, Currency, Holidays, Rule, LadderStep, AppealRule, ServiceRule, DateRules),
    *(GroundsOfALength, Founding, Asked),
)
KEYS = [(kind, name) for kind in DESCRIBED for name in kind.model_fields]


@cache
def sources() -> dict[Path, str]:
    """What people and programs are told: the code without docstrings' keys, and the templates."""
    found = [path for room in ("models", "activities", "app") for path in (ROOT / room).rglob("*.py")]
    found += (ROOT / "templates").rglob("*.j2")
    return {path: path.read_text("utf-8") for path in found}


@pytest.mark.parametrize(("kind", "name"), KEYS, ids=[f"{kind.__name__}.{name}" for kind, name in KEYS])
def test_a_key_is_read_somewhere(kind: type[BaseModel], name: str) -> None:
    defined = Path(inspect.getfile(kind))
    read = re.compile(rf"\.{name}\b")
    own = [text for path, text in sources().items() if path == defined]
    others = (text for path, text in sources().items() if path != defined)
    itself = re.compile(rf"\b(?:{'self|one' if kind is AppealRule else 'self'})\.{name}\b")
    assert any(map(read.search, others)) or any(map(itself.search, own))
