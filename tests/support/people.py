"""A town that knows who acts: everybody in one office, and a command in somebody's name."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.engine.command import Answer, Command
from models.people.people_register import JOURNAL, PeopleRegister
from tests.support.builders import Town

STAFF = {
    "rekisteri": ("registrar", "all"),
    "arkisto": ("archivist", "all"),
    "laatija": ("preparer", "kanslia"),
    "kollega": ("preparer", "kanslia"),
    "toisaalla": ("preparer", "kirjasto"),
    "esittelija": ("presenter", "khs"),
    "sihteeri": ("secretary", "khs"),
    "toinen": ("secretary", "kvsto"),
    "ryhma": ("reviewer", "digijory"),
    "muuryhma": ("reviewer", "kaupjory"),
    "paivakoti": ("owner", "104020107405"),
    "muulinja": ("owner", "104020107406"),
    "tarkastaja": ("controller", "all"),
}
"""Who is what, of what: invented people, called by what they do."""


def staffed(town: Town) -> Town:
    """A town whose registry knows its people from now on."""
    town.memory.act(spoken(town, "add_person", "anybody", "registrar", person="rekisteri"))
    for person, (office, of) in STAFF.items():
        if person != "rekisteri":
            by(town, "rekisteri", "add_person", "registrar", person=person)
            by(town, "rekisteri", "appoint_person", "registrar", person=person, office=office, of=of)
    return town


def by(town: Town, actor: str, act: str, role: str, journal: str = "", **fields: Any) -> Answer:
    """Somebody acts; `behalf` says in whose name."""
    return town.memory.act(spoken(town, act, actor, role, journal, **fields))


def spoken(
    town: Town, act: str, actor: str, role: str, journal: str = "", behalf: str = "", **fields: Any
) -> Command:
    """A command of somebody."""
    command = town.command(act, journal, role, **fields)
    return command.model_copy(update={"actor": actor, "on_behalf_of": behalf})


def register(town: Town) -> PeopleRegister:
    """Whom the town knows."""
    return town.memory.held(JOURNAL).of(PeopleRegister)


def day(written: str) -> date:
    """A day."""
    return date.fromisoformat(written)
