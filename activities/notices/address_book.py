"""Where a notice goes, and where its answers do: by what is known of people, else by the address book."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from email.headerregistry import Address
from typing import Protocol

from activities.reading import Reading
from models.base import clock
from models.base.calendar import local_day
from models.base.writing import Written
from models.bodies.body_register import described_on
from models.case.case import Case
from models.engine.effect_state import Became, EffectState
from models.law.personal_data import unmarked
from models.meeting.meeting import Meeting
from models.papers.notice import answered_by
from models.papers.notice_order import NoticeOrder
from models.people.people_register import JOURNAL as PEOPLE
from models.people.people_register import PeopleRegister, people_of
from models.people.person import Duty

Receiver = tuple[str, str]
"""Name and mail address."""


class WithAddresses(Reading, Protocol):
    """The registry with its address book."""

    def address(self, key: str) -> tuple[str, str] | None:
        """Name and mail address of a key of the address book, None if it is not in it."""
        ...


class NoAddress(Exception):  # noqa: N818 - named by what is missing, like every refusal
    """Nothing that a mail to this key can be sent to is known; the state says what is missing."""

    def __init__(self, state: EffectState, key: str) -> None:
        super().__init__(state, key)
        self.became = Became(state, key)


def addresses_of(order: NoticeOrder, reading: WithAddresses) -> list[Receiver]:
    """Name and mail address of everybody to whom a notice goes. Raises NoAddress.

    Somebody who is known is reached as they said; a group, the controller, the owner of a line and a seat as
    the address book says, else as those did who hold that office there, else as those who hold it everywhere.
    Whoever is sealed without an address of their own is looked up there by name.
    """
    register = people_of(reading.held(PEOPLE))
    if register and order.to in register.people and (own := _reached(order.to, register, order, reading)):
        return [own]
    name = _called(order, reading)
    if address := reading.address(order.to):
        return [(name, address[1])] if order.person else [address]
    if order.person and (address := reading.address(name)):
        return [address]
    key = order.projects[0] if order.role == Duty.OWNER and order.projects else name
    holders = _holders(key, register, order, reading) if register else ()
    found = [_reached(person, register, order, reading) for person in holders if register]
    if held := [each for each in found if each]:
        return held
    raise NoAddress(EffectState.NO_ADDRESS, order.to)


def is_of_a_person(order: NoticeOrder, reading: WithAddresses) -> bool:
    """Whether a notice goes to what somebody said of themselves, which they may have erased."""
    register = people_of(reading.held(PEOPLE))
    if register is None or order.person:
        return bool(order.person)
    own = order.to in register.people and _reached(order.to, register, order, reading)
    return bool(own) or reading.address(order.to) is None


def _holders(key: str, register: PeopleRegister, order: NoticeOrder, reading: Reading) -> Iterable[str]:
    """Who holds the office that a notice goes to: on its day, else by now."""
    for day in (_day(order, reading), local_day(clock.now())):
        if found := register.holding(key, day) or register.everywhere(order.role, day):
            return found
    return ()


def _called(order: NoticeOrder, reading: Reading) -> str:
    """The key of whom a notice goes to, or the name behind its seal. Raises NoAddress where it was erased."""
    if not order.person:
        return order.to
    if text := reading.text(order.person):
        return unmarked(text).say(order.language)
    raise NoAddress(EffectState.NO_NAME, order.to)


def answers_to(order: NoticeOrder, reading: Reading) -> str:
    """Where answers to a notice go: to whoever it is who reads them, else to the registry office.

    Empty where neither is known.
    """
    role, state = answered_by(order), reading.held(order.journal).state
    register = people_of(reading.held(PEOPLE)) if role else None
    if register and (known := register.people.get(_answering(state))):
        mail = _said(known.contact(role, _body(state)).email, reading)
        if mail and _is_address(mail):
            return mail
    described = described_on(reading, local_day(reading.fact(order.journal, order.seq).happened_at))
    return described.registry_office.email if described else ""


def _reached(person: str, register: PeopleRegister, order: NoticeOrder, reading: Reading) -> Receiver | None:
    """Name and mail address of somebody who is known; None where no mail reaches them."""
    known = register.people[person]
    mail = _said(known.contact(order.role, _body(reading.held(order.journal).state)).email, reading)
    return (_said(known.name, reading), mail) if mail else None


def _day(order: NoticeOrder, reading: Reading) -> date:
    """The day on which an office has to be held: that of the meeting, else on which the fact was recorded."""
    state = reading.held(order.journal).state
    if isinstance(state, Meeting):
        return state.day
    return local_day(reading.fact(order.journal, order.seq).recorded_at)


def _answering(state: object) -> str:
    """Whoever prepares a case, or called a meeting."""
    if isinstance(state, Meeting):
        return state.secretary
    return state.preparer if isinstance(state, Case) else ""


def _body(state: object) -> str:
    return state.body if isinstance(state, Meeting) else ""


def _said(written: Written | None, reading: Reading) -> str:
    text = reading.text(written) if written else None
    return text.say(text.original).strip() if text else ""


def _is_address(mail: str) -> bool:
    try:
        return bool(Address(addr_spec=mail).domain)
    except (ValueError, IndexError):
        return False
