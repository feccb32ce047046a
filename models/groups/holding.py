"""Holding a session of a steering group."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import AlreadyThere, Refusal
from models.base.words import Listed, Said
from models.bodies.body_register import bodies_on, languages_of
from models.case.case import Case
from models.engine.command import Act, Command, Entry
from models.engine.concern import Concern
from models.engine.journal import Content, Fact
from models.engine.where import Where
from models.engine.world import World
from models.groups.session import GroupSession
from models.law.body_kind import BodyKind
from models.law.openness import Code, Name


class NotAGroup(Refusal):
    """{body} is a {kind}, not a steering group; a body that decides calls a meeting."""


class NotUnderIt(Refusal):
    """{session} was no session of a group under {group}: its file does not name {group} as its superior."""


class PreparedOthers(Refusal):
    """{session} looked at {cases}, and at none of the cases of this session; it prepared nothing of it."""


class NobodyElseThere(Refusal):
    """A session has somebody there beside {chair}, who leads it."""


class HoldSession(Act[None]):
    """Record a session of a steering group that was held: its chair, who was there, the cases it looked at.

    A group reviews and decides nothing. What it thinks of a case is its review
    (`pykala review give`), what the session came to its memo (`pykala session write-up`). A
    preparatory group has sessions of its own.
    """

    noun: ClassVar[str] = "session"
    verb: ClassVar[str] = "hold"
    example: ClassVar[str] = (
        "pykala session hold --group digijory --chair 'Puheenjohtaja' --present 'Jäsen A' "
        "--cases 'HEL 2021-002935' --at '2021-02-18 14:00'"
    )

    group: Code
    """The steering group that met; on the day on which that happened."""
    chair: Name = Field(min_length=1)
    """Who led it, as the memo names them."""
    present: tuple[Name, ...] = Field(min_length=1)
    """Who was there beside the chair, as the memo names them."""
    cases: tuple[Code, ...] = Field(min_length=1)
    """The cases that it looked at, by their register numbers."""
    prepared_in: tuple[Code, ...] = ()
    """The sessions of groups under it in which these were prepared, like digivalm-2021-02-10."""

    def about(self, state: None) -> Concern:
        return Concern(cases=frozenset(self.cases))

    def located(self, state: None) -> Where:
        return Where().at("body", self.group)

    def refuse_no_place(self, command: Command, world: World) -> None:
        bodies_on(world, local_day(command.happened_at)).get(self.group)

    def decide(self, state: None, command: Command, world: World) -> Iterator[Entry]:
        day = local_day(command.happened_at)
        bodies = bodies_on(world, day)
        group = bodies.get(self.group)
        if group.kind is not BodyKind.STEERING_GROUP:
            raise NotAGroup(body=self.group, kind=group.kind)
        journal = f"{self.group}-{day}"
        if world.held(journal).state is not None:
            raise AlreadyThere(journal=journal)
        cases = tuple(dict.fromkeys(self.cases))
        for case in cases:
            world.held(case).of(Case)
        for each in self.prepared_in:
            under = world.held(each).of(GroupSession)
            if bodies.get(under.group).superior != self.group or under.day > day:
                raise NotUnderIt(session=each, group=self.group)
            if not {*cases} & {*under.cases}:
                raise PreparedOthers(session=each, cases=Listed.of(under.cases, "and"))
        present = tuple(dict.fromkeys(each for each in self.present if each != self.chair))
        if not present:
            raise NobodyElseThere(chair=self.chair)
        yield Entry(
            journal=journal,
            content=SessionHeld(
                group=self.group,
                day=day,
                languages=languages_of(world, group, day) or ("fi",),
                chair=self.chair,
                present=present,
                cases=cases,
                prepared_in=tuple(dict.fromkeys(self.prepared_in)),
            ),
        )


class SessionHeld(Content):
    """A steering group met."""

    group: str
    """The steering group's code."""
    day: date
    """The day on which it met."""
    languages: tuple[Language, ...]
    """The languages of its memo."""
    chair: str
    """Who led it."""
    present: tuple[str, ...]
    """Who was there beside the chair."""
    cases: tuple[str, ...]
    """Register numbers of the cases that it looked at."""
    prepared_in: tuple[str, ...] = ()
    """The sessions of groups under it in which these were prepared."""

    def fold(self, state: None, fact: Fact) -> GroupSession:
        return GroupSession(
            id=fact.journal,
            group=self.group,
            day=self.day,
            languages=self.languages,
            chair=self.chair,
            present=self.present,
            cases=self.cases,
            prepared_in=self.prepared_in,
            held_at=fact.happened_at,
        )

    def said(self) -> Said:
        return Said.fact(
            "{group} met on {day}; {chair} led it. It looked at {cases}.",
            group=self.group,
            day=self.day,
            chair=self.chair,
            cases=Listed.of(self.cases, "and"),
        )
