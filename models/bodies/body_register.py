"""The register of a municipality and its bodies: descriptions that were loaded, each from its day on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Annotated, ClassVar, Protocol, Self

from models.base.language import Language
from models.base.refusal import Refusal
from models.base.words import Said
from models.bodies.body import Bodies, Body
from models.bodies.superior import refuse_strange_superior
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.state import State
from models.engine.where import Where
from models.engine.world import Held, World
from models.law.openness import PUBLIC
from models.law.rules import Rulebook
from models.municipality.municipality import Municipality

JOURNAL = "bodies"


class SameBody(Refusal):
    """{body} is already described like this; nothing would change."""


@dataclass(frozen=True)
class BodyRegister(State):
    """Every description that was loaded, in that order; of two from one day the later holds.

    Until a municipality is described here, the registry is that of the unnamed one, with its bodies.
    """

    noun: ClassVar[str] = "body"
    stage: ClassVar[str] = "open"
    open: ClassVar[bool] = False
    driven: ClassVar[bool] = False
    confidential: ClassVar[bool] = False

    loaded: tuple[Body, ...] = ()
    """The descriptions of bodies, in the order in which they were loaded."""
    described: tuple[Municipality, ...] = ()
    """Those of the municipality, in the order in which they were loaded."""

    def with_(self, body: Body) -> Self:
        """This register and a further description."""
        return replace(self, loaded=(*self.loaded, body))

    def describing(self, municipality: Municipality) -> Self:
        """This register and a further description of the municipality."""
        return replace(self, described=(*self.described, municipality))

    def on(self, day: date) -> Bodies:
        """The bodies as they are described on a day."""
        since = max((body.since for body in self.loaded if body.since <= day), default=date.min)
        if since not in self._from:
            held = sorted((body for body in self.loaded if body.since <= since), key=lambda body: body.since)
            known = {} if self.described else Bodies.load().bodies
            self._from[since] = Bodies(bodies={**known, **{body.id: body for body in held}})
        return self._from[since]

    @cached_property
    def _from(self) -> dict[date, Bodies]:
        """The bodies from each day on which a description begins: checked once, not for each who asks."""
        return {}

    def municipality_on(self, day: date) -> Municipality | None:
        """The municipality as it is described on a day, before all such days by the first; None if never."""
        if not self.described:
            return None
        held = [one for one in self.described if one.since <= day] or self.described[:1]
        return max(reversed(held), key=lambda one: one.since)


class Holding(Protocol):
    """Whoever holds journals: a decision's world, the registry, the record as it stood."""

    def held(self, journal: str) -> Held:
        """A journal."""
        ...


def described_on(holding: Holding, day: date) -> Municipality | None:
    """The municipality as it is described on a day; None in a registry in which none has been."""
    held = holding.held(JOURNAL)
    return held.of(BodyRegister).municipality_on(day) if held.state else None


def municipality_on(holding: Holding, day: date) -> Municipality:
    """The municipality as it is described on a day, else the unnamed one."""
    return described_on(holding, day) or Municipality.unnamed()


def languages_of(holding: Holding, body: Body, day: date) -> tuple[Language, ...]:
    """The languages of a body's papers; none in a registry in which no municipality has been described."""
    return body.languages if described_on(holding, day) else ()


def bodies_on(holding: Holding, day: date) -> Bodies:
    """The bodies as they are described on a day; the unnamed municipality's where none is described."""
    held = holding.held(JOURNAL)
    return held.of(BodyRegister).on(day) if held.state else Bodies.load()


class LoadBody(Act[None]):
    """Load the description of a body: it holds from its day on, and replaces an earlier one.

    Meetings that are already called keep the rules with which they were called; seats, and who holds them,
    are looked up for each sitting.
    """

    noun: ClassVar[str] = "body"
    verb: ClassVar[str] = "load"
    example: ClassVar[str] = "pykala body load khs.yaml --role secretary"

    file: ClassVar[str] = """id: kulttuuri
kind: committee
names: {fi: kulttuurilautakunta, sv: kulturnämnden, en: Culture Committee}
seats: 9
presenters: [{title: {fi: toimialajohtaja, sv: sektorchef, en: Executive Director}}]
secretaries: [{title: {fi: lautakunnan sihteeri, sv: nämndens sekreterare, en: Secretary}}]"""

    description: Annotated[Body, PUBLIC]
    """The body: its kind, names, seats, officers and rules of its own."""

    def located(self, state: BodyRegister | None) -> Where:
        return Where().at("body", self.description.id)

    def decide(self, state: BodyRegister | None, command: Command, world: World) -> Iterator[Entry]:
        body = self.description
        body.refuse_forbidden(Rulebook.load())
        known = bodies_on(world, body.since)
        if known.bodies.get(body.id) == body:
            raise SameBody(body=body.id)
        refuse_strange_superior(body, known)
        yield Entry(journal=JOURNAL, content=BodyLoaded(body=body))


class BodyLoaded(Content):
    """A description of a body was loaded."""

    body: Body
    """The whole description, which holds from its day on."""

    def fold(self, state: BodyRegister | None, fact: Fact) -> BodyRegister:
        return (state or BodyRegister()).with_(self.body)

    def said(self) -> Said:
        code, name, since = self.body.id, self.body.names.name, self.body.valid_from
        if since is None:
            return Said.fact("The description of {code} ({name}) was loaded.", code=code, name=name)
        return Said.fact(
            "The description of {code} ({name}) was loaded, valid from {since}.",
            code=code,
            name=name,
            since=since,
        )
