"""What the public finds, and who is told of it: a view of the registry, and readers who asked for mail."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Index, Text
from sqlmodel import Field

from models.tables.columns import Instant
from models.tables.table import Table

STEMS = "public_stems"
"""How everything is called that the database keeps to find stems by; no migration and no backup has it."""


class PublicTextRow(Table, table=True):
    """An item of an agenda or a published decision as the search finds it; `texts` by language, in JSON.

    `stems` are the words as they are looked for. It says nothing that the journals do not say, and can be
    made from them at any time.
    """

    __tablename__ = "public_text"
    __table_args__ = (Index("ix_public_text_journal", "journal"),)

    id: int | None = Field(default=None, primary_key=True)
    journal: str = Field(max_length=200)
    item: int
    case_id: str = Field(default="", max_length=200)
    decision: str = Field(default="", max_length=80)
    body: str = Field(max_length=40)
    section: int
    day: date
    published_at: datetime = Field(sa_type=Instant)
    texts: str = Field(sa_type=Text)
    stems: str = Field(sa_type=Text)


class PublicJournalRow(Table, table=True):
    """How far a journal was read for the search, and when its texts change by themselves."""

    __tablename__ = "public_journal"

    journal: str = Field(primary_key=True, max_length=200)
    seq: int
    changes_at: datetime | None = Field(default=None, sa_type=Instant)


class SubscriptionRow(Table, table=True):
    """Somebody who asked to be told by mail of a body, a case or a word; no part of the record.

    Until `confirmed` nothing is sent but the question whether it was they who asked.
    """

    __tablename__ = "subscription"
    __table_args__ = (Index("ix_subscription_mail", "mail"),)

    token: str = Field(primary_key=True, max_length=64)
    mail: str = Field(max_length=320)
    language: str = Field(max_length=2)
    kind: str = Field(max_length=10)
    of: str = Field(max_length=200)
    asked_at: datetime = Field(sa_type=Instant)
    confirmed: bool = Field(default=False)


class SubscriberToldRow(Table, table=True):
    """That a subscriber was told of a publication, so that nobody is told twice."""

    __tablename__ = "subscriber_told"

    token: str = Field(primary_key=True, max_length=64)
    position: int = Field(primary_key=True, sa_type=BigInteger)


PUBLIC_TEXT = PublicTextRow.__table__
PUBLIC_JOURNAL = PublicJournalRow.__table__
SUBSCRIPTION = SubscriptionRow.__table__
TOLD = SubscriberToldRow.__table__
