"""Whose hands type: the user of this machine as a person, in whose name they act, and in which role."""

from __future__ import annotations

import getpass
import os
import pwd
from dataclasses import dataclass
from datetime import date

from activities.installation import Installation
from app.desk.bad_input import BadInput
from app.desk.may import roles
from models.base import clock
from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.words import Listed, Said
from models.engine.command import AnyAct
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

    def role(self, act: type[AnyAct]) -> str:
        """The role for an act where nobody said it: the only one, and never a guess between several."""
        may = roles(act)
        if self.register and self.day:
            offices = self.register.offices(self.on_behalf_of or self.actor, self.day)
            held = {office.role for office in offices}
            may = tuple(role for role in may if role in held) or may
        if len(may) > 1:
            raise BadInput(
                sentences=Said.why(
                    "Say in which role, it is not guessed: {roles} (--role {codes}).",
                    roles=Listed.of((Term("role", role) for role in may), "or"),
                    codes=Listed.of(may, "or"),
                )
            )
        return may[0]


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
