"""A whole meeting is read: who sits, what lay before the body, what was announced; and played by item."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from app.exchange.helsinki.meeting import read_meeting
from app.exchange.replay.bodies import body_of_seats
from app.exchange.replay.comparing import Agreement
from app.exchange.replay.meeting import replay_meeting
from models.bodies.body import Body
from models.law.outcome import Outcome
from models.record.recorded_motion import MotionResult, RecordedMotionKind
from models.record.recorded_vote import Won
from tests.exchange.helsinki.published import about, section
from tests.exchange.helsinki.whole import p
from tests.support.command_line import pykala

PEOPLE = ["Aino Aalto", "Bo Berg", "Cilla Cederlöf", "Daavid Dahl", "Eero Eskola"]
SPLIT = """Päätös
Esittelijän ehdotuksesta poiketen
Käsittely
Vastaehdotus
Berg Bo + Dahl Daavid
Kujat hiekoitetaan.
Äänestys
JAA-ehdotus: Esityksen mukaan
EI-ehdotus: Vastaehdotus 1 / Berg Bo
JAA: 2, EI: 3, Tyhjiä: 0, Poissa: 0
JAA: Aalto Aino, Cederlöf Cilla
EI: Berg Bo, Dahl Daavid, Eskola Eero
Vastaehdotus hyväksyttiin äänin 3-2
Eriävä mielipide
Aalto Aino"""
TABLED = """Päätös
Pöydälle
Pöydällepanoehdotus
Eskola Eero"""


def _item(number: int, title: str, case: str) -> dict[str, Any]:
    head = f'<h1 class="AsiaOtsikko">{title}</h1><div class="DnroTmuoto">{case} T 10 05 03</div>'
    draft = section("Päätösehdotus", p(f"Talvilautakunta päättää hyväksyä asian {number}."))
    asked = about("EsittelijaTiedot", "Esittelijä", "<div>lumijohtaja</div><div>Gun Gran</div>")
    page = f'<html lang="fi"><body><div class="esitys">{head}{draft}{asked}</div></body></html>'
    return {"AgendaPoint": str(number), "AgendaItem": title, "Section": None, "HTML": page}


def _announced(number: int, title: str, told: str) -> str:
    lines = told.replace("\n", "<br>")
    return f'<div class="Tiedote"><h3>{number} {title}</h3><p class="TiedoteTeksti">{lines}</p></div>'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A meeting of five with three items, two of which are of one case."""
    items = [("Ladut", "HEL 2030-000007", "Päätös\nEhdotuksen mukaan"), ("Kujat", "HEL 2030-000009", SPLIT),
             ("Mäet", "HEL 2030-000007", TABLED)]  # fmt: skip
    seats = [{"Name": name, "Role": "Jäsen", "DeputyOf": None} for name in PEOPLE]
    seats[1]["Role"] = "Puheenjohtaja"
    meeting = {
        "MeetingID": "U9203002",
        "DecisionMaker": "Talvilautakunta",
        "DecisionMakerId": "U9",
        "Location": "Lumitupa",
        "DateMeeting": "2030-02-05T16:00:00.000",
        "Agenda": [_item(number, title, case) for number, (title, case, _) in enumerate(items, start=1)],
        "Composition": [
            *seats,
            {"Name": "Fia Frisk", "Role": "Varajäsen", "DeputyOf": "Bo Berg"},
            {"Name": "Gun Gran", "Role": "Esittelijä", "DeputyOf": None},
        ],
        "DecisionAnnouncement": "<html><body>"
        + "".join(_announced(number, title, told) for number, (title, _, told) in enumerate(items, start=1))
        + "</body></html>",
    }
    path = tmp_path / "kokous.json"
    path.write_text(json.dumps(meeting), encoding="utf-8")
    return path


def test_the_composition_is_a_body_with_seats_and_deputies(file: Path) -> None:
    meeting = read_meeting(file)
    body = Body.model_validate(body_of_seats(meeting))
    first = body.seats[0]
    assert (len(body.seats), first.role, first.members[0].name, first.deputies[0].name) == (
        5, "chair", "Bo Berg", "Fia Frisk"
    )  # fmt: skip
    assert meeting.presenters == ("Gun Gran",)


def test_several_items_of_one_case_are_one_case(file: Path) -> None:
    assert read_meeting(file).cases == {"HEL 2030-000007": (1, 3), "HEL 2030-000009": (2,)}


def test_what_was_announced_is_told_of_each_item(file: Path) -> None:
    meeting = read_meeting(file)
    assert (meeting.unread, meeting.not_understood) == ((), ())
    assert [item.outcome for item in meeting.items] == [
        Outcome.APPROVED,
        Outcome.APPROVED_AMENDED,
        Outcome.TABLED,
    ]
    split = meeting.items[1].proceedings
    assert split
    (motion,), (vote,) = split.motions, split.votes
    assert (motion.kind, motion.mover and motion.mover.name) == (
        RecordedMotionKind.COUNTER_PROPOSAL,
        "Bo Berg",
    )
    assert (motion.result, [one.name for one in motion.seconders]) == (MotionResult.PASSED, ["Daavid Dahl"])
    assert (vote.won, vote.no and vote.no.names) == (Won.NO, ("Bo Berg", "Daavid Dahl", "Eero Eskola"))
    assert [one.person.name for one in split.dissents] == ["Aino Aalto"]


def test_a_line_that_nobody_understands_is_told(file: Path) -> None:
    given = json.loads(file.read_text(encoding="utf-8"))
    given["DecisionAnnouncement"] = given["DecisionAnnouncement"].replace(
        "Käsittely", "Käsittely<br>Hanget haihtuivat"
    )
    file.write_text(json.dumps(given), encoding="utf-8")
    assert read_meeting(file).not_understood == ("2: Hanget haihtuivat",)


def test_it_is_imported_and_played_from_the_command_line(file: Path) -> None:
    (told,) = json.loads(pykala("import", "helsinki", str(file), "--json").stdout)
    assert (told["cases"]["HEL 2030-000007"], len(told["body"]["seats"])) == ([1, 3], 5)
    run = pykala("replay", str(file), "--pure", "--json")
    (played,) = json.loads(run.stdout)
    assert [(one["item"], one["differences"]) for one in played["items"]] == [(1, []), (2, []), (3, [])]
    assert (run.exit_code, played["equal"]) == (0, True)


def test_what_was_decided_otherwise_on_nobodys_motion_is_played_as_the_chairs(file: Path) -> None:
    given = json.loads(file.read_text(encoding="utf-8"))
    otherwise = "Päätös<br>Esittelijän ehdotuksesta poiketen<br>Talvilautakunta päättää hiekoittaa mäet."
    given["DecisionAnnouncement"] = given["DecisionAnnouncement"].replace(
        TABLED.replace("\n", "<br>"), otherwise
    )
    file.write_text(json.dumps(given), encoding="utf-8")
    meeting = read_meeting(file)
    assert meeting.items[2].outcome is Outcome.APPROVED_AMENDED
    played = asyncio.run(replay_meeting(meeting))[2]
    assert played.differences == []
    untold = {line.field: line.engine for line in played.lines if line.verdict is Agreement.NOT_TOLD}
    assert untold["motions[1].mover"] == "puheenjohtaja"
