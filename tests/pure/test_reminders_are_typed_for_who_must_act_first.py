"""Reminders that are typed go to who must act, and beyond them are an escalation."""

from __future__ import annotations

import pytest

from app.desk.bad_input import BadInput
from app.web.ladder_form import TypedLadder, TypedRung, mark, reminded
from models.law.rules import LadderStep

COMMON = (LadderStep(offset_days=-3, recipients=("owner",)),)
OWN = (LadderStep(offset_days=2, recipients=("owner", "secretary"), escalation=True),)
ROLES = reminded(COMMON, OWN)


def test_a_ladder_that_is_shown_and_sent_back_is_the_same() -> None:
    assert TypedLadder.of(OWN).value(ROLES) == OWN
    assert TypedLadder.of(OWN).seen == mark(OWN) != mark(COMMON)


@pytest.mark.parametrize(("to", "escalation"), [(("owner",), False), (("secretary", "owner"), True)])
def test_one_that_goes_to_others_too_is_an_escalation(to: tuple[str, ...], escalation: bool) -> None:
    (step,) = TypedLadder((TypedRung("2", "after", to),)).value(ROLES)
    assert (step.recipients[0], step.escalation) == ("owner", escalation)


@pytest.mark.parametrize("to", [("secretary",), ()])
def test_none_leaves_out_who_must_act(to: tuple[str, ...]) -> None:
    with pytest.raises(BadInput):
        TypedLadder((TypedRung("2", "after", to),)).value(ROLES)
