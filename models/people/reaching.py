"""How somebody is reached in an office: mail, telephone and postal address, behind commitments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import AfterValidator

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Said
from models.base.writing import Written
from models.engine.command import Act, Command, Entry
from models.engine.concern import WHOLE, Concern
from models.engine.journal import Content, Fact
from models.engine.rights import HeldOffice
from models.engine.state import State
from models.engine.world import World
from models.law.openness import Code
from models.law.secrecy import OnlySealed
from models.people.appointing import EVERYWHERE, OfficeGiven, in_words
from models.people.people_register import JOURNAL, PeopleRegister, known_in
from models.people.person import Contact, Duty, PersonId, mail_key

ContactData = Annotated[Written, AfterValidator(OnlySealed("Contact data"))]
"""A mail address, a number, an address: behind a commitment, so that it can be erased."""


class NothingToReachBy(Refusal):
    """It has to be said how {person} is reached: --email, --telephone or --postal."""


class InWhichOffice(Refusal):
    """--of says of what somebody holds an office; say which: --office secretary, for example."""


class GiveContact(Act[None]):
    """Say how somebody is reached: in every office, or in one of theirs.

    What is given is sealed, and `pykala sealed erase people` takes it away for good. What is not given stays.
    Notices that found no address for them are sent at once.
    """

    noun: ClassVar[str] = "person"
    verb: ClassVar[str] = "contact"
    example: ClassVar[str] = (
        "pykala person contact --person mvirta --email maija.virta@kunta.example --telephone '016 123 456'"
    )

    person: PersonId
    """Who is reached so, by id."""
    office: Duty | None = None
    """In which office; in each of theirs by default."""
    of: Code = ""
    """Of what they hold it: a body, a division, a unit; wherever they hold it by default."""
    email: ContactData | None = None
    """Mail address, such as maija.virta@kunta.example."""
    telephone: ContactData | None = None
    """Telephone number as people dial it."""
    postal: ContactData | None = None
    """Postal address, in one line."""

    def about(self, state: None) -> Concern:
        return WHOLE

    def decide(self, state: None, command: Command, world: World) -> Iterator[Entry]:
        known_in(world).person(self.person)
        if not (self.email or self.telephone or self.postal):
            raise NothingToReachBy(person=self.person)
        if self.of and not self.office:
            raise InWhichOffice
        office = HeldOffice(role=self.office or "", of="" if self.of == EVERYWHERE else self.of)
        contact = Contact(office=office, email=self.email, telephone=self.telephone, postal=self.postal)
        yield Entry(journal=JOURNAL, content=ContactGiven(person=self.person, contact=contact))


class ContactGiven(Content):
    """It was said how somebody is reached."""

    person: str
    """Who, by id."""
    contact: Contact
    """How, and in which office, behind commitments; what was not given stays as it was."""

    def fold(self, state: PeopleRegister, fact: Fact) -> PeopleRegister:
        return state.with_(state.person(self.person).reached(self.contact))

    def said(self) -> Said:
        if not self.contact.office.role:
            return Said.fact("It is known how {person} is reached.", person=self.person)
        return Said.fact(
            "It is known how {person} is reached as {office}.",
            person=self.person,
            office=in_words(self.contact.office),
        )


def reached_now(fact: Fact, state: State) -> Iterator[str]:
    """Under which keys somebody is reached by mail since a fact: their id, those of their offices, and the
    roles that they have everywhere."""
    said = fact.content
    if not isinstance(said, ContactGiven | OfficeGiven) or not isinstance(state, PeopleRegister):
        return
    known, day = state.person(said.person), local_day(fact.recorded_at)
    if any(contact.email for contact in known.contacts):
        yield known.id
        held = (each.office for each in known.appointments if not each.days.over(day))
        keys = (mail_key(office) if office.of else office.role for office in held)
        yield from dict.fromkeys(filter(None, keys))
