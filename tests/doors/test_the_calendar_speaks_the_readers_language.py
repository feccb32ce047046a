"""`pykala ics` tells in the language of its reader what falls due, by which rule, and why on that day."""

from __future__ import annotations

import asyncio
import io
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path

import pytest
from icalendar import Calendar

from activities.installation import Installation
from activities.settings import load_settings
from app.commands.house import app
from app.played import deposit
from app.rehearsal import play
from tests.support.clerk import Clerk, script
from tests.support.command_line import pykala


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of the first real case as it stands once its reviews were asked for."""
    whole = script("hel-2021-002935")
    asked = [number for number, step in enumerate(whole.steps, start=1) if step.name == "request_reviews"]
    until_then = replace(whole, steps=whole.steps[: asked[0]], until=None)
    data = tmp_path_factory.mktemp("data")
    installation = Installation.fresh(load_settings(data=data), rehearsal=True)
    deposit(until_then, installation)
    asyncio.run(play(until_then, Clerk(installation, until_then.begins)))
    installation.close()
    return data


@pytest.mark.parametrize(
    ("language", "what", "rule", "why"),
    [
        ("fi", "lausunto", "ohjelman oletusarvo", "asetettu määräpäivä 19.2.2021"),
        ("sv", "utlåtande", "programmets standardvärde", "utsatt dag 19.2.2021"),
        ("en", "review", "house default", "the day that was set, 19 February 2021"),
    ],
)
def test_a_deadline_is_told_with_its_reason(
    language: str, what: str, rule: str, why: str, waiting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(waiting))
    monkeypatch.setenv("PYKALA_LANGUAGE", language)
    events = Calendar.from_ical(pykala("ics").stdout).walk("VEVENT")
    assert events
    for event in events:
        assert str(event["summary"]).startswith(what)
        assert rule in str(event["description"])
        assert why in str(event["description"])


def test_it_is_told_at_the_socket_too_where_only_text_is_said(
    waiting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(waiting))
    with redirect_stdout(io.StringIO()) as said, pytest.raises(SystemExit, match="0"):
        app(["ics"], prog_name="pykala")
    assert Calendar.from_ical(said.getvalue()).walk("VEVENT")


def test_one_journal_is_told_alone(waiting: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(waiting))
    told = pykala("ics", "--journal", "HEL 2021-002935")
    assert len(Calendar.from_ical(told.stdout).walk("VEVENT")) == len(
        Calendar.from_ical(pykala("ics").stdout).walk("VEVENT")
    )
