"""`pykala show` tells what became of each item of a meeting, and what is to be voted on next."""

from __future__ import annotations

from datetime import date

import pytest

from app.commands.deadline_words import minutes_in_words
from app.commands.stands import stands
from app.desk.reading.meetings import minutes_wait
from models.bodies.body_register import bodies_on
from tests.support.builders import MOVER, Town, a_handled_case, an_open_meeting


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


def test_the_minutes_of_a_closed_meeting_wait_for_their_remarks_and_then_to_be_checked() -> None:
    town = a_handled_case()
    town.on_meeting("remark_on_minutes", "2021-03-16", text="Nimi on väärin.", checker=MOVER)
    assert minutes_in_words(minutes_wait(town.meeting)) == "1 remark on the minutes to resolve"
    town.on_meeting("resolve_remark", remark=1, done="Korjattiin.")
    assert minutes_in_words(minutes_wait(town.meeting)) == "the minutes wait to be checked"
