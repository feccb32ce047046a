"""The rows that people read: lists of cases, meetings, handlings, reports and deadlines.

They say nothing that the journals do not say, and can be rebuilt from them at any time.
"""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from models.tables.columns import Instant
from models.tables.table import Table


class CaseRow(Table, table=True):
    """A case, for lists."""

    __tablename__ = "case_row"
    __table_args__ = (Index("ix_case_row_body_stage", "body", "stage"),)

    journal: str = Field(primary_key=True, max_length=200)
    title: str = Field(max_length=500)
    task_class: str = Field(max_length=20)
    publicity: str = Field(max_length=30)
    stage: str = Field(max_length=20)
    body: str = Field(max_length=40)
    opened: date
    cents: int | None = Field(default=None, sa_type=BigInteger)


class MeetingRow(Table, table=True):
    """A meeting, for lists."""

    __tablename__ = "meeting_row"
    __table_args__ = (Index("ix_meeting_row_body_stage", "body", "stage"),)

    journal: str = Field(primary_key=True, max_length=200)
    body: str = Field(max_length=40)
    at: datetime = Field(sa_type=Instant)
    stage: str = Field(max_length=20)
    is_open: bool


class HandlingRow(Table, table=True):
    """A handling of a case under its section, which is given once per body and year."""

    __tablename__ = "handling_row"
    __table_args__ = (
        UniqueConstraint("body", "year", "section", name="section"),
        CheckConstraint("section >= 1", name="counts"),
    )

    journal: str = Field(primary_key=True, max_length=200)
    decision: str = Field(primary_key=True, max_length=80)
    body: str = Field(max_length=40)
    year: int
    section: int
    meeting: str = Field(max_length=200)
    item: int
    day: date
    outcome: str = Field(max_length=30)
    status: str = Field(max_length=20)


class ReportRow(Table, table=True):
    """A project's report for a period; sums in cents."""

    __tablename__ = "report_row"

    journal: str = Field(primary_key=True, max_length=200)
    period: str = Field(primary_key=True, max_length=10)
    project: str = Field(primary_key=True, max_length=40)
    division: str = Field(max_length=300)
    status: str = Field(max_length=20)
    due: datetime = Field(sa_type=Instant)
    granted: int = Field(sa_type=BigInteger)
    spent: int | None = Field(default=None, sa_type=BigInteger)


class DeadlineRow(Table, table=True):
    """What falls due, with the rule that gave it."""

    __tablename__ = "deadline_row"

    journal: str = Field(primary_key=True, max_length=200)
    key: str = Field(primary_key=True, max_length=200)
    kind: str = Field(max_length=20)
    at: datetime = Field(sa_type=Instant, index=True)
    day: date
    rule: str = Field(max_length=60)
    explanation: str = Field(max_length=300)


ROWS = (CaseRow, MeetingRow, HandlingRow, ReportRow, DeadlineRow)
"""The tables that can be rebuilt from the journals."""

CASE = CaseRow.__table__
MEETING = MeetingRow.__table__
HANDLING = HandlingRow.__table__
DEADLINE = DeadlineRow.__table__
