"""A whole meeting as a city publishes it: who sits, what lay before the body, and what became of it."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.exchange.helsinki import phrases
from app.exchange.helsinki.announcement import Announced, announced_in
from app.exchange.helsinki.contacts import without_contacts
from app.exchange.helsinki.drafts import draft_of
from app.exchange.helsinki.page import page_of
from app.exchange.helsinki.published import ZONE, section_of
from app.exchange.helsinki.reading import KINDS
from app.exchange.helsinki.source import NotADecision, json_of
from app.exchange.helsinki.texts import squeeze
from models.base.bad_value import complaint
from models.base.frozen import Frozen
from models.base.language import Language
from models.law.outcome import Outcome
from models.record.decision import DecisionKind, RecordedDraft
from models.record.proceedings import Proceedings


class _GivenPart(BaseModel):
    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)


class _GivenItem(_GivenPart):
    point: str = Field(alias="AgendaPoint")
    title: str = Field(alias="AgendaItem", min_length=1)
    section: str | None = Field(default=None, alias="Section")
    html: str | None = Field(default=None, alias="HTML")


class _GivenPerson(_GivenPart):
    name: str = Field(alias="Name", min_length=1)
    deputy_of: str | None = Field(default=None, alias="DeputyOf")
    role: str | None = Field(default=None, alias="Role")


class _GivenMeeting(_GivenPart):
    id: str = Field(alias="MeetingID", min_length=1)
    body: str = Field(alias="DecisionMaker", min_length=1)
    body_id: str = Field(default="", alias="DecisionMakerId")
    place: str | None = Field(default=None, alias="Location")
    at: datetime = Field(alias="DateMeeting")
    agenda: list[_GivenItem] = Field(alias="Agenda")
    composition: list[_GivenPerson] = Field(alias="Composition")
    announcement: str | None = Field(default=None, alias="DecisionAnnouncement")


class PublishedSeat(Frozen):
    """A seat of the body: who holds it, and who may sit in their place."""

    member: str
    """Who holds it."""
    deputies: tuple[str, ...] = ()
    """The personal deputies, in the order in which they are told."""
    office: str = ""
    """`chair` or `vice_chair`; empty for any other member."""


class PublishedItem(Frozen):
    """An item of the agenda, what was proposed, and what was announced of it."""

    number: int
    """Its number on the agenda."""
    title: str
    """Its title."""
    register_number: str = ""
    """That of its case; empty for an item without one."""
    task_class: str = ""
    """The task class of its case."""
    section: int | None = None
    """The section, where minutes were published."""
    proposal: RecordedDraft | None = None
    """What was proposed; None where only the decision is published."""
    outcome: Outcome | None = None
    """What became of it; None where nothing was announced that is known."""
    decision: tuple[str, ...] = ()
    """The decision's own words, where they are announced."""
    proceedings: Proceedings | None = None
    """What was announced of the handling."""


class PublishedMeeting(Frozen):
    """One meeting of a body."""

    id: str
    """Its name where it was published."""
    body: str
    """The body's name."""
    body_id: str
    """The body's id where it was published."""
    place: str
    """Where it met."""
    at: datetime
    """When it began."""
    language: Language
    """The language of its papers."""
    seats: tuple[PublishedSeat, ...]
    """Its seats, the chair's first."""
    presenters: tuple[str, ...]
    """Who presented."""
    others: tuple[str, ...]
    """Who else was there: experts and keepers of minutes."""
    items: tuple[PublishedItem, ...]
    """The items in the order of the agenda."""
    unread: tuple[str, ...] = ()
    """Text that found no place."""
    not_understood: tuple[str, ...] = ()
    """Lines of the announcement that mean nothing to the reader, by item."""

    @property
    def cases(self) -> dict[str, tuple[int, ...]]:
        """The items of each case, by its register number: several decisions of one case are one case."""
        found: dict[str, list[int]] = defaultdict(list)
        for item in self.items:
            if item.register_number:
                found[item.register_number].append(item.number)
        return {case: tuple(numbers) for case, numbers in found.items()}


_CHAIRS = {"puheenjohtaja": "chair", "ordförande": "chair", "varapuheenjohtaja": "vice_chair",
           "vice ordförande": "vice_chair"}  # fmt: skip
_MEMBERS = ("jäsen", "ledamot", *_CHAIRS)
_DEPUTIES = ("varajäsen", "ersättare")
_PRESENTERS = ("esittelijä", "föredragande")


def is_meeting(given: Any) -> bool:
    """Whether parsed JSON is a meeting and no decision."""
    return isinstance(given, dict) and "Agenda" in given and "Composition" in given


def read_meeting(path: Path) -> PublishedMeeting:
    """Read one file, else Unreadable."""
    try:
        given = _GivenMeeting.model_validate(json_of(path))
    except ValidationError as wrong:
        first = wrong.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise NotADecision(file=str(path), why=complaint(first, place)) from None
    names = [one.name for one in given.composition]
    announced = {one.number: one for one in announced_in(given.announcement or "", names)}
    unread: list[str] = []
    items = tuple(
        _item(number, one, announced.get(number), unread, str(path))
        for number, one in enumerate(given.agenda, start=1)
    )
    told = ((one.number, mark) for one in announced.values() for mark in one.remarks)
    at = given.at if given.at.tzinfo else given.at.replace(tzinfo=ZONE)
    return PublishedMeeting(
        id=given.id,
        body=given.body,
        body_id=given.body_id,
        place=given.place or "",
        at=at,
        language="sv" if any('lang="sv"' in (one.html or "") for one in given.agenda) else "fi",
        seats=_seats(given.composition),
        presenters=_called(given.composition, _PRESENTERS),
        others=tuple(
            one.name for one in given.composition if _role(one) not in (*_MEMBERS, *_DEPUTIES, *_PRESENTERS)
        ),
        items=items,
        unread=tuple(filter(None, map(without_contacts, unread))),
        not_understood=tuple(f"{number}: {mark}" for number, mark in told if not phrases.is_plain(mark)),
    )


def _item(
    number: int, given: _GivenItem, announced: Announced | None, unread: list[str], file: str
) -> PublishedItem:
    title = without_contacts(squeeze(given.title))
    if not given.html:
        return PublishedItem(number=number, title=title, section=section_of(given.section))
    page = page_of(given.html, file)
    unread += page.unread
    case = re.match(r"(?P<number>[A-ZÅÄÖ]{2,6} \d{4}-\d{6})? ?T (?P<task>[\d ]+)", page.words("number"))
    decided = next((role for role in KINDS if role in page.parts), None)
    return PublishedItem(
        number=number,
        title=title,
        register_number=(case["number"] or "") if case else "",
        task_class=case["task"].strip() if case else "",
        section=section_of(given.section),
        proposal=draft_of(page, DecisionKind.DECISION, own=True),
        outcome=announced.outcome if announced else None,
        decision=tuple(b.mark for b in page.blocks(decided)) if decided else _own(announced),
        proceedings=announced.proceedings() if announced else None,
    )


def _own(announced: Announced | None) -> tuple[str, ...]:
    return tuple(announced.words) if announced else ()


def _seats(people: list[_GivenPerson]) -> tuple[PublishedSeat, ...]:
    members = [one for one in people if _role(one) in _MEMBERS]
    ranks = ("chair", "vice_chair", "")
    seats = [
        PublishedSeat(
            member=one.name,
            deputies=tuple(d.name for d in people if d.deputy_of == one.name and _role(d) in _DEPUTIES),
            office=_CHAIRS.get(_role(one), ""),
        )
        for one in members
    ]
    return tuple(sorted(seats, key=lambda seat: ranks.index(seat.office)))


def _called(people: list[_GivenPerson], roles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one.name for one in people if _role(one) in roles)


def _role(one: _GivenPerson) -> str:
    return (one.role or "").strip().casefold()
