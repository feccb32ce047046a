"""A town to try the desk with: one person in every office, who log in by a word that is said once."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from activities.engine_keys import file_of
from app.case_file.municipality_file import read_municipality
from app.desk.giving import Given
from app.desk.hands import known_people, user_of_this_machine
from app.desk.keys import making_key
from app.web.house import House
from models.bodies.municipality_loading import LoadMunicipality
from models.engine.command import AnyAct
from models.people.appointing import EVERYWHERE
from models.people.person import OF_ALL, Duty
from models.people.signing_key import Purpose

REGISTRAR = "rekisteri"
"""Who appoints the others."""

PEOPLE = {
    "rekisteri": (Duty.REGISTRAR, Duty.ARCHIVIST),
    "laatija": (Duty.PREPARER,),
    "esittelija": (Duty.PRESENTER, Duty.REVIEWER, Duty.OFFICEHOLDER),
    "sihteeri": (Duty.SECRETARY,),
    "vastuu": (Duty.OWNER,),
    "talous": (Duty.CONTROLLER, Duty.APPROVER),
}
"""Invented people, called by what they do, and what they are."""

_WORDS = (
    "aalto",
    "halla",
    "kaisla",
    "lumi",
    "niitty",
    "pihka",
    "sarka",
    "tuuli",
    "usva",
    "vaara",
    "kivi",
    "honka",
)


def is_new(house: House) -> bool:
    """Whether the registry knows nobody and has nothing yet."""
    return known_people(house.installation) is None and not house.installation.registry.journals()


async def make_sample(house: House, folder: Path) -> str:
    """Load a municipality, and make people for it; the password of all of them."""
    await _act(house, LoadMunicipality(description=read_municipality(folder)), "anybody")
    await _act(house, _read("add_person", person=REGISTRAR, user=user_of_this_machine()), "anybody")
    with making_key(house.installation.settings.door_key) as public:
        await _act(house, _read("add_key", public=public, door="poyta"), REGISTRAR)
    for purpose in Purpose:
        with making_key(file_of(house.installation.settings.engine_keys, purpose)) as public:
            await _act(house, _read("add_key", public=public, engine=purpose), REGISTRAR)
    for person, duties in PEOPLE.items():
        if person != REGISTRAR:
            await _act(house, _read("add_person", person=person), REGISTRAR)
        for duty in duties:
            if (person, duty) != (REGISTRAR, Duty.REGISTRAR):  # which the first person is
                of = None if duty in OF_ALL else EVERYWHERE
                await _act(house, _read("appoint_person", person=person, office=duty, of=of), REGISTRAR)
    password = "-".join(secrets.choice(_WORDS) for _ in range(4))
    for person in PEOPLE:
        house.accounts.set_password(person, password)
    return password


def _read(name: str, **written: Any) -> AnyAct:
    return Given("fi").act(AnyAct.catalogue[name], written, None)


async def _act(house: House, act: AnyAct, actor: str) -> None:
    await house.desk.act(act.name(), act, actor=actor, role="registrar")
