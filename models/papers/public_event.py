"""What everybody may know that happened, and who is told of it: events, and the orders to send them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from models.agenda.postponing import MeetingCancelled
from models.agenda.summons import AgendaSent
from models.base.canonical import canonical
from models.base.frozen import Frozen
from models.case.case import Case
from models.engine.journal import Content, Fact
from models.engine.state import State
from models.follow_up.publishing import ReportPublished
from models.force.force import DecisionPublished
from models.minutes.minutes import MinutesPublished
from models.minutes.unpublishing import MinutesUnpublished


class PublicEvent(StrEnum):
    """What happened to what is published."""

    AGENDA_SENT = "agenda.sent"
    MEETING_CANCELLED = "meeting.cancelled"
    MINUTES_PUBLISHED = "minutes.published"
    MINUTES_UNPUBLISHED = "minutes.unpublished"
    DECISION_PUBLISHED = "decision.published"
    REPORT_PUBLISHED = "report.published"


ALWAYS: Mapping[type[Content], PublicEvent] = {
    AgendaSent: PublicEvent.AGENDA_SENT,
    MinutesPublished: PublicEvent.MINUTES_PUBLISHED,
    MinutesUnpublished: PublicEvent.MINUTES_UNPUBLISHED,
    ReportPublished: PublicEvent.REPORT_PUBLISHED,
}
"""The facts that are public whatever they say, and what each is."""

Listeners = Mapping[str, Sequence[PublicEvent]]
"""The names of those who are told, and of what each is."""


class HookOrder(Frozen):
    """One event to be told to one listener, because of fact `seq` of the journal."""

    event: PublicEvent
    journal: str
    seq: int
    to: str = ""

    @property
    def id(self) -> str:
        """By what a listener knows it again, however often it is sent."""
        said = [self.event, self.journal, self.seq, self.to]
        return f"msg_{hashlib.sha256(canonical(said).encode()).hexdigest()[:40]}"


def event_of(fact: Fact, state: State) -> PublicEvent | None:
    """What a fact is to everybody, with the state after it; None if it is nothing to them."""
    match fact.content:
        case MeetingCancelled(announced=True):
            return PublicEvent.MEETING_CANCELLED
        case DecisionPublished(alone=True) if isinstance(state, Case) and not state.guarded:
            return PublicEvent.DECISION_PUBLISHED
        case told:
            return ALWAYS.get(type(told))


def hooks_of(fact: Fact, state: State, listeners: Listeners) -> Iterator[HookOrder]:
    """Who is told of a fact."""
    event = event_of(fact, state)
    for name, events in sorted(listeners.items()):
        if event and event in events:
            yield HookOrder(event=event, journal=fact.journal, seq=fact.seq, to=name)
