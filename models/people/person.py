"""A person: an id that stays, a name that can be erased, offices and rights with their days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from models.base.frozen import Frozen
from models.base.words import Said
from models.base.writing import Written
from models.base.written_form import form
from models.engine.rights import HeldOffice
from models.law.lengths import Longest
from models.law.openness import PUBLIC

ID = r"[a-z][a-z0-9._-]*"
_ID_IN_WORDS = Said.why("small letters, digits, full stops and hyphens, beginning with a letter")

PersonId = Annotated[str, PUBLIC, Longest(40), Field(pattern=form(f"^{ID}$", _ID_IN_WORDS))]
"""By what the record names somebody: small letters, digits, `.`, `_` and `-`. It is never erased."""

OrNobody = Annotated[str, PUBLIC, Longest(40), Field(pattern=form(f"^({ID})?$", _ID_IN_WORDS))]
"""The same, or empty where nobody is named."""


class Duty(StrEnum):
    """What somebody may be; the policy table says what each may do."""

    PREPARER = "preparer"
    REVIEWER = "reviewer"
    APPROVER = "approver"
    PRESENTER = "presenter"
    OFFICEHOLDER = "officeholder"
    SECRETARY = "secretary"
    MEMBER = "member"
    DEPUTY_MEMBER = "deputy_member"
    OWNER = "owner"
    CONTROLLER = "controller"
    REGISTRAR = "registrar"
    ARCHIVIST = "archivist"


OF_A_BODY = {
    *(Duty.REVIEWER, Duty.PRESENTER, Duty.OFFICEHOLDER, Duty.SECRETARY, Duty.MEMBER, Duty.DEPUTY_MEMBER)
}
"""What somebody is of a body: a group that reviews, an office that decides, a body that meets."""

OF_A_SEAT = {Duty.MEMBER, Duty.DEPUTY_MEMBER}
"""What somebody is on a seat of a body."""

OF_ALL = {Duty.REGISTRAR, Duty.ARCHIVIST}
"""What somebody is for the whole municipality."""


def mail_key(office: HeldOffice) -> str:
    """What notices call whoever holds an office: `khs/4`, `khs/4/deputy`, a group, a line …

    Empty for an office to which nothing is sent but to its holder by id.
    """
    match office.role:
        case Duty.MEMBER:
            return f"{office.of}/{office.seat}"
        case Duty.DEPUTY_MEMBER:
            return f"{office.of}/{office.seat}/deputy"
        case Duty.REVIEWER | Duty.OWNER | Duty.APPROVER:
            return office.of
        case Duty.CONTROLLER:
            return office.role
        case _:
            return ""


class Days(Frozen):
    """Days from and to, both included."""

    since: date
    """The first day."""
    until: date | None = None
    """The last day, itself included; None if there is no end."""

    def covers(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.since <= day <= (self.until or day)

    def over(self, day: date) -> bool:
        """Whether the last of them is before a day."""
        return self.until is not None and self.until < day

    def ended(self, since: date) -> Days:
        """These days without those from one on; none at all where it comes first."""
        return Days(since=self.since, until=since - timedelta(days=1))


class Appointment(Frozen):
    """An office that somebody holds on some days."""

    office: HeldOffice
    """What they are, and of what."""
    days: Days
    """When they are."""
    by: str
    """Who appointed them."""


class Contact(Frozen):
    """How somebody is reached in an office, or in any: behind commitments, so that it can be erased."""

    office: HeldOffice
    """In which office; one without a role: in any."""
    email: Written | None = None
    """Mail address; None where nobody gave one."""
    telephone: Written | None = None
    """Telephone number; None where nobody gave one."""
    postal: Written | None = None
    """Postal address in one line; None where nobody gave one."""

    def over(self, other: Contact) -> Contact:
        """This contact, and what the other one has beside it."""
        return Contact(
            office=self.office,
            email=self.email or other.email,
            telephone=self.telephone or other.telephone,
            postal=self.postal or other.postal,
        )


@dataclass(frozen=True)
class KnownPerson:
    """Somebody whom the registry knows."""

    id: str
    """By what the record names them, for ever."""
    name: Written | None = None
    """Their name behind a commitment, so that it can be erased; None where nobody gave it."""
    user: str = ""
    """The user of the operating system who is this person; empty if none is."""
    login: str = ""
    """What the town's login service calls them; empty if nothing."""
    gone: date | None = None
    """The first day on which they do not act any more; None while they do."""
    appointments: tuple[Appointment, ...] = ()
    """Their offices, over and to come ones too, in the order of appointment."""
    stands_in: Mapping[str, Days] = field(default_factory=dict)
    """For whom they may act, by id → on which days."""
    contacts: tuple[Contact, ...] = ()
    """How they are reached, one contact for each office of which that was said."""

    def there(self, day: date) -> bool:
        """Whether they act on a day."""
        return self.gone is None or day < self.gone

    def offices(self, day: date) -> Iterator[HeldOffice]:
        """What they are on a day."""
        if self.there(day):
            yield from (each.office for each in self.appointments if each.days.covers(day))

    def contact(self, role: str, of: str = "") -> Contact:
        """How they are reached in a role: by what was said of it there, else anywhere, else of no role."""
        roles = {*OF_A_SEAT} if role in OF_A_SEAT else {role}
        fit = [
            each
            for each in self.contacts
            if each.office.role in {*roles, ""} and (not of or each.office.of in (of, ""))
        ]
        found = Contact(office=HeldOffice(role=role, of=of))
        for each in sorted(fit, key=lambda each: (not each.office.role, each.office.of != of)):
            found = found.over(each)
        return found

    def reached(self, contact: Contact) -> KnownPerson:
        """This person reached so, in the office of the contact."""
        same = next((each for each in self.contacts if each.office == contact.office), None)
        others = tuple(each for each in self.contacts if each.office != contact.office)
        return replace(self, contacts=(*others, contact.over(same) if same else contact))

    def with_(self, office: HeldOffice, days: Days, by: str) -> KnownPerson:
        """This person in an office on these days, whatever was said of it from the first of them on."""
        given = Appointment(office=office, days=days, by=by)
        return replace(self, appointments=(*self.without(office, days.since).appointments, given))

    def without(self, office: HeldOffice, since: date) -> KnownPerson:
        """This person without an office from a day on."""
        kept = (
            each.model_copy(update={"days": each.days.ended(since)})
            if each.office == office and each.days.covers(max(since, each.days.since))
            else each
            for each in self.appointments
        )
        return replace(self, appointments=tuple(kept))
