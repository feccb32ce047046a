"""Who acted, as papers name them: what the register of people calls somebody is an id, and no name."""

from __future__ import annotations

from activities.papers.known_people import KnownPeople
from activities.reading import Reading
from models.base.language import Language
from models.base.terms import Term
from models.base.text import Text
from models.bodies.body_part import Officer
from models.case.case import Case
from models.decision.decision import CaseHandled
from models.engine.journal import Fact
from models.matter.handling import Handling
from models.people.people_register import JOURNAL, PeopleRegister, people_of
from models.people.person import Duty


def kept_by(
    officer: Officer | None, keeper: str, reading: Reading, language: Language
) -> tuple[Text | str, str]:
    """Title and name of a minute-keeper: of one who is known by an id alone the title, else the role."""
    if _register(keeper, reading) is None:
        return (officer.title, keeper) if officer else ("", keeper)
    return (officer.title, "") if officer else ("", Term("role", Duty.SECRETARY).say(language))


def signed_by(handling: Handling, people: KnownPeople) -> str:
    """The name of who signed an officeholder's decision; empty of one known by id or role alone."""
    for fact in people.reading.facts(handling.case):
        if isinstance(fact.content, CaseHandled) and fact.content.handling.key == handling.key:
            name = acted(fact, people)
            return "" if name == fact.role else name
    return ""


def acted(fact: Fact, people: KnownPeople) -> str:
    """The name of who did something, or in whose name it was done; empty of one known by an id alone."""
    who = fact.on_behalf_of or fact.actor
    named = people.named(who)
    return who if named is None else named


def prepared_by(case: Case, reading: Reading, language: Language) -> str:
    """Who prepares a case: of one who is known by an id the units, else the role."""
    register = _register(case.preparer, reading)
    offices = register.ever(case.preparer) if register else ()
    units = (each.of for each in offices if each.role == Duty.PREPARER and each.of not in ("", case.id))
    if known := ", ".join(dict.fromkeys(units)):
        return known
    return Term("role", Duty.PREPARER).say(language) if register else case.preparer


def _register(person: str, reading: Reading) -> PeopleRegister | None:
    """The register that knows somebody by an id; None where none does."""
    register = people_of(reading.held(JOURNAL))
    return register if register and person in register.people else None
