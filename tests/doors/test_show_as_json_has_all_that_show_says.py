"""`pykala show --json` has everything that `pykala show` says: what a page tells, a program can read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.commands import screen
from app.commands.show import tell
from app.commands.showing_json import everything
from app.desk.may import may_act, not_yet
from app.desk.reading.falling_due import to_come
from app.desk.reading.journals import JournalStanding, elsewhere, next_of
from app.desk.reading.papers import PaperLine
from app.desk.reading.signals import RefusedSignal
from app.desk.reading.undelivered import NotDelivered
from docs.words import messages
from models.base.formats import date_text, instant_text, money_text
from models.base.money import Cents
from models.base.refusal import NothingHappened
from models.bodies.body_register import bodies_on
from models.engine.effect_state import EffectState
from tests.support.builders import (
    MOVER,
    Town,
    a_case_in_preparation,
    a_handled_case,
    a_reviewed_case,
    a_running_follow_up,
    an_open_meeting,
)

NOW = datetime(2021, 3, 20, 10, tzinfo=UTC)
PAPER = PaperLine(
    "x", 7, 9, "extract", "sv", "khs", "Ote", "ote-khs", "v" * 64, "r" * 64, "s" * 64, NOW, "here"
)
REFUSED = RefusedSignal(NOW, "handle_item", "Rauni", NothingHappened(), "signal-1")
WAITS = NotDelivered(NOW, "notice", "x", EffectState.NO_ADDRESS, "controller")

OWN = {word.lower() for said in messages() for word in re.findall(r"[^\W\d_]+", said.template + said.several)}
"""The words of the program, which are no facts."""


def on_the_floor() -> Town:
    town = an_open_meeting()
    town.on_meeting("make_motion", item=1, kind="tabling", mover=MOVER, until="week")
    town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 4"])
    return town


LIVES: dict[str, tuple[Callable[[], Town], str]] = {
    "in preparation": (a_case_in_preparation, "case_id"),
    "reviewed": (a_reviewed_case, "case_id"),
    "decided": (a_handled_case, "case_id"),
    "on the floor": (on_the_floor, "meeting_id"),
    "held": (a_handled_case, "meeting_id"),
    "followed up": (a_running_follow_up, "follow_up_id"),
}


def standing_in(town: Town, journal: str) -> JournalStanding:
    held = town.memory.held(journal)
    return JournalStanding(
        held=held,
        state=held.begun(),
        facts=tuple(town.facts(journal)),
        bodies=bodies_on(town.memory, date(2021, 3, 15)),
        next=next_of(held),
        may=tuple(may_act(held, town.memory.now)),
        not_yet=not_yet(held, town.memory.now),
        elsewhere=elsewhere(held),
        deadlines=to_come(held),
        papers=(PAPER,),
        refused=(REFUSED,),
        alarms=(),
    )


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


def readings(leaf: Any) -> Iterator[str]:
    """How a page may write what stands in JSON."""
    text = str(leaf)
    yield from (text, text.replace("_", " "), text[:12])
    if isinstance(leaf, int):
        yield money_text(Cents(leaf), "en")
    with suppress(ValueError):
        yield date_text(date.fromisoformat(text), "en")
    with suppress(ValueError):
        instant = datetime.fromisoformat(text)
        yield instant_text(instant, "en") if instant.tzinfo else ""


@pytest.mark.parametrize("life", LIVES)
def test_every_word_of_the_page_is_in_the_json(life: str, capsys: pytest.CaptureFixture[str]) -> None:
    made, journal = LIVES[life]
    town = made()
    standing = standing_in(town, getattr(town, journal))
    tell(standing, [WAITS], facts=True)
    page = capsys.readouterr().out
    screen.show_json(everything(standing, [WAITS]))
    values = leaves(json.loads(capsys.readouterr().out))
    known = {w.lower() for leaf in values for said in readings(leaf) for w in re.findall(r"\w+", said)}
    told = {word.lower() for word in re.findall(r"\w+", page)} - OWN
    assert {word for word in told - known if not word.isdigit() or len(word) > 2} == set()
