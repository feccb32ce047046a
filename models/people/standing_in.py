"""Deputies: who may act for whom, for a time. The fact then has both names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Said
from models.engine.command import Act, Command, Entry
from models.engine.concern import WHOLE, Concern
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.people.appointing import days_of
from models.people.people_register import JOURNAL, PeopleRegister, known_in
from models.people.person import Days, PersonId


class OwnDeputy(Refusal):
    """{person} acts in their own name anyhow; a deputy is somebody else."""


class NoRightToEnd(Refusal):
    """{until} is past, and {person} has no right to act for {other} that could end; give a day to come."""


class NameDeputy(Act[None]):
    """Name somebody's deputy for a time: they may act in the other's name, and the record has both names.

    Naming the same deputy again gives other days; with --until yesterday the right ends.
    """

    noun: ClassVar[str] = "person"
    verb: ClassVar[str] = "deputy"
    example: ClassVar[str] = "pykala person deputy --person jlaine --for-whom mvirta --until 2026-12-31"

    person: PersonId
    """The deputy, by id."""
    for_whom: PersonId
    """In whose name they may act, by id."""
    since: date | None = None
    """The first day; today by default, or the last day where that is earlier."""
    until: date
    """The last day, itself included."""

    def about(self, state: None) -> Concern:
        return WHOLE

    def decide(self, state: None, command: Command, world: World) -> Iterator[Entry]:
        register = known_in(world)
        deputy, today = register.person(self.person), local_day(command.happened_at)
        register.person(self.for_whom)
        if self.person == self.for_whom:
            raise OwnDeputy(person=self.person)
        if self.until < today and self.for_whom not in deputy.stands_in:
            raise NoRightToEnd(person=self.person, other=self.for_whom, until=self.until)
        days = days_of(self.since or min(today, self.until), self.until)
        named = DeputyNamed(person=self.person, for_whom=self.for_whom, days=days)
        yield Entry(journal=JOURNAL, content=named)


class DeputyNamed(Content):
    """Somebody may act for another on some days; what was said of the two before holds no more."""

    person: str
    """The deputy, by id."""
    for_whom: str
    """In whose name they may act, by id."""
    days: Days
    """When they may."""

    def fold(self, state: PeopleRegister, fact: Fact) -> PeopleRegister:
        known = state.person(self.person)
        return state.with_(replace(known, stands_in={**known.stands_in, self.for_whom: self.days}))

    def said(self) -> Said:
        return Said.fact(
            "{person} may act for {other} from {since} to {until}.",
            person=self.person,
            other=self.for_whom,
            since=self.days.since,
            until=self.days.until or "",
        )
