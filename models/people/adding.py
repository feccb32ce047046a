"""Who is known: somebody is added, with a name that can be erased; somebody goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
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
from models.engine.world import World
from models.law.openness import Code
from models.law.secrecy import OnlySealed
from models.people.appointing import OfficeGiven
from models.people.people_register import JOURNAL, PeopleRegister, known_in
from models.people.person import ID, Days, Duty, KnownPerson, OrNobody, PersonId

PersonsName = Annotated[Written, AfterValidator(OnlySealed("A person's name"))]
"""A name behind a commitment: the record names people by their ids, and a name can be erased."""


class NothingNewOf(Refusal):
    """{person} is known already, and nothing new is said of them."""


class NoId(Refusal):
    """'{id}' is no id of a person; say one by --person, of small letters, digits, `.`, `_` and `-`, beginning
    with a letter."""


class UserTaken(Refusal):
    """The user {user} of this machine is {person} already."""


class LoginTaken(Refusal):
    """Who logs in elsewhere as {login} is {person} already."""


class AddPerson(Act[None]):
    """Make somebody known to the registry, or say by which user or name somebody is known from now on.

    The first who is known is registrar, and from then on nobody acts who is not known. The record names
    people by their id, which stays; the name is kept apart, and can be erased.
    """

    noun: ClassVar[str] = "person"
    verb: ClassVar[str] = "add"
    example: ClassVar[str] = "pykala person add --me --called 'Maija Virta'"

    one_of: ClassVar[tuple[str, ...]] = ("person", "user")

    person: OrNobody = ""
    """Their id, by which the record names them for ever: small letters, digits, `.`, `_` and `-`. The user's
    name by default."""
    called: PersonsName | None = None
    """What they are called; it is sealed, and `pykala sealed erase people` takes it away for good."""
    user: Code = ""
    """The user of this machine's operating system who is this person; at a desk of their own nobody's."""
    login: Code = ""
    """What the town's login service calls them, in the claim that PYKALA_OIDC_CLAIM names."""

    def about(self, state: None) -> Concern:
        return WHOLE

    def decide(self, state: None, command: Command, world: World) -> Iterator[Entry]:
        day, register = local_day(command.happened_at), known_in(world)
        person = self.person or self.user
        if not re.fullmatch(ID, person):
            raise NoId(id=person)
        known = register.people.get(person)
        if (
            known
            and known.there(day)
            and not self.called
            and self.user in ("", known.user)
            and self.login in ("", known.login)
        ):
            raise NothingNewOf(person=person)
        other = register.of_user(self.user, day) if self.user else None
        if other and other.id != person:
            raise UserTaken(user=self.user, person=other.id)
        other = register.of_login(self.login, day)
        if other and other.id != person:
            raise LoginTaken(login=self.login, person=other.id)
        added = PersonAdded(person=person, name=self.called, user=self.user, login=self.login)
        yield Entry(journal=JOURNAL, content=added)
        if not register.people:
            first = HeldOffice(role=Duty.REGISTRAR)
            yield Entry(
                journal=JOURNAL,
                content=OfficeGiven(person=person, office=first, days=Days(since=day)),
            )


class PersonAdded(Content):
    """Somebody became known to the registry, or is known by another user or name from now on."""

    person: str
    """By what the record names them."""
    name: Written | None = None
    """Their name behind a commitment; None where it is as before, or nobody gave one."""
    user: str = ""
    """The user of the operating system who is this person; empty where that is as before."""
    login: str = ""
    """What the town's login service calls them; empty where that is as before."""

    def fold(self, state: PeopleRegister | None, fact: Fact) -> PeopleRegister:
        register = state or PeopleRegister()
        known = register.people.get(self.person) or KnownPerson(self.person)
        name, user, login = self.name or known.name, self.user or known.user, self.login or known.login
        return register.with_(replace(known, name=name, user=user, login=login, gone=None))

    def said(self) -> Said:
        if self.login:
            return Said.fact(
                "{person} is known to the registry, and logs in elsewhere as {login}.",
                person=self.person,
                login=self.login,
            )
        if not self.user:
            return Said.fact("{person} is known to the registry.", person=self.person)
        return Said.fact(
            "{person} is known to the registry, as the user {user}.", person=self.person, user=self.user
        )


class RemovePerson(Act[None]):
    """Let somebody go: from a day on they act no more, in no office and for nobody.

    What they did stays in the record under their id. Their name goes by `pykala sealed erase people`.
    """

    noun: ClassVar[str] = "person"
    verb: ClassVar[str] = "remove"
    example: ClassVar[str] = "pykala person remove --person mvirta --since 2026-12-01"

    person: PersonId
    """Who goes, by id."""
    since: date | None = None
    """The first day on which they act no more; today by default."""

    def about(self, state: None) -> Concern:
        return WHOLE

    def decide(self, state: None, command: Command, world: World) -> Iterator[Entry]:
        register = known_in(world)
        since = self.since or local_day(command.happened_at)
        register.with_(replace(register.person(self.person), gone=since)).refuse_headless(self.person)
        yield Entry(journal=JOURNAL, content=PersonRemoved(person=self.person, since=since))


class PersonRemoved(Content):
    """Somebody acts no more."""

    person: str
    """Who, by id."""
    since: date
    """The first day on which they act no more."""

    def fold(self, state: PeopleRegister, fact: Fact) -> PeopleRegister:
        return state.with_(replace(state.person(self.person), gone=self.since))

    def said(self) -> Said:
        return Said.fact("{person} acts no more from {day} on.", person=self.person, day=self.since)
