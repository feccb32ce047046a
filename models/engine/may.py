"""Who may: one pure decision over a command, where it is done, and who holds which office that day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.engine import policy
from models.engine.policy import Reach
from models.engine.rights import Rights
from models.engine.where import Alternatives, Where

if TYPE_CHECKING:
    from models.engine.command import AnyAct, Command
    from models.engine.world import Held


class NobodyKnown(Refusal):
    """{actor} is nobody whom this registry knows on {day}; `pykala person list` shows those whom it knows."""


class NoRightToActFor(Refusal):
    """{actor} has no right to act for {other} on {day}; {who}. `pykala person deputy` gives such a right, and
    `pykala person add --user` says which user of the machine somebody is."""


class NotThatRole(Refusal):
    """{actor} may not {act}: that is for {role}; {who}."""


class NotThatPlace(Refusal):
    """{actor} may not {act}: that is for {role} of {places}; {who}."""


class OwnAct(Refusal):
    """{actor} may not {act}: who acts here as {role} does not judge it, too; {who}."""


def refuse_others(rights: Rights, held: Held, command: Command, day: date) -> None:
    """Refuse whoever does not hold the office that the policy table asks for, there and on that day.

    Raises NobodyKnown, NoRightToActFor, NotThatRole, NotThatPlace or OwnAct, which say who could.
    """
    if command.role == policy.ENGINE:  # its own act is known by itself, whoever sends it
        return
    actor, other = command.actor, command.on_behalf_of or command.actor
    refuse_hands(rights, actor, other, day)
    asked = asked_of(command.role, command.act, held, rights, day)
    if refused := asked.refusal(other) or asked.refusal_of_own(actor):
        raise refused


def refuse_hands(rights: Rights, actor: str, other: str, day: date) -> None:
    """Refuse whoever is not known that day, or acts in the name of another without a right.

    Raises NobodyKnown or NoRightToActFor.
    """
    for person in (actor, other):
        if not rights.knows(person, day):
            raise NobodyKnown(actor=person, day=day)
    if actor != other and not rights.acts_for(actor, other, day):
        who = who_could(sorted({other, *rights.deputies(other, day)}))
        raise NoRightToActFor(actor=actor, other=other, day=day, who=who)


def asked_of(role: str, act: AnyAct, held: Held, rights: Rights, day: date) -> RoleAsked:
    """What an act in a journal asks of a role."""
    noun = held.state.noun if held.state is not None else act.noun
    return RoleAsked(act.name(), role, policy.reach(noun, act.name(), role), act.where(held), rights, day)


@dataclass(frozen=True)
class RoleAsked:
    """What an act asks of a role: where its office has to be held that day, and whose own the matter is."""

    act: str
    """The act's name."""
    role: str
    """The role in which it is to be done."""
    reach: Reach
    """What the policy table says of that role and act."""
    where: Where
    """Where it is done."""
    rights: Rights
    """Who holds which office."""
    day: date
    """The day on which the office has to be held."""

    def may(self, person: str) -> bool:
        """Whether somebody may do it in their own name."""
        return self._holds(person) and not self._judges_own(person)

    def could(self) -> Iterator[str]:
        """Everybody who may, in the order of their ids."""
        known = (each for each in self._entrusted if self.rights.knows(each, self.day))
        return filter(self.may, sorted({*self.rights.holders(self.role, self.day), *known}))

    def refusal(self, person: str) -> Refusal | None:
        """Why somebody may not do it in their own name; None if they may."""
        if self._holds(person):
            return self.refusal_of_own(person)
        act, role = policy.act_of(self.act), policy.a_role(self.role)
        in_hands = self.where.colleagues and self.role in self.where.named
        who = who_could(self.could(), handed_over=in_hands)
        if places := [min(each) for each in self._places]:
            there = Listed.of(places, "and")
            return NotThatPlace(actor=person, act=act, role=role, places=there, who=who)
        return NotThatRole(actor=person, act=act, role=role, who=who)

    def refusal_of_own(self, person: str) -> Refusal | None:
        """Why somebody may not do it for anybody: it would judge their own work. None if it does not."""
        if not self._judges_own(person):
            return None
        act, role = policy.act_of(self.act), policy.a_role(self.reach.but)
        return OwnAct(actor=person, act=act, role=role, who=who_could(self.could()))

    @property
    def _places(self) -> tuple[Alternatives, ...]:
        return self.where.places.get(self.reach.of, ())

    @property
    def _entrusted(self) -> frozenset[str]:
        return self.where.entrusted.get(self.role, frozenset())

    def _holds(self, person: str) -> bool:
        if person in self._entrusted:
            return True
        offices = self._of(person, self.role)
        if not offices or "" in offices or not self.reach.of:
            return bool(offices)
        named = self.where.named.get(self.role, frozenset())
        return (
            person in named
            or (self.where.colleagues and any(offices & self._ever(other) for other in named))
            or all(offices & each for each in self._places)
        )

    def _judges_own(self, person: str) -> bool:
        but = self.reach.but
        own = frozenset[str]().union(*self.where.places.get(self.reach.but_of, ()))
        return bool(but) and (person in self.where.own_of(but) or bool(self._of(person, but) & own))

    def _ever(self, person: str) -> frozenset[str]:
        return frozenset(office.of for office in self.rights.ever(person) if office.role == self.role)

    def _of(self, person: str, role: str) -> frozenset[str]:
        offices = self.rights.offices(person, self.day)
        return frozenset(office.of for office in offices if office.role == role)


def who_could(people: Iterable[str], *, handed_over: bool = False) -> Said:
    """Who could do it, as a refusal says it; where nobody could, it may be `handed_over` to somebody."""
    if names := Listed.of(people, "or"):
        return Said.why("{people} could", people=names)
    if handed_over:
        return Said.why(
            "nobody could, until it is handed over (`pykala case hand-over`) or somebody is appointed"
        )
    return Said.why("nobody could, until somebody is appointed")
