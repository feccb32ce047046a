"""What everybody may read: agendas that were published, minutes and officials' decisions that were published.

It is a list of what is public, not of all without what is not: what nobody published is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select

from activities.installation import Installation
from activities.public.published import PublicView
from app.desk.reading.archived import TakenOffTheNet
from app.desk.reading.papers import PaperLine, papers
from models.base import clock
from models.base.calendar import local_day
from models.base.language import Language
from models.case.case import Case
from models.case.subject import Publicity
from models.force.taken_off import is_taken_off
from models.matter.handling import Handling
from models.matter.item import Item
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.papers.edition import is_whole
from models.tables.row_tables import HANDLING, MEETING
from models.tables.tables import JOURNAL


@dataclass(frozen=True)
class PublicItem:
    """An item as the public agenda names it, and, once the minutes are published, what became of it."""

    number: int
    title: str
    section: int = 0
    handling: Handling | None = None
    placed: int = 0
    """The number of the fact that placed it, which tells it apart whatever its number."""
    case: str = ""
    """Register number of its case; empty where it has none, or one that is not public."""
    title_in: Mapping[Language, str] = field(default_factory=dict)
    """Its title in other languages, where somebody said it in them."""


@dataclass(frozen=True)
class PublicMeeting:
    """A meeting whose agenda was published; `published` is the day of its minutes, None before."""

    journal: str
    body: str
    at: datetime
    published: date | None
    items: tuple[PublicItem, ...]
    changed: datetime
    """When its journal last grew."""


@dataclass(frozen=True)
class PublicDecision:
    """An official's published decision of a public case."""

    case: str
    title: str
    handling: Handling
    published: date
    title_in: Mapping[Language, str] = field(default_factory=dict)
    """Its title in other languages, where somebody said it in them."""


class PublicReading:
    """Reads what is published; a meeting is folded again only when it has a new fact."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._meetings: dict[str, tuple[int, PublicMeeting | None]] = {}

    def meetings(self) -> list[PublicMeeting]:
        """The meetings, the latest first."""
        wanted = (
            select(MEETING.c.journal, JOURNAL.c.seq)
            .join(JOURNAL, JOURNAL.c.id == MEETING.c.journal)
            .where(MEETING.c.stage != MeetingStage.CANCELLED)
            .order_by(MEETING.c.at.desc(), MEETING.c.journal)
        )
        with self._installation.registry.reading.connect() as connection:
            rows = connection.execute(wanted).all()
        found = (self._meeting(row.journal, row.seq) for row in rows)
        return [each for each in found if each is not None]

    def meeting(self, journal: str) -> PublicMeeting | None:
        """One of them; None if it is not published, or not there."""
        return next((each for each in self.meetings() if each.journal == journal), None)

    def alone(self, of_case: str = "") -> Iterator[PublicDecision]:
        """Officials' decisions, the latest first: the last ones of all cases, or all of one."""
        wanted = select(HANDLING.c.journal, HANDLING.c.decision).where(HANDLING.c.meeting == "")
        wanted = wanted.where(HANDLING.c.journal == of_case) if of_case else wanted.limit(MOST)
        with self._installation.registry.reading.connect() as connection:
            rows = connection.execute(wanted.order_by(HANDLING.c.day.desc(), HANDLING.c.section.desc())).all()
        for row in rows:
            case = self._installation.registry.held(row.journal).state
            if not isinstance(case, Case) or case.confidential:
                continue
            published = case.decisions[row.decision].published
            handling = next(each for each in case.handlings if each.key == row.decision)
            if published:
                yield PublicDecision(case.id, case.title, handling, published, case.title_in)

    def called_off(self) -> list[str]:
        """The meetings whose agenda was sent, and that were cancelled."""
        wanted = select(MEETING.c.journal).where(MEETING.c.stage == MeetingStage.CANCELLED)
        with self._installation.registry.reading.connect() as connection:
            return sorted(connection.execute(wanted).scalars())

    def papers(self, journal: str) -> list[PaperLine]:
        """The public papers of a meeting, or of a case that an official decided; the last of each kind.

        None that names people who are to be found no more, as the period to challenge has ended.
        """
        found = self._papers(journal)
        off = self.taken_off(journal)
        return [each for each in found if each.template not in WITH_TEXTS] if off else found

    def paper(self, journal: str, sha256: str) -> PaperLine | None:
        """One of them by its hash. Raises TakenOffTheNet."""
        found = next((each for each in self._papers(journal) if each.sha256 == sha256), None)
        if found and found.template in WITH_TEXTS and (day := self.taken_off(journal)):
            raise TakenOffTheNet(day=day)
        return found

    def taken_off(self, journal: str) -> date | None:
        """The day on which personal data was taken off what is published of a journal; None if none was."""
        now = clock.now()
        view = PublicView(self._installation.archive, now)
        ended = [
            end
            for case, handling in view.decisions(journal)
            if (end := view.until(case, handling)) and is_taken_off(end, now)
        ]
        return local_day(min(ended)) if ended else None

    def _papers(self, journal: str) -> list[PaperLine]:
        meeting = self.meeting(journal)
        if meeting:
            wanted: tuple[str, ...] = ("agenda", "minutes" if meeting.published else "meeting_notice")
        elif any(self.alone(journal)):
            wanted = ("officeholder_decision",)
        else:
            return []
        last: dict[tuple[str, str, str], PaperLine] = {}
        for each in papers(self._installation, journal):
            if each.template in wanted and not is_whole(each.template) and not each.kept_back:
                last[each.template, each.language, each.subject] = each
        return [*last.values()]

    def _meeting(self, journal: str, seq: int) -> PublicMeeting | None:
        known = self._meetings.get(journal)
        if known is None or known[0] != seq:
            known = self._meetings[journal] = seq, _published(self._installation, journal)
        return known[1]


WITH_TEXTS = ("minutes", "officeholder_decision")
"""The papers that bear the texts in which personal data is marked; an agenda has titles alone."""

MOST = 200
"""So many officials' decisions are looked through, the latest first."""


def _published(installation: Installation, journal: str) -> PublicMeeting | None:
    meeting = installation.registry.held(journal).state
    if not isinstance(meeting, Meeting) or not meeting.agendas:
        return None
    if meeting.published:
        items = tuple(
            PublicItem(
                item.number,
                item.title,
                item.section,
                None if item.secrecy else item.handling,
                item.placed,
                _open_case(installation, item.case),
                _title_in(installation, item),
            )
            for _, item in sorted(meeting.items.items())
        )
    else:
        now = {item.placed: item for item in meeting.items.values()}  # one may be confidential since
        items = tuple(
            PublicItem(
                line.item,
                now[line.placed].title if line.placed in now else "",
                placed=line.placed,
                case=_open_case(installation, now[line.placed].case) if line.placed in now else "",
                title_in=_title_in(installation, now[line.placed]) if line.placed in now else {},
            )
            for line in meeting.agendas[-1]
        )
    changed = installation.registry.facts(journal)[-1].recorded_at
    return PublicMeeting(journal, meeting.body, meeting.at, meeting.published, items, changed)


def _title_in(installation: Installation, item: Item) -> Mapping[Language, str]:
    """What an item is called in other languages: its own words, or those of a case that is public today."""
    case = installation.registry.held(item.case).state if item.case else None
    if not isinstance(case, Case) or case.publicity is not Publicity.PUBLIC or case.title != item.title:
        return item.title_in
    return {**item.title_in, **case.title_in}


def _open_case(installation: Installation, number: str) -> str:
    """The number of a case that is public today; of any other, nothing."""
    case = installation.registry.held(number).state if number else None
    return number if isinstance(case, Case) and case.publicity is Publicity.PUBLIC else ""
