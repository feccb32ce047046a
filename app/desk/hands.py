"""Whose hands type: the user of this machine as a person, in whose name they act, and in which role."""

from __future__ import annotations

import getpass
import os
import pwd
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from activities.installation import Installation
from app.desk.bad_input import BadInput
from app.desk.may import could, roles
from models.base import clock
from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.words import Listed, Said
from models.engine import policy
from models.engine.command import AnyAct
from models.engine.may import NotThatRole, who_could
from models.engine.world import Held
from models.people.people_register import JOURNAL, PeopleRegister, people_of


class NobodyOfThisMachine(Refusal):
    """The user {user} of this machine is nobody whom this registry knows, and it knows who acts. A registrar
    says who it is: `pykala person add --person ID --user {user}`."""


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

    def role(self, act: type[AnyAct], asked: str | None, holding: Callable[[], Held]) -> str:
        """The role for an act: as it was asked for, else the only one, and never a guess between several.

        Raises BadInput between several, and NotThatRole, which says who could, where somebody holds none;
        `holding` gives the journal that it is about.
        """
        may = roles(act)
        if asked and asked not in may:
            return asked  # the engine says whose act it is
        may = self._theirs(act, (asked,) if asked else may, holding)
        if len(may) > 1:
            raise BadInput(
                sentences=Said.why(
                    "Say in which role, it is not guessed: {roles}. "
                    "Type the same line with {codes} at its end.",
                    roles=Listed.of((Term("role", role) for role in may), "or"),
                    codes=Listed.of((f"--role {role}" for role in may), "or"),
                )
            )
        return may[0]

    def _theirs(
        self, act: type[AnyAct], may: tuple[str, ...], holding: Callable[[], Held]
    ) -> tuple[str, ...]:
        """Those of the roles that they hold, or that were delegated to them here."""
        if not (self.register and self.day and self.register.knows(self.principal, self.day)):
            return may
        offices = {office.role for office in self.register.offices(self.principal, self.day)}
        if theirs := tuple(role for role in may if role in offices):
            return theirs
        held = holding()
        if held.state is None and act.on is not None:
            return may  # the engine says that there is no such journal
        who = {role: tuple(could(act, role, held, self.register)) for role in may}
        if theirs := tuple(role for role, people in who.items() if self.principal in people):
            return theirs
        raise NotThatRole(
            actor=self.principal,
            act=policy.act_of(act.name()),
            role=Listed.of(map(policy.a_role, may), "or"),
            who=who_could(sorted({person for people in who.values() for person in people})),
        )


def hands_of(installation: Installation, asked: str | None) -> Hands:
    """Who acts here. `asked` is in whose name: where people are known, only the user's own needs no right.

    Raises NobodyOfThisMachine.
    """
    register = known_people(installation)
    if register is None:
        return Hands(asked or getpass.getuser())
    today, user = local_day(clock.now()), user_of_this_machine()
    me = register.of_user(user, today)
    if me is None:
        raise NobodyOfThisMachine(user=user)
    return Hands(me.id, "" if asked in (None, "", me.id) else str(asked), register, today)


def known_people(installation: Installation) -> PeopleRegister | None:
    """Whom the registry knows; None where it knows nobody."""
    return people_of(installation.registry.held(JOURNAL))


def user_of_this_machine() -> str:
    """Who runs this process, as the operating system knows them; no variable says otherwise."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # a user without a name, as in a container
        return str(os.getuid())
