"""One journal as it stands: its state and facts, what is next, who must act, what has come of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from activities.installation import Installation
from app.desk.asked_once import AskedOnce
from app.desk.entering import held as held_or_refused
from app.desk.hands import known_people
from app.desk.may import Hindered, May, deciding_alone
from app.desk.reading.alarms import Alarm, alarms
from app.desk.reading.approvals import ToMend, VisaStanding, to_mend, visas
from app.desk.reading.falling_due import to_come
from app.desk.reading.meetings import MinutesWait, minutes_wait
from app.desk.reading.papers import PaperLine, papers
from app.desk.reading.signals import RefusedSignal, refused
from app.desk.reading.titles_now import told_now
from models.base import clock
from models.bodies.body import Bodies
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.engine.journal import Fact
from models.engine.state import State
from models.engine.world import Held
from models.law.deadline import Deadline
from models.matter.stage import Stage
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage


@dataclass(frozen=True)
class MeetingOpens:
    """The meeting itself is next."""

    at: datetime


@dataclass(frozen=True)
class AgendaIsBuilt:
    """The secretary builds an agenda of this body next."""

    body: str


Next = MeetingOpens | MinutesWait | AgendaIsBuilt | Deadline


@dataclass(frozen=True)
class JournalStanding:
    """A journal with everything that concerns it now; `elsewhere` is the journal in which it goes on."""

    held: Held
    state: State
    facts: tuple[Fact, ...]
    bodies: Bodies
    next: Next | None
    may: tuple[May, ...]
    not_yet: Hindered | None
    elsewhere: str | None
    deadlines: tuple[Deadline, ...]
    papers: tuple[PaperLine, ...]
    refused: tuple[RefusedSignal, ...]
    alarms: tuple[Alarm, ...]
    visas: tuple[VisaStanding, ...] = ()
    to_mend: ToMend | None = None


def journal_standing(
    installation: Installation, journal: str, today: date, asked: AskedOnce | None = None
) -> JournalStanding:
    """A journal that is there, else NoSuchJournal; `asked` is what a process that reads much keeps."""
    asked = asked or AskedOnce()
    held = held_or_refused(installation, journal)
    journal = held.id
    case = held.state if isinstance(held.state, Case) else None
    bodies = bodies_on(installation.registry, today)
    known = known_people(installation)
    return JournalStanding(
        held=held,
        state=held.begun(),
        facts=told_now(held, installation.registry.facts(journal), installation.registry.held),
        bodies=bodies,
        next=next_of(held),
        may=asked.may(held, clock.now(), known, deciding_alone(bodies)),
        not_yet=asked.not_yet(held, clock.now()),
        elsewhere=elsewhere(held),
        deadlines=to_come(held),
        papers=tuple(papers(installation, journal)),
        refused=tuple(refused(installation, journal)),
        alarms=tuple(alarms(installation.registry, journal)),
        visas=tuple(visas(installation, case)) if case else (),
        to_mend=to_mend(installation, case) if case else None,
    )


def next_of(held: Held) -> Next | None:
    """What comes next in a journal by itself or by its secretary."""
    match held.state:
        case Meeting(stage=MeetingStage.SUMMONED) as meeting:
            return MeetingOpens(meeting.at)
        case Meeting(stage=MeetingStage.CLOSED) as meeting:
            return minutes_wait(meeting)
        case Case(stage=Stage.READY, body=body):
            return AgendaIsBuilt(body)
    return next(iter(to_come(held)), None)


def elsewhere(held: Held) -> str | None:
    """The journal in which a case goes on while nobody may act on the case itself."""
    match held.state:
        case Case(stage=Stage.ON_AGENDA, meeting=meeting):
            return meeting
        case Case(stage=Stage.FOLLOW_UP, follow_up=follow_up):
            return follow_up
    return None
