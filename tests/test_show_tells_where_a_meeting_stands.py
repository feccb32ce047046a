"""`pykala show` tells what became of each item of a meeting, and what is to be voted on next."""

from __future__ import annotations

from datetime import date

import pytest

from app.commands.stands import stands
from models.bodies.body_register import bodies_on
from tests.builders import MOVER, Town, an_open_meeting


def told(town: Town, capsys: pytest.CaptureFixture[str]) -> str:
    stands(town.memory.held(town.meeting_id), bodies_on(town.memory, date(2021, 3, 15)))
    return " ".join(capsys.readouterr().out.split())


def test_a_settled_item_shows_its_section(capsys: pytest.CaptureFixture[str]) -> None:
    town = an_open_meeting()
    town.on_meeting("add_item", title="Muu asia", ground="Tuli myöhään.")
    town.on_meeting("settle_item", item=2, outcome="noted")
    assert "§ 1: noted" in told(town, capsys)


def test_an_open_item_shows_its_motions_and_the_next_question(capsys: pytest.CaptureFixture[str]) -> None:
    town = an_open_meeting()
    town.on_meeting("make_motion", item=1, kind="tabling", mover=MOVER, until="week")
    town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 4"])
    shown = told(town, capsys)
    for part in ("1: tabling", "seconded", "YES:"):
        assert part in shown
