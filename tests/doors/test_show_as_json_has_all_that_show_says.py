"""`pykala show --json` has everything that `pykala show` says: what a page tells, a program can read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest

from app.commands import screen
from app.commands.show import for_programs, tell
from app.desk.may import may_act, not_yet
from app.desk.reading.alarms import Alarm
from app.desk.reading.approvals import ToMend, visas
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
from models.case.case import Case
from models.engine.effect_state import EffectState
from models.law.deadline import Deadline, DeadlineKind
from tests.pure.test_a_case_is_meant_for_a_meeting import FIRST, a_town
from tests.support.builders import (
    MOVER,
    Town,
    a_case_in_preparation,
    a_handled_case,
    a_reviewed_case,
    a_running_follow_up,
    a_tabled_case,
    an_open_meeting,
    proposal,
    written,
)
from tests.support.chains import a_case_sent_for_approval, chain, give

NOW = datetime(2021, 3, 20, 10, tzinfo=UTC)
PAPER = PaperLine(
    "x", 7, 9, "extract", "sv", "khs", "Ote", "ote-khs", "v" * 64, "r" * 64, "s" * 64, NOW, "here"
)
REFUSED = RefusedSignal(NOW, "handle_item", "Rauni", NothingHappened(), "signal-1")
WAITS = NotDelivered(NOW, "notice", "x", EffectState.NO_ADDRESS, "controller")

DUE = Deadline(
    key="agenda",
    kind=DeadlineKind.SUMMONS,
    at=NOW,
    day=date(2021, 3, 20),
    rule="summons.other",
    counted_from=date(2021, 3, 1),
)
ALARM = Alarm("x", DUE, NOW, NothingHappened())


@cache
def own() -> set[str]:
    """The words of the program, which are no facts."""
    said = " ".join(f"{message.template} {message.several}" for message in messages())
    return {word.lower() for word in re.findall(r"[^\W\d_]+", said)}


def on_the_floor() -> Town:
    town = an_open_meeting()
    town.on_meeting("make_motion", item=1, kind="tabling", mover=MOVER, until="week")
    town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 4"])
    return town


def told_of_much() -> Town:
    """A case with another title, a wished meeting, an observer and a link."""
    town = a_town()
    other = town.do("open_case", title="Toinen asia", task_class="02 02 02").journal
    town.on_case("wish_meeting", meeting=FIRST)
    town.on_case("name_observer", observer="sivistystoimi")
    town.on_case("link_case", other=other)
    town.on_case("retitle_case", title="Kirjaston aukioloajat")
    return town


def sent_for_approval() -> Town:
    """A case whose visas are given, delegated and awaited, one with a last day."""
    town = a_case_sent_for_approval(chain(laki={"days": 5}))
    give(town, "talous")
    town.on_case("delegate_visa", step="laki", to="lakimies.toinen")
    return town


def to_be_mended() -> Town:
    """A case that was sent back to its first visa."""
    town = a_case_sent_for_approval()
    give(town, "talous", "laki")
    town.on_case("send_back", role="presenter", to="talous", comment=written("Perustele."))
    return town


def confidential() -> Town:
    """A case that became confidential after it had been tabled."""
    town = a_tabled_case()
    town.on_case("classify_case", publicity="confidential", ground="JulkL 24.1 § 20 k", title="Sopimusasia")
    return town


def split() -> Town:
    """An item in two parts."""
    town = an_open_meeting(clauses=proposal("Ensimmäinen.", "Toinen.", "Kolmas.")["clauses"])
    town.on_meeting("split_item", item=1, clauses=[2])
    return town


def remarked() -> Town:
    """Minutes that a checker returned."""
    town = a_handled_case()
    town.on_meeting("remark_on_minutes", text="Nimi on väärin.", checker=MOVER, section=1)
    return town


LIVES: dict[str, tuple[Callable[[], Town], str]] = {
    "in preparation": (a_case_in_preparation, "case_id"),
    "reviewed": (a_reviewed_case, "case_id"),
    "decided": (a_handled_case, "case_id"),
    "on the floor": (on_the_floor, "meeting_id"),
    "held": (a_handled_case, "meeting_id"),
    "followed up": (a_running_follow_up, "follow_up_id"),
    "told of much": (told_of_much, "case_id"),
    "wished": (told_of_much, "meeting_id"),
    "sent for approval": (sent_for_approval, "case_id"),
    "to be mended": (to_be_mended, "case_id"),
    "tabled": (a_tabled_case, "case_id"),
    "confidential": (confidential, "case_id"),
    "confidential since": (confidential, "meeting_id"),
    "split": (split, "meeting_id"),
    "remarked": (remarked, "meeting_id"),
}


def standing_in(town: Town, journal: str) -> JournalStanding:
    held = town.memory.held(journal)
    case = held.state if isinstance(held.state, Case) else None
    nothing_written: Any = None
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
        alarms=(ALARM,),
        visas=tuple(visas(nothing_written, case)) if case else (),
        to_mend=ToMend(case.mending, "Perustele.", None) if case and case.mending else None,
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
    screen.show_json(for_programs(standing, [WAITS]))
    values = leaves(json.loads(capsys.readouterr().out))
    known = {w.lower() for leaf in values for said in readings(leaf) for w in re.findall(r"\w+", said)}
    told = {word.lower() for word in re.findall(r"\w+", page)} - own()
    assert {word for word in told - known if not word.isdigit() or len(word) > 2} == set()


def test_it_says_what_a_case_was_called_unless_that_is_confidential() -> None:
    open_, secret = told_of_much(), confidential()
    values = for_programs(standing_in(open_, open_.case_id), ())
    assert [each["title"] for each in values["former_titles"]] == ["Asia"]
    assert values["links"] == [f"Concerns also the case {open_.case.links[0].case}"]
    values = for_programs(standing_in(secret, secret.case_id), ())
    assert values["former_titles"] == values["state"]["titles"] == []
