"""People whom the register knows, as papers name them: their names can be erased."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from activities.reading import Reading
from models.bodies.seat import known_as
from models.engine.rights import HeldOffice
from models.meeting.meeting import Meeting
from models.people.people_register import JOURNAL, PeopleRegister, people_of
from models.people.person import Duty


@dataclass(frozen=True)
class KnownPeople:
    """The names in the register of people; `gone` is told the commitment of one that was erased."""

    reading: Reading
    gone: Callable[[str], None]

    @cached_property
    def _register(self) -> PeopleRegister:
        return people_of(self.reading.held(JOURNAL)) or PeopleRegister()

    def named(self, person: str) -> str | None:
        """The name of somebody; empty of one who is known by an id alone, None of one who is not known."""
        known = self._register.people.get(person)
        if known is None:
            return None
        if known.name is None:
            return ""
        if text := self.reading.text(known.name):
            return text.say(text.original)
        self.gone(known.name.sha256)
        return ""

    def on_seats(self, meeting: Meeting) -> Mapping[str, str]:
        """What a meeting calls a seat of which its body has no name → who is known to hold it that day."""
        found = {}
        for seat in meeting.seats:
            for label, duty in ((seat.member, Duty.MEMBER), (seat.deputy, Duty.DEPUTY_MEMBER)):
                office = HeldOffice(role=duty, of=meeting.body, seat=seat.seat)
                if label and len(known_as(label).texts) > 1 and (name := self.holder(office, meeting.day)):
                    found[label] = name
        return found

    def presenter_of(self, meeting: Meeting) -> str:
        """The name of who is known to present to a body on the day of its meeting; else empty."""
        return self.holder(HeldOffice(role=Duty.PRESENTER, of=meeting.body), meeting.day)

    def holder(self, office: HeldOffice, day: date) -> str:
        """The name of the one who holds an office that day; empty where none or several do, or it is gone."""
        found = [person for person in self._register.people if office in self._register.offices(person, day)]
        return (self.named(found[0]) or "") if len(found) == 1 else ""
