"""Whose hands type: the user of this machine as a person, in whose name they act, and in which role."""

from __future__ import annotations

import getpass
import os
import pwd
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from activities.installation import Installation
from app.desk.may import roles
from app.wrong_input import WrongInput
from models.base import clock
from models.base.calendar import local_day
from models.base.refusal import NoSuchJournal, NotYours, Refusal
from models.base.terms import Term
from models.base.words import Listed
from models.engine import policy
from models.engine.command import AnyAct
from models.engine.may import NotThatRole, RoleAsked, asked_of, refuse_hands, who_could
from models.engine.world import Held
from models.people.people_register import JOURNAL, PeopleRegister, people_of


class NobodyOfThisMachine(Refusal):
    """The user {user} of this machine is nobody whom this registry knows, and it knows who acts. A registrar
    says who it is: `pykala person add --person ID --user {user}`."""


class NobodyKnownYet(Refusal):
    """The registry knows nobody yet, so it is its owner's alone. They make you known first:
    `pykala person add --person ID --user {user}`."""


class SayTheRole(WrongInput):
    """Say in which role, it is not guessed: {roles}."""

    def __init__(self, roles: tuple[str, ...]) -> None:
        super().__init__(roles=Listed.of((Term("role", role) for role in roles), "or"))
        self.roles = roles
        """The roles in which it may be done, by their codes."""


@dataclass(frozen=True)
class Hands:
    """Who acts at this door, and in whose name."""

    actor: str
    on_behalf_of: str = ""
    register: PeopleRegister | None = None
    """Whom the registry knows; None where it knows nobody, so that anybody is anybody."""
    day: date | None = None

    @property
    def principal(self) -> str:
        """In whose name it is: the actor's own, or that of somebody for whom they act."""
        return self.on_behalf_of or self.actor

    def role(self, act: AnyAct, asked: str | None, holding: Callable[[], Held]) -> str:
        """The role for an act: as it was asked for, else the only one, and never a guess between several.

        Raises SayTheRole between several, and a refusal that says who could where somebody may in none;
        `holding` gives the journal that it is about.
        """
        may = roles(type(act))
        if asked and asked not in may:
            if self.register:
                roles_in_words = Listed.of(map(policy.a_role, may), "or")
                act_in_words = policy.act_of(act.name())
                raise NotYours(role=policy.a_role(asked), act=act_in_words, roles=roles_in_words)
            return asked  # the engine says whose act it is
        may = self._theirs(act, (asked,) if asked else may, holding)
        if len(may) > 1:
            raise SayTheRole(may)
        return may[0]

    def _theirs(self, act: AnyAct, may: tuple[str, ...], holding: Callable[[], Held]) -> tuple[str, ...]:
        """Those of the roles in which they may do it there, whatever else they hold.

        Raises NoSuchJournal; NotThatRole and the like, which say who could, where they may in none.
        """
        if not (self.register and self.day and self.register.knows(self.principal, self.day)):
            return may
        register, day = self.register, self.day
        held = holding()
        if held.state is None and act.on is not None:
            raise NoSuchJournal(journal=held.id)
        here = policy.table()[held.begun().noun].get(act.name(), {}) if held.state else dict.fromkeys(may, ())
        if not here:
            return may[:1]  # the engine says that it is addressed to another kind of journal
        everybody = {role: asked_of(role, act, held, register, day) for role in here}
        if theirs := tuple(role for role in may if role in here and self._may(everybody[role])):
            now = tuple(role for role in theirs if held.state and held.state.stage in here[role])
            return now or theirs
        offices = {office.role for office in register.offices(self.principal, day)}
        raise self._refused(
            {role: each for role, each in everybody.items() if role in may}, everybody, offices
        )

    def _may(self, asked: RoleAsked) -> bool:
        return asked.refusal(self.principal) is None

    def _refused(
        self, wanted: Mapping[str, RoleAsked], everybody: Mapping[str, RoleAsked], offices: set[str]
    ) -> Refusal:
        """Why they may in none of the roles: what is nearest to an office of theirs, else who could."""
        nearest = [each for role, each in wanted.items() if role in offices]
        if len(nearest) == 1 and [*nearest[0].could()] and (near := nearest[0].refusal(self.principal)):
            return near
        could = {person for each in wanted.values() for person in each.could()}
        told = wanted if could else everybody
        could = could or {person for each in told.values() for person in each.could()}
        return NotThatRole(
            actor=self.principal,
            act=policy.act_of(next(iter(everybody.values())).act),
            role=Listed.of(map(policy.a_role, told), "or"),
            who=who_could(sorted(could)),
        )


def hands_of(installation: Installation, asked: str | None) -> Hands:
    """Who acts here. `asked` is in whose name: where people are known, only the user's own needs no right.

    Raises NobodyOfThisMachine, NobodyKnownYet, NobodyKnown or NoRightToActFor.
    """
    register, user = known_people(installation), user_of_this_machine()
    if register is None:
        if another_types():
            raise NobodyKnownYet(user=user)
        return Hands(asked or getpass.getuser())
    today = local_day(clock.now())
    me = register.of_user(user, today)
    if me is None:
        raise NobodyOfThisMachine(user=user)
    refuse_hands(register, me.id, asked or me.id, today)
    return Hands(me.id, "" if asked in (None, "", me.id) else str(asked), register, today)


def known_people(installation: Installation) -> PeopleRegister | None:
    """Whom the registry knows; None where it knows nobody."""
    return people_of(installation.registry.held(JOURNAL))


_TYPED_BY: list[str] = []
"""Whose command this process carries out, where it is not its own user's."""


def type_for(user: str) -> None:
    """Have this process act for another user of this machine, as the kernel knows them."""
    _TYPED_BY[:] = [user]


def another_types() -> bool:
    """Whether this process carries out what somebody types who does not own the data."""
    return bool(_TYPED_BY)


def user_of_this_machine() -> str:
    """Who types, as the operating system knows them; no variable says otherwise."""
    if _TYPED_BY:
        return _TYPED_BY[0]
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # a user without a name, as in a container
        return str(os.getuid())
