"""`pykala due`: everything that falls due, late first, and what waits to be delivered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, NamedTuple

import typer
from sqlalchemy import Connection, or_, select

from activities.installation import Installation
from app.case_file.finding import Unreadable
from app.case_file.scalars import day as read_day
from app.commands import screen
from app.commands.door import opened
from app.commands.house import EVERYBODY, BadInput, app
from models.base import clock
from models.base.calendar import local_day
from models.base.words import spoken
from models.engine import engine
from models.engine.effect_state import EffectState
from models.engine.world import Held
from models.law.deadline import Deadline
from models.law.rules import Rulebook
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.tables.row_tables import CASE, MEETING, DeadlineRow, ReportRow
from models.tables.tables import FACT, OUTBOX, STILL_WAITS, UNDELIVERED
from models.whole.effect_words import effect_words

DEADLINE, REPORT = DeadlineRow.__table__, ReportRow.__table__


class Due(NamedTuple):
    """Something that falls due, or fell due."""

    at: datetime
    day: date
    what: str
    journal: str
    why: str


class Undelivered(NamedTuple):
    """An effect that waits, or a notice that reached nobody."""

    ordered: datetime
    kind: str
    journal: str
    state: EffectState
    detail: str


@app.command(rich_help_panel=EVERYBODY)
def due(
    until: Annotated[str, typer.Option(help="Only until this day.", metavar="YYYY-MM-DD")] = "",
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Show everything that falls due, late first, and what waits to be sent or could not be."""
    now = clock.now()
    last = day_of(until) if until else date.max
    with opened() as installation, installation.registry.reading.connect() as connection:
        found = [
            *_late_reports(connection, now),
            *_late_reviews(installation, connection),
            *_to_come(installation, connection),
        ]
        found = sorted(each for each in set(found) if each.day <= last)
        outbox = _outbox(connection)
        minutes = _minutes(installation, connection)
    if json:
        told = [{**each._asdict(), "late": each.at < now} for each in found]
        screen.show_json({"due": told, "outbox": [row._asdict() for row in outbox]})
        return
    rows = (
        ("LATE" * (each.at < now), screen.deadline(each.at, each.day), each.what, each.journal, each.why)
        for each in found
    )
    screen.table("Due", ("", "When", "What", "Where", "Rule"), rows, "Nothing falls due.")
    if minutes:
        screen.table("Minutes", ("Meeting", "What is next"), minutes)
    if outbox:
        waiting = (
            (screen.instant(row.ordered), row.kind, row.journal, effect_words(row.state, row.detail))
            for row in outbox
        )
        screen.table("Not delivered", ("Ordered", "What", "Where", "State"), waiting)
        if any(row.state is EffectState.NO_ADDRESS for row in outbox):
            screen.show("`pykala address set KEY MAIL` says where later mail goes.")


def day_of(written: str) -> date:
    """A day from the command line."""
    try:
        return read_day(written)
    except Unreadable as error:
        raise BadInput(sentences=f"{error.sentence} {error.suggestion}") from None


def what_falls_due(row: Any) -> str:
    """A deadline's key in words: 'reminder +7 days: report 2021Q2'."""
    of, _, offset = row.key.rpartition("/")
    if row.kind == "reminder":
        when = "on the day" if int(offset) == 0 else f"{offset} days"
        return f"reminder {when}: {of.replace('/', ' ')}"
    return f"{spoken(row.kind)} {row.key.partition('/')[2]}".strip()


def to_come(held: Held) -> tuple[Deadline, ...]:
    """What falls due in a journal, without the summons of a meeting that went out already."""
    sent = isinstance(held.state, Meeting) and held.state.agenda_sent is not None
    return tuple(one for one in engine.due(held) if not (sent and one.kind == "summons"))


def minutes_wait(meeting: Meeting) -> str:
    """What the minutes of a closed meeting wait for: that their remarks are resolved, or to be checked."""
    open_remarks = sum(not remark.done for remark in meeting.remarks)
    if open_remarks:
        return f"{screen.counted(open_remarks, 'remark')} on the minutes to resolve"
    return "the minutes wait to be checked"


def _minutes(installation: Installation, connection: Connection) -> list[tuple[str, str]]:
    closed = select(MEETING.c.journal).where(MEETING.c.stage == MeetingStage.CLOSED)
    journals = connection.execute(closed.order_by(MEETING.c.journal)).scalars()
    return [(journal, minutes_wait(installation.registry.held(journal).state)) for journal in journals]


def rule_in_words(rule: str, on: date) -> str:
    """A rule's title and source as it stood on a day."""
    known = Rulebook.load().on(on).rules.get(rule)
    return f"{known.title.say('en')} ({known.source})" if known else rule


def _to_come(installation: Installation, connection: Connection) -> list[Due]:
    rows = connection.execute(select(DEADLINE)).all()
    return [
        Due(r.at, r.day, what_falls_due(r), r.journal, rule_in_words(r.rule, r.day))
        for r in rows
        if r.kind != "summons" or to_come(installation.registry.held(r.journal))
    ]


def _late_reports(connection: Connection, now: datetime) -> list[Due]:
    """Reports that fell due and have not come: their deadline is over, their owner is not done."""
    missing = REPORT.c.status.in_(("awaited", "returned")), REPORT.c.due < now
    return [
        Due(
            r.due,
            local_day(r.due),
            f"report {r.period} of {r.project}",
            r.journal,
            rule_in_words("report.due_after", local_day(r.due)),
        )
        for r in connection.execute(select(REPORT).where(*missing))
    ]


def _late_reviews(installation: Installation, connection: Connection) -> list[Due]:
    fallen = select(FACT.c.journal).where(FACT.c.kind == "ReviewFellDue")
    wanted = select(CASE.c.journal).where(CASE.c.stage == "preparation", CASE.c.journal.in_(fallen))
    return [
        Due(
            asked.due.at,
            asked.due.day,
            f"review {asked.group}",
            journal,
            rule_in_words(asked.due.rule, asked.due.day),
        )
        for journal in connection.execute(wanted).scalars()
        for asked in installation.registry.held(journal).state.reviews.values()
        if asked.awaited and asked.overdue
    ]


def _outbox(connection: Connection) -> list[Undelivered]:
    """What waits to be delivered, and notices that never will be."""
    wanted = select(OUTBOX).where(or_(STILL_WAITS, UNDELIVERED)).order_by(OUTBOX.c.id)
    return [
        Undelivered(row.ordered_at, row.kind, row.driver, row.state, row.detail)
        for row in connection.execute(wanted)
    ]
