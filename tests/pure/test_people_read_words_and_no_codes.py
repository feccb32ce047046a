"""What people read of acts and roles are words of their language: nouns for acts, and no codes for roles."""

from __future__ import annotations

from datetime import date

import pytest

from models.base.terms import Term, spoken
from models.engine import policy
from models.follow_up.missing_reports import RemindersSent
from models.whole import catalogue

NOUN = ("minen", "anto", "pano", "käsittely", "huomautus")
"""How the Finnish word for something that is done ends."""


@pytest.mark.parametrize("act", sorted(catalogue.ACTS))
def test_an_act_is_called_by_what_is_done_and_not_by_an_order(act: str) -> None:
    words = policy.act_of(act).say("fi").split()
    assert any(word.endswith(NOUN) for word in words), words


def test_a_reminder_names_who_hears_of_it_too_by_their_role() -> None:
    reminded = RemindersSent(
        period="2021Q1",
        rung=4,
        projects=("1001",),
        day=date(2021, 5, 4),
        to=("owner", "division_head", "controller"),
        escalation=True,
    )
    assert "division head and controller" in str(reminded.said())
    heads = Term("role", "division_head").say("fi")
    assert heads != spoken("division_head")
    assert heads in reminded.said().say("fi")
