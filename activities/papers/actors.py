"""Who acted, as papers name them: what the register of people calls somebody is an id, and no name."""

from __future__ import annotations

from activities.reading import Reading
from models.base.language import Language
from models.base.terms import Term
from models.base.text import Text
from models.bodies.body_part import Officer
from models.case.case import Case
from models.people.people_register import JOURNAL, PeopleRegister, people_of
from models.people.person import Duty


def kept_by(
    officer: Officer | None, keeper: str, reading: Reading, language: Language
) -> tuple[Text | str, str]:
    """Title and name of a minute-keeper: of one who is known by an id alone the title, else the role."""
    if _register(keeper, reading) is None:
        return (officer.title, keeper) if officer else ("", keeper)
    return (officer.title, "") if officer else ("", Term("role", Duty.SECRETARY).say(language))


def prepared_by(case: Case, reading: Reading) -> str:
    """Who prepares a case: of one who is known by an id alone the units, as far as they are known."""
    register = _register(case.preparer, reading)
    offices = register.ever(case.preparer) if register else ()
    units = (each.of for each in offices if each.role == Duty.PREPARER and each.of not in ("", case.id))
    return ", ".join(dict.fromkeys(units)) or case.preparer


def _register(person: str, reading: Reading) -> PeopleRegister | None:
    """The register that knows somebody by an id; None where none does."""
    register = people_of(reading.held(JOURNAL))
    return register if register and person in register.people else None
