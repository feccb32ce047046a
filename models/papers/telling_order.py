"""What is told to those who subscribed: that something of a journal was published."""

from __future__ import annotations

from collections.abc import Iterator
from operator import not_

from pydantic import Field

from models.agenda.summons import AgendaSent
from models.base.frozen import Frozen
from models.engine.journal import Fact
from models.follow_up.publishing import ReportPublished
from models.force.force import DecisionPublished
from models.minutes.minutes import MinutesPublished


class TellingOrder(Frozen):
    """That subscribers are told, as it waits in the outbox; who they are it does not say."""

    journal: str
    """The meeting, the case that an officeholder decided, or the follow-up."""
    seq: int
    """Of the fact by which it was published: a journal publishes an agenda again, and minutes."""
    decision: str = ""
    """The officeholder's decision by key; empty of a meeting."""
    period: str = Field(default="", exclude_if=not_)
    """The period whose report was published; empty of anything else."""


def tellings(fact: Fact) -> Iterator[TellingOrder]:
    """What a fact calls to be told: that an agenda, minutes, a decision or a report is published."""
    match fact.content:
        case AgendaSent() | MinutesPublished():
            yield TellingOrder(journal=fact.journal, seq=fact.seq)
        case ReportPublished(period=period):
            yield TellingOrder(journal=fact.journal, seq=fact.seq, period=period)
        case DecisionPublished(alone=True, decision=decision):
            yield TellingOrder(journal=fact.journal, seq=fact.seq, decision=decision)
