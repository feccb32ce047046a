"""The register of people: everybody whom the registry knows, with offices and deputies on each day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar, Self

from models.base.refusal import Refusal
from models.engine.rights import HeldOffice
from models.engine.state import State
from models.engine.world import Held, World
from models.people.person import Duty, KnownPerson, mail_key
from models.people.signing_key import SigningKey

JOURNAL = "people"


class NoSuchPerson(Refusal):
    """{person} is nobody whom this registry knows; `pykala person list` shows those whom it knows."""


class LastRegistrar(Refusal):
    """Without {person} nobody would be registrar for good, and nobody could appoint anybody. Appoint another
    registrar first."""


@dataclass(frozen=True)
class PeopleRegister(State):
    """Everybody whom the registry knows. From the first person on, nobody else acts."""

    noun: ClassVar[str] = "person"
    stage: ClassVar[str] = "open"
    open: ClassVar[bool] = False
    driven: ClassVar[bool] = False
    confidential: ClassVar[bool] = False

    people: Mapping[str, KnownPerson] = field(default_factory=dict)
    """Id → person, in the order in which they became known."""
    keys: Mapping[str, SigningKey] = field(default_factory=dict)
    """Name → key by which a door or a person signs, with those that were revoked."""

    def with_(self, person: KnownPerson) -> Self:
        """This register with a person as they are now."""
        return replace(self, people={**self.people, person.id: person})

    def person(self, id_: str) -> KnownPerson:
        """A person by id; NoSuchPerson if nobody is called so."""
        if id_ not in self.people:
            raise NoSuchPerson(person=id_)
        return self.people[id_]

    def of_user(self, user: str, day: date) -> KnownPerson | None:
        """Who a user of the operating system is; None if nobody."""
        return next((each for each in self.people.values() if each.user == user and each.there(day)), None)

    def of_login(self, login: str, day: date) -> KnownPerson | None:
        """Who the town's login service calls so; None if nobody, and for nothing at all."""
        known = (each for each in self.people.values() if login and each.login == login and each.there(day))
        return next(known, None)

    @property
    def signs(self) -> bool:
        """Whether every act has to be signed: from the first door's key on."""
        return any(key.door for key in self.keys.values())

    def asks(self, engine: str) -> bool:
        """Whether what the engine does for this purpose has to be signed: from the first such key on."""
        return any(key.engine == engine for key in self.keys.values())

    def counting_for(self, engine: str) -> list[str]:
        """The engine's keys for a purpose that count, by their names; none where that is no purpose."""
        return [
            each.id for each in self.keys.values() if engine and each.engine == engine and not each.revoked
        ]

    def counts(self, key: str) -> bool:
        """Whether what this key signs is taken."""
        return key in self.keys and not self.keys[key].revoked

    def knows(self, person: str, day: date) -> bool:
        """Whether this is somebody on a day."""
        return person in self.people and self.people[person].there(day)

    def offices(self, person: str, day: date) -> Iterator[HeldOffice]:
        """What somebody is on a day."""
        if person in self.people:
            yield from self.people[person].offices(day)

    def ever(self, person: str) -> Iterator[HeldOffice]:
        """What somebody was on any day."""
        if person in self.people:
            yield from (each.office for each in self.people[person].appointments)

    def acts_for(self, person: str, other: str, day: date) -> bool:
        """Whether somebody has the right to act for another on a day."""
        known = self.people.get(person)
        days = known.stands_in.get(other) if known and known.there(day) else None
        return days is not None and days.covers(day)

    def deputies(self, other: str, day: date) -> Iterator[str]:
        """Who has the right to act for somebody on a day."""
        return (person for person in self.people if self.acts_for(person, other, day))

    def holders(self, role: str, day: date) -> Iterator[str]:
        """Everybody who has a role on a day, somewhere."""
        return (
            person for person in self.people if any(role == each.role for each in self.offices(person, day))
        )

    def holding(self, key: str, day: date) -> tuple[str, ...]:
        """Who holds the office that notices call so on a day; nobody, if nobody is known to."""
        return tuple(
            person
            for person in self.people
            if any(mail_key(office) == key for office in self.offices(person, day))
        )

    def everywhere(self, role: str, day: date) -> tuple[str, ...]:
        """Who has a role everywhere on a day."""
        office = HeldOffice(role=role)
        return tuple(person for person in self.people if office in self.offices(person, day))

    def refuse_headless(self, person: str) -> None:
        """Refuse to lose the last registrar who has no end: LastRegistrar names who it is."""
        for each in self.people.values():
            for held in each.appointments:
                if held.office.role == Duty.REGISTRAR and not held.days.until and not each.gone:
                    return
        raise LastRegistrar(person=person)


def people_of(held: Held) -> PeopleRegister | None:
    """The register of people as its journal is held; None while nobody is known."""
    return held.of(PeopleRegister) if held.state else None


def known_in(world: World) -> PeopleRegister:
    """The register of people in a decision; empty while nobody is known."""
    return people_of(world.held(JOURNAL)) or PeopleRegister()
