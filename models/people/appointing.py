"""Offices: who is what, of which body, division, line or unit, on which days, and by whose appointment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.words import Listed, Said
from models.bodies.body import Body
from models.bodies.body_register import bodies_on
from models.engine.command import Act, Command, Entry
from models.engine.concern import WHOLE, Concern
from models.engine.journal import Content, Fact
from models.engine.rights import HeldOffice
from models.engine.world import World
from models.law.openness import Code
from models.people.people_register import JOURNAL, PeopleRegister, known_in
from models.people.person import OF_A_BODY, OF_A_SEAT, OF_ALL, Days, Duty, PersonId

EVERYWHERE = "all"
"""What people write for an office that is held everywhere."""


class OfWhat(Refusal):
    """It has to be said of what somebody is {office}: --of {example}, for example, or --of all."""


class OfTheWholeMunicipality(Refusal):
    """Somebody is {office} for the whole municipality; leave --of out."""


class WhichSeat(Refusal):
    """Somebody is {office} on a seat of {body}; say which: --seat 4, for example. Its seats are {seats}."""


class NoSeatToHold(Refusal):
    """{body} has no seat {seat} on {day}; a member is one of a seat: --seat 4."""


class NobodysSeat(Refusal):
    """Only a member has a seat, and somebody who is {office} has none; leave --seat out."""


class LastDayFirst(Refusal):
    """The last day, {last}, is before the first, {first}."""


class AppointedAlready(Refusal):
    """{person} is {office} already on these days; nothing would change."""


class NotAppointed(Refusal):
    """{person} is not {office} there, on no day from {since} on."""


class OfficeAct(Act[None]):
    """What every act on somebody's office names."""

    person: PersonId
    """Whose office it is, by id."""
    office: Duty
    """What they are: preparer, secretary, owner …; `pykala policy` says what each may do."""
    of: Code = ""
    """Of what: a body or group by its code, a line by its number, a division or unit by its name; `all` for
    everywhere. A registrar and an archivist are everybody's."""
    seat: int = Field(default=0, ge=0, le=999)
    """Of a member: the number of the seat in the body."""

    def about(self, state: None) -> Concern:
        return WHOLE

    def named(self) -> HeldOffice:
        """The office that is meant."""
        if self.office in OF_ALL:
            if self.of not in ("", EVERYWHERE):
                raise OfTheWholeMunicipality(office=Term.of(self.office))
        elif not self.of:
            raise OfWhat(
                office=Term.of(self.office), example="khs" if self.office in OF_A_BODY else "kanslia"
            )
        if self.seat and self.office not in OF_A_SEAT:
            raise NobodysSeat(office=Term.of(self.office))
        return HeldOffice(role=self.office, of="" if self.of == EVERYWHERE else self.of, seat=self.seat)


class AppointPerson(OfficeAct):
    """Appoint somebody to an office: secretary of a body, member of a seat, owner of a line, and so on.

    Who may do what in an office is said by `pykala policy`. The one who appoints stands in the fact. An
    office that somebody holds already is theirs from the new first day to the new last.
    """

    noun: ClassVar[str] = "person"
    verb: ClassVar[str] = "appoint"
    example: ClassVar[str] = "pykala person appoint --person mvirta --office secretary --of khs"

    since: date | None = None
    """The first day; today by default."""
    until: date | None = None
    """The last day, itself included; for good if none is given."""

    def decide(self, state: None, command: Command, world: World) -> Iterator[Entry]:
        register = known_in(world)
        known = register.person(self.person)
        since, office = self.since or local_day(command.happened_at), self.named()
        days = days_of(since, self.until)
        if office.of and self.office in OF_A_BODY:
            body = bodies_on(world, since).get(office.of)
            if self.office in OF_A_SEAT:
                self._refuse_no_seat(body, since)
        same = (each.days for each in known.appointments if each.office == office)
        if any(held.covers(since) and held.until == days.until for held in same):
            raise AppointedAlready(person=self.person, office=Term.of(self.office))
        register.with_(known.with_(office, days, command.actor)).refuse_headless(self.person)
        yield Entry(journal=JOURNAL, content=OfficeGiven(person=self.person, office=office, days=days))

    def _refuse_no_seat(self, body: Body, since: date) -> None:
        seats = [seat.number for seat in body.seats_on(since)]
        if not self.seat:
            raise WhichSeat(office=Term.of(self.office), body=body.id, seats=Listed.of(seats))
        if self.seat not in seats:
            raise NoSeatToHold(body=body.id, seat=self.seat, day=since)


def days_of(since: date, until: date | None) -> Days:
    """The days from and to; LastDayFirst where there are none."""
    if until and until < since:
        raise LastDayFirst(last=until, first=since)
    return Days(since=since, until=until)


class OfficeGiven(Content):
    """Somebody was appointed to an office, by the actor of the fact."""

    person: str
    """Who holds it, by id."""
    office: HeldOffice
    """What they are, and of what."""
    days: Days
    """When they are."""

    def fold(self, state: PeopleRegister, fact: Fact) -> PeopleRegister:
        known = state.person(self.person)
        return state.with_(known.with_(self.office, self.days, fact.principal))

    def said(self) -> Said:
        who, what, since = self.person, in_words(self.office), self.days.since
        if until := self.days.until:
            return Said.fact(
                "{person} is {office} from {since} to {until}.",
                person=who,
                office=what,
                since=since,
                until=until,
            )
        return Said.fact("{person} is {office} from {since} on.", person=who, office=what, since=since)


def in_words(office: HeldOffice) -> Said | Term:
    """An office as it stands in a sentence: secretary of khs."""
    role = Term.of(Duty(office.role))
    if office.seat:
        return Said.fact("{role} of {of}, seat {seat}", role=role, of=office.of, seat=office.seat)
    return Said.fact("{role} of {of}", role=role, of=office.of) if office.of else role


class EndOffice(OfficeAct):
    """End somebody's office from a day on; what they did in it stays."""

    noun: ClassVar[str] = "person"
    verb: ClassVar[str] = "end"
    example: ClassVar[str] = (
        "pykala person end --person mvirta --office secretary --of khs --since 2026-12-01"
    )

    since: date | None = None
    """The first day on which they do not hold it; today by default."""

    def decide(self, state: None, command: Command, world: World) -> Iterator[Entry]:
        register = known_in(world)
        known, office = register.person(self.person), self.named()
        since = self.since or local_day(command.happened_at)
        left = known.without(office, since)
        if left == known:
            raise NotAppointed(person=self.person, office=in_words(office), since=since)
        register.with_(left).refuse_headless(self.person)
        yield Entry(journal=JOURNAL, content=OfficeEnded(person=self.person, office=office, since=since))


class OfficeEnded(Content):
    """Somebody holds an office no more."""

    person: str
    """Who held it, by id."""
    office: HeldOffice
    """What they were, and of what."""
    since: date
    """The first day on which they are not."""

    def fold(self, state: PeopleRegister, fact: Fact) -> PeopleRegister:
        return state.with_(state.person(self.person).without(self.office, self.since))

    def said(self) -> Said:
        return Said.fact(
            "{person} is {office} no more from {day} on.",
            person=self.person,
            office=in_words(self.office),
            day=self.since,
        )
