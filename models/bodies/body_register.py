"""The register of bodies: descriptions that were loaded, each from its day on, over the packaged ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, ClassVar, Protocol, Self

from models.base.refusal import Refusal
from models.base.words import Said
from models.bodies.body import Bodies, Body
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.state import State
from models.engine.world import Held, World
from models.law.openness import PUBLIC
from models.law.rules import Rulebook

JOURNAL = "bodies"


class SameBody(Refusal):
    """{body} is already described like this; nothing would change."""


@dataclass(frozen=True)
class BodyRegister(State):
    """Every description that was loaded, in that order; of two from one day the later holds."""

    noun: ClassVar[str] = "body"
    stage: ClassVar[str] = "open"
    open: ClassVar[bool] = False
    driven: ClassVar[bool] = False
    confidential: ClassVar[bool] = False

    loaded: tuple[Body, ...] = ()
    """The descriptions over the packaged ones, in the order in which they were loaded."""

    def with_(self, body: Body) -> Self:
        """This register and a further description."""
        return replace(self, loaded=(*self.loaded, body))

    def on(self, day: date) -> Bodies:
        """The bodies as they are described on a day."""
        held = sorted((body for body in self.loaded if body.since <= day), key=lambda body: body.since)
        return Bodies(bodies={**Bodies.load().bodies, **{body.id: body for body in held}})


class Holding(Protocol):
    """Whoever holds journals: a decision's world, the registry, the record as it stood."""

    def held(self, journal: str) -> Held:
        """A journal."""
        ...


def bodies_on(holding: Holding, day: date) -> Bodies:
    """The bodies as they are described on a day: the packaged ones, and over them those that were loaded."""
    held = holding.held(JOURNAL)
    return held.of(BodyRegister).on(day) if held.state else Bodies.load()


class LoadBody(Act[None]):
    """Load the description of a body: it holds from its day on, and replaces an earlier one.

    Meetings that are already called keep the seats and rules with which they were called.
    """

    noun: ClassVar[str] = "body"
    verb: ClassVar[str] = "load"
    example: ClassVar[str] = "pykala body load khs.yaml --role secretary"

    description: Annotated[Body, PUBLIC]
    """The body: its kind, names, seats, officers and rules of its own."""

    def decide(self, state: BodyRegister | None, command: Command, world: World) -> Iterator[Entry]:
        body = self.description
        body.refuse_forbidden(Rulebook.load())
        known = bodies_on(world, body.since)
        if known.bodies.get(body.id) == body:
            raise SameBody(body=body.id)
        if body.superior and body.superior != body.id:
            known.get(body.superior)
        yield Entry(journal=JOURNAL, content=BodyLoaded(body=body))


class BodyLoaded(Content):
    """A description of a body was loaded."""

    body: Body
    """The whole description, which holds from its day on."""

    def fold(self, state: BodyRegister | None, fact: Fact) -> BodyRegister:
        return (state or BodyRegister()).with_(self.body)

    def said(self) -> Said:
        body, name, since = self.body.id, self.body.names.name, self.body.valid_from
        if since is None:
            return Said.fact("The description of {body} ({name}) was loaded.", body=body, name=name)
        return Said.fact(
            "The description of {body} ({name}) was loaded, valid from {since}.",
            body=body,
            name=name,
            since=since,
        )
