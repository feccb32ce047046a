"""Handing a case over to another preparer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Said
from models.case.case import Case
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.where import Where
from models.engine.world import Held, World
from models.law.openness import Name


class SamePreparer(Refusal):
    """{person} prepares the case already."""


class NoPreparer(Refusal):
    """{person} is no preparer on {day}: `pykala person appoint --office preparer` makes somebody one."""


class HandOverCase(Act[Case]):
    """Hand the case over to another preparer, who is told from now on of reviews and of what is sent back.

    Whoever prepared it before prepares it no more, and still does not approve what was their own work. A
    secretary hands over what they opened by recording a challenge, and a registrar whatever has nobody else.
    """

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "hand-over"
    example: ClassVar[str] = "pykala case hand-over 'HEL 2021-002935' --to jlaine"

    to: Name
    """Who prepares it from now on, as the record names them: where people are known, their id."""

    def located(self, state: Case) -> Where:
        return state.where().by("secretary", (state.preparer,))

    def waited_for(self, held: Held) -> bool:
        """While nobody has taken up what was opened by recording a challenge."""
        case = held.of(Case)
        return case.against is not None and not (case.proposals or case.former_preparers)

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        if self.to == state.preparer:
            raise SamePreparer(person=self.to)
        rights, day = world.rights(), local_day(world.now)
        if rights and not any(office.role == "preparer" for office in rights.offices(self.to, day)):
            raise NoPreparer(person=self.to, day=day)
        yield CaseHandedOver(preparer=self.to)


class CaseHandedOver(Content):
    """Somebody else prepares the case from now on."""

    preparer: str
    """Who prepares it, as the record names them."""

    def fold(self, state: Case, fact: Fact) -> Case:
        before = dict.fromkeys((*state.former_preparers, state.preparer, *state.authors))
        former = tuple(person for person in before if person != self.preparer)
        return replace(state, preparer=self.preparer, authors=(), former_preparers=former)

    def said(self) -> Said:
        return Said.fact("The case was handed over to {person}.", person=self.preparer)
