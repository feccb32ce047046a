"""The § of an item as the minutes would print it now, beside the item while the meeting is held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup
from sqlalchemy import select

from activities.installation import Installation
from activities.papers.to_come import facts_to_come, section_to_come
from app.desk.reading.hall import AtHand
from models.base import clock
from models.base.language import Language
from models.base.refusal import Refusal
from models.decision.decision import HandleItem
from models.decision.settling import SettleItem
from models.engine.command import Command
from models.engine.journal import Fact
from models.meeting.meeting import Meeting
from models.tables.tables import REGISTRY

KEPT = 200
"""So many §s are kept: of the meetings of an evening, those that are looked at."""


@dataclass(frozen=True)
class SectionNow:
    """A § as it stands."""

    html: Markup
    """As it is printed, every text in it escaped; empty where it cannot be told yet."""
    foreseen: bool
    """Whether its outcome is still the one that is proposed."""
    lacks: Refusal | None = None
    """What is to be recorded before it can be told."""


class SectionsToldOnce:
    """The §s of one desk: told once to all who look, while nothing happens and for a minute at most."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, int, Language], tuple[object, SectionNow]] = {}

    def now(
        self, installation: Installation, meeting: Meeting, now: AtHand, language: Language, at: datetime
    ) -> SectionNow:
        """The § of the item that is at hand; of one that is open with the outcome that is proposed."""
        key = meeting.id, now.item.number, language
        stands = _position(installation), at.replace(second=0, microsecond=0), meeting
        known = self._told.get(key)
        if known is None or known[0] != stands:
            if len(self._told) > KEPT:
                self._told.clear()
            known = self._told[key] = stands, _section_now(installation, meeting, now, language, at)
        return known[1]


def _position(installation: Installation) -> int:
    with installation.registry.reading.connect() as connection:
        return int(connection.execute(select(REGISTRY.c.position)).scalar_one())


def _section_now(
    installation: Installation, meeting: Meeting, now: AtHand, language: Language, at: datetime
) -> SectionNow:
    try:
        to_come = () if now.item.done else _to_come(installation, meeting, now, at)
    except Refusal as refusal:
        return SectionNow(Markup(""), foreseen=True, lacks=refusal)
    html = printed_section(installation, meeting, now.item.number, language, to_come)
    return SectionNow(html, foreseen=not now.item.done)


def printed_section(
    installation: Installation, meeting: Meeting, item: int, language: Language, to_come: Sequence[Fact] = ()
) -> Markup:
    """The § of an item as it is printed, in a language of the meeting."""
    told = language if language in meeting.languages else next(iter(meeting.languages), language)
    html = section_to_come(installation.archive.at(None), meeting.id, item, told, to_come)
    return Markup(html)  # noqa: S704 - its template escapes every text


def _to_come(installation: Installation, meeting: Meeting, now: AtHand, at: datetime) -> tuple[Fact, ...]:
    act = _proposed_act(now)
    command = Command(
        id=clock.new_id(),
        journal=meeting.id,
        name=act.name(),
        act=act,
        actor="nobody",
        role="secretary",
        happened_at=at,
    )
    with installation.registry.reading.connect() as connection:
        return facts_to_come(command, connection, installation.archive.text)


def _proposed_act(now: AtHand) -> HandleItem | SettleItem:
    proposed = now.proposed
    said: dict[str, Any] = {
        "item": now.item.number,
        "outcome": proposed.outcome,
        "proposed_by": proposed.mover,
        "without_vote": now.question is not None,
    }
    return HandleItem(**said, until=proposed.until) if now.item.case else SettleItem(**said)
