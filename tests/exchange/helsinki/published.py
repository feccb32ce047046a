"""Invented decisions in the form in which Helsinki's case system publishes them."""

from __future__ import annotations

import json
from typing import Any

from app.exchange.helsinki import Import, read, write

HEAD = '<div class="Asiapykala">§ 7</div><h1 class="AsiaOtsikko">Lumitöiden aikataulu</h1>'
NUMBER = '<div class="DnroTmuoto">HEL 2030-000123 T 02 02 02</div>'


def section(heading: str, inner: str) -> str:
    """A section under its heading."""
    return f'<div class="SisaltoSektio"><h3 class="SisaltoOtsikko">{heading}</h3>{inner}</div>'


def about(name: str, heading: str, inner: str) -> str:
    """What stands under a heading that has a class of its own."""
    return f'<h3 class="{name}">{heading}</h3>{inner}'


def page(inner: str, name: str = "paatos", language: str = "fi") -> str:
    """A whole text."""
    return f'<html lang="{language}"><body><div class="{name}">{inner}</div></body></html>'


def published(content: str, motion: str = "", *, language: str = "fi", **more: Any) -> bytes:
    """A decision of an invented committee, or of whoever `more` names."""
    decision = {
        "NativeId": "{1}",
        "Title": "Lumitöiden aikataulu",
        "CaseIDLabel": "HEL 2030-000123",
        "Section": "7",
        "Content": page(HEAD + NUMBER + content, language=language),
        "Motion": page(motion, "esitys", language) if motion else "",
        "ClassificationCode": "02 02 02",
        "ClassificationTitle": "Määrärahat",
        "Organization": {"Name": "Talvilautakunta", "ID": "U9", "TypeId": "5", "Sector": None},
        "Meeting": {
            "MeetingID": "U9203001",
            "Name": "Talvilautakunta",
            "Location": "Lumitupa",
            "DateMeeting": "2030-01-15T16:15:00.000",
        },
        "VotingResults": [],
        "Attachments": [],
        "PreviousDecisions": [],
    }
    return json.dumps({**decision, **more}).encode()


def handled(*lines: str, decision: str = "Talvilautakunta päätti aloittaa lumityöt.", **more: Any) -> Import:
    """A decision with these paragraphs under the heading of its handling; our own JSON must hold the same."""
    handling = section("Käsittely", "".join(f"<p>{line}</p>" for line in lines))
    found = read(published(section("Päätös", f"<p>{decision}</p>") + handling, **more))
    assert read(json.dumps(write(found.record)).encode()).record == found.record, "our own JSON differs"
    return found


def voters(*names: str) -> dict[str, Any]:
    """One side of a published vote."""
    return {"NumberOfVotes": len(names), "Voters": [{"Name": name} for name in names]}


VOTE = (
    "1 äänestys",
    "JAA-ehdotus: Esityksen mukaan<br>EI-ehdotus: Lumityöt aloitetaan vasta helmikuussa.",
    "Jaa-äänet: 2<br>Aino Aalto, Bo Berg",
    "Ei-äänet: 1<br>Cilla Cederlöf",
    "Tyhjä: 1<br>Daavid Dahl",
    "Poissa: 0",
)
MOTION = (
    "Vastaehdotus:<br>Cilla Cederlöf: Lumityöt aloitetaan vasta helmikuussa.",
    "Kannattaja: Daavid Dahl",
)


def told(found: Import) -> tuple[str, ...]:
    """What does not agree, as a program is told."""
    return tuple(map(str, found.findings))
