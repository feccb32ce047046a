"""Whom the registry knows: ids, names where they are kept, offices and deputies on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from activities.installation import Installation
from app.desk.hands import another_types, known_people, user_of_this_machine
from models.base import clock
from models.base.calendar import local_day
from models.base.text import Text
from models.base.writing import Written
from models.engine.rights import HeldOffice
from models.people.person import Days, Duty, KnownPerson
from models.people.signing_key import SigningKey


@dataclass(frozen=True)
class PersonLine:
    """Somebody on a day: what they are, for whom they may act and until when, and how they are reached."""

    id: str
    name: str
    user: str
    offices: tuple[HeldOffice, ...]
    acts_for: tuple[tuple[str, Days], ...]
    contacts: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """By name where it is known, with the id beside it."""
        return f"{self.name} ({self.id})" if self.name else self.id


def people(installation: Installation, day: date) -> list[PersonLine]:
    """Everybody who acts on a day; nobody where anybody does.

    How somebody is reached, and as which user they type, is shown to the owner of the data, to registrars
    and to themselves.
    """
    register = known_people(installation)
    if register is None:
        return []
    today = local_day(clock.now())
    reader = register.of_user(user_of_this_machine(), today) if another_types() else None
    offices = {office.role for office in register.offices(reader.id, today)} if reader else set()
    everything = not another_types() or Duty.REGISTRAR in offices
    there = [person for person in register.people.values() if person.there(day)]
    said = installation.archive.texts(text for person in there for text in _texts(person))
    return [
        PersonLine(
            id=person.id,
            name=said[person.name.sha256].say("fi") if person.name and person.name.sha256 in said else "",
            user=person.user if everything or person is reader else "",
            offices=tuple(person.offices(day)),
            acts_for=tuple((other, days) for other, days in person.stands_in.items() if days.covers(day)),
            contacts=tuple(_contacts(said, person)) if everything or person is reader else (),
        )
        for person in there
    ]


def called(installation: Installation, day: date, persons: Iterable[str]) -> dict[str, str]:
    """Persons by id → what they are called."""
    wanted = [*persons]
    known = {each.id: each.called for each in people(installation, day)} if wanted else {}
    return {each: known.get(each, each) for each in wanted}


def keys(installation: Installation) -> list[SigningKey]:
    """Every key by which something was ever signed, those that were revoked too."""
    register = known_people(installation)
    return list(register.keys.values()) if register else []


def _contacts(said: Mapping[str, Text], person: KnownPerson) -> Iterator[str]:
    for written in _reached_by(person):
        if text := said.get(written.sha256):
            yield text.say(text.original)


def _texts(person: KnownPerson) -> Iterator[Written]:
    if person.name:
        yield person.name
    yield from _reached_by(person)


def _reached_by(person: KnownPerson) -> Iterator[Written]:
    for each in person.contacts:
        yield from filter(None, (each.email, each.telephone, each.postal))
