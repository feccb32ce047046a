"""The screens speak the language of their reader: no English message of theirs is left in what they print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message as Entry

from activities.installation import Installation
from app.commands.acting import tell
from app.commands.stands import stands
from docs.words import CATALOGUES, catalogue_in
from models.bodies.body_register import bodies_on
from tests.support.builders import MOVER, an_open_meeting
from tests.support.clerk import lived
from tests.support.command_line import pykala

CASE, MEETING = "HEL 2021-002935", "khs-2021-03-15"
FOLLOW_UP = f"{CASE}/khs-2021-216"
SHORTEST = 4
"""Letters of the shortest piece of English that is looked for; `on` is a word in Finnish too."""

SCREENS = [
    ("show", CASE, "--facts"),
    ("show", MEETING, "--facts"),
    ("show", FOLLOW_UP, "--facts"),
    ("show", "HEL 1999-000001"),
    ("cases",),
    ("meetings",),
    ("due",),
    ("policy",),
    ("rules",),
    ("body", "list"),
    ("body", "show", "khs", "--on", "2021-03-15"),
    ("body", "show", "digijory"),
    ("paper", "list", CASE),
    ("proposal", "diff", CASE, "--from", "1"),
    ("motion", "diff", MEETING, "--item", "10"),
    ("sealed", "list", CASE),
    ("numbers", "account"),
    ("address", "list"),
    ("verify",),
    ("answer", "nothing-of-the-kind"),
]


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The first real case, in a registry, with its papers."""
    return lived("hel-2021-002935", tmp_path_factory.mktemp("data"))


@pytest.fixture(params=["fi", "sv"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The language of the reader."""
    chosen: str = request.param
    monkeypatch.setenv("PYKALA_LANGUAGE", chosen)
    return chosen


@pytest.fixture
def here(life: Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Commands of this test read its registry."""
    monkeypatch.setenv("PYKALA_DATA", str(life.settings.data))
    monkeypatch.setenv("COLUMNS", "250")
    monkeypatch.chdir(tmp_path)


def english_in(printed: str, language: str) -> set[str]:
    """The English messages of the screens of which a piece stands in what was printed."""
    said = " ".join(printed.split())
    found = (piece for piece in _pieces(language) if piece in said)
    return {piece for piece in found if re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", said)}


@cache
def _pieces(language: str) -> tuple[str, ...]:
    entries = (entry for entry in catalogue_in(CATALOGUES / f"{language}.po") if entry.context == "screen")
    return tuple(piece for entry in entries for piece in _english(entry))


def _english(entry: Entry) -> Iterator[str]:
    """The longest piece of each of a message's forms, where the translation has other words."""
    ids = [entry.id] if isinstance(entry.id, str) else list(entry.id)
    translated = entry.string if isinstance(entry.string, str) else " ".join(entry.string or ())
    for template in ids:
        piece = max(re.split(r"\{\w+\}|`[^`]*`", template), key=len).strip(" .,:;()")
        a_code = piece.islower() and " " not in piece  # a command, a rule, a field may be called so
        if len(piece) >= SHORTEST and not a_code and piece not in translated:
            yield piece


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("words", SCREENS, ids=" ".join)
def test_no_english_message_is_left_on_a_screen(words: tuple[str, ...], language: str) -> None:
    told = pykala(*words)
    assert told.exception is None or isinstance(told.exception, SystemExit)
    assert told.output
    assert english_in(told.output, language) == set()


def test_the_floor_of_a_meeting_and_an_answer_are_told_in_the_readers_language(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    town = an_open_meeting()
    answer = town.on_meeting("make_motion", item=1, kind="tabling", mover=MOVER, until="week")
    tell(answer, as_json=False)
    town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 4"])
    there = town.meeting.voters(1)
    tell(town.on_meeting("record_vote", item=1, yes=there[:8], no=there[8:]), as_json=False)
    stands(town.memory.held(town.meeting_id), bodies_on(town.memory, date(2021, 3, 15)))
    assert english_in(capsys.readouterr().out, language) == set()


def test_the_screens_of_an_english_reader_have_english_messages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "en")
    town = an_open_meeting()
    stands(town.memory.held(town.meeting_id), bodies_on(town.memory, date(2021, 3, 15)))
    assert {"Items", "Handled", "Agenda sent"} <= english_in(capsys.readouterr().out, "fi")
