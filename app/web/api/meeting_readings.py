"""Readings of a meeting before and after it is held: its agenda, its minutes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from fastapi import APIRouter, Depends
from starlette.responses import Response

from app.desk.reading.agenda import Receiver, Version, confidential_items, receivers, versions
from app.desk.reading.papers import papers
from app.web.access import for_programs
from app.web.api.answering import told
from app.web.api.door import ROOT, for_reading
from app.web.api.said import Says, open_words, sentences
from app.web.house import House, TheHouse
from app.web.pages.papers import is_handed_out
from app.web.room import the_meeting
from models.base import clock
from models.base.calendar import local_day
from models.matter.item import Item
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage

router = APIRouter(prefix=ROOT, dependencies=[Depends(for_reading)])


@dataclass(frozen=True)
class AgendaItem:
    """An item of an agenda."""

    item: int
    """Its number on the agenda."""
    title: str
    """As the public agenda has it: neutral where the item is confidential."""
    case: str
    """Register number of its case; empty where it has none, or is confidential."""
    confidential: bool
    """Whether it is."""
    returned: bool
    """It was tabled in an earlier meeting and came back by itself."""
    section: int
    """Its § once it has one, else 0."""
    done: bool
    """Whether the body is through with it."""

    @classmethod
    def of(cls, each: Item, secret: Collection[int]) -> Self:
        """An item as it is told; `secret` are the numbers of those that are confidential."""
        return cls(
            item=each.number,
            title=each.title,
            case="" if each.number in secret else each.case,
            confidential=each.number in secret,
            returned=each.returned,
            section=each.section,
            done=each.done,
        )


@dataclass(frozen=True)
class AgendaNow:
    """The agenda of a meeting as it stands."""

    meeting: str
    """The meeting."""
    body: str
    """Which body meets, by code."""
    at: datetime
    """When it meets."""
    stage: MeetingStage
    """Where the meeting stands."""
    send_by: date
    """By which day the summons is to go out."""
    sent: date | None
    """The day on which it went out; None before."""
    late: bool
    """It did not go out, and its last day is over: what comes on needs a ground."""
    items: tuple[AgendaItem, ...]
    """What is on it, in order."""
    versions: tuple[Version, ...]
    """What was published or sent, with what changed from one to the next."""
    receivers: tuple[Receiver, ...]
    """Who gets the summons, and how far it has come."""


@dataclass(frozen=True)
class MinutesSection:
    """What the minutes say of one item."""

    section: int
    """Its §."""
    item: AgendaItem
    """What it was about."""
    decided: str
    """What the body did with it, in the reader's language; empty where that was taken back."""
    votes: tuple[str, ...]
    """What was asked, and how each vote ended."""
    dissents: tuple[str, ...]
    """Who dissents."""
    checked: date | None
    """The day on which it was checked before the rest; None if it was not."""


@dataclass(frozen=True)
class MinutesRemark:
    """What a checker would have corrected."""

    number: int
    """Its number among the remarks."""
    checker: str
    """Who would have it corrected."""
    section: int
    """The § that it is about; 0 for the minutes as a whole."""
    text: str
    """What is to be corrected; empty where that lies sealed."""
    done: bool
    """Whether it is resolved."""
    what_was_done: str
    """What was done about it; empty while it is open, or where that lies sealed."""


@dataclass(frozen=True)
class MinutesNow:
    """The minutes of a meeting as they stand."""

    meeting: str
    """The meeting."""
    body: str
    """Which body met, by code."""
    day: date
    """The day of the meeting."""
    stage: MeetingStage
    """Where the meeting stands."""
    checked_by: str
    """Who checks them, by the body's rule: members that it elects, the next meeting, or it itself at once."""
    checkers: tuple[str, ...]
    """Who was elected to check them; empty where nobody was."""
    confirmed: tuple[str, ...]
    """Who of them has."""
    sections: tuple[MinutesSection, ...]
    """What they say, § by §."""
    remarks: tuple[MinutesRemark, ...]
    """What checkers would have corrected."""
    papers: tuple[str, ...]
    """The hashes of their papers that are handed out, by which `/papers/{sha256}` has each."""


@router.get("/agenda/{meeting}")
@for_programs
def one_agenda(house: TheHouse, meeting: str) -> Response:
    """The agenda of a meeting: items, versions, who got the summons. Its ETag is that of the meeting."""
    found, state = the_meeting(house, meeting)
    secret = confidential_items(house.installation, state)
    now = AgendaNow(
        meeting=state.id,
        body=state.body,
        at=state.at,
        stage=state.stage,
        send_by=state.summons.day,
        sent=state.agenda_sent,
        late=state.late_on(local_day(clock.now())) and not state.agenda_sent,
        items=tuple(AgendaItem.of(item, secret) for _, item in sorted(state.items.items())),
        versions=tuple(versions(state, house.installation.registry.facts(found.id))),
        receivers=tuple(receivers(house.installation, state)),
    )
    return told(now, {"ETag": f'"{found.seq}"'})


@router.get("/minutes/{meeting}")
@for_programs
def one_s_minutes(house: TheHouse, meeting: str) -> Response:
    """The minutes of a meeting: each §, remarks, who checked them. Its ETag is that of the meeting."""
    found, state = the_meeting(house, meeting)
    of_minutes = (
        each for each in papers(house.installation, found.id) if each.template.startswith("minutes")
    )
    now = MinutesNow(
        meeting=state.id,
        body=state.body,
        day=state.day,
        stage=state.stage,
        checked_by=state.rules().choice("minutes.checked_by"),
        checkers=tuple(state.checkers),
        confirmed=tuple(state.confirmed),
        sections=tuple(_sections(house, state)),
        remarks=tuple(_remarks(house, state)),
        papers=tuple(each.sha256 for each in of_minutes if is_handed_out(each)),
    )
    return told(now, {"ETag": f'"{found.seq}"'})


def _sections(house: House, state: Meeting) -> Iterator[MinutesSection]:
    say, secret = sentences(house.installation), confidential_items(house.installation, state)
    for item in sorted((each for each in state.items.values() if each.section), key=lambda one: one.place):
        yield MinutesSection(
            section=item.section,
            item=AgendaItem.of(item, secret),
            decided=_decided(item, say),
            votes=tuple(f"{say(vote.question.said())} {say(vote.said())}" for vote in item.votes),
            dissents=tuple(each.member for each in item.dissents),
            checked=item.checked,
        )


def _decided(item: Item, say: Says) -> str:
    if item.handling:
        return say(item.handling.decided())
    return say(item.settlement.outcome) if item.settlement else ""


def _remarks(house: House, state: Meeting) -> Iterator[MinutesRemark]:
    numbers = confidential_items(house.installation, state)
    sections = {state.items[number].section for number in numbers} - {0}
    for each in state.remarks:
        secret = each.section in sections or bool(sections and not each.section)
        yield MinutesRemark(
            number=each.number,
            checker=each.checker,
            section=each.section,
            text=open_words(house.installation, each.text, confidential=secret),
            done=bool(each.done),
            what_was_done=open_words(house.installation, each.done, confidential=secret),
        )
