"""Drafts: what somebody began to write at the desk and has not sent yet; outside the record, erasable."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, func, select
from sqlmodel import Field

from activities.desk_file import DeskRow
from models.base import clock
from models.base.refusal import Refusal
from models.tables.columns import Instant

LASTS = timedelta(days=90)
"""So long a draft is kept that nobody touches."""

LARGEST = 400_000
"""Characters of the largest draft that is kept."""

MOST = 200
"""Drafts of one person."""

Pairs = Sequence[tuple[str, str]]
"""The fields of a form with what was typed there, in their order; a field may stand several times."""


class DraftTooLarge(Refusal):
    """This is too long to be kept as a draft; send it, or shorten it."""


class TooManyDrafts(Refusal):
    """There are {most} drafts of yours already; throw some away that you do not need."""


class DraftRow(DeskRow, table=True):
    """What one person typed at one place of the desk."""

    __tablename__ = "draft"

    person: str = Field(primary_key=True, max_length=40)
    place: str = Field(primary_key=True, max_length=500)
    written: str
    at: datetime = Field(sa_type=Instant)


DRAFT = DraftRow.__table__  # type: ignore[attr-defined]  # SQLModel makes it


@dataclass(frozen=True)
class KeptDraft:
    """A draft: the page of its form, what was typed there, and when it was kept."""

    place: str
    written: tuple[tuple[str, str], ...]
    at: datetime


class KeptDrafts:
    """The drafts of one desk; each is its writer's alone."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, person: str, place: str, written: Pairs) -> datetime:
        """Keep it in the place of the one before; when that was. Raises DraftTooLarge or TooManyDrafts."""
        text, now = json.dumps(list(written), ensure_ascii=False), clock.now()
        if len(text) > LARGEST:
            raise DraftTooLarge
        mine = DRAFT.c.person == person
        with self._engine.begin() as connection:
            connection.execute(delete(DRAFT).where(DRAFT.c.at < now - LASTS))
            connection.execute(delete(DRAFT).where(mine, DRAFT.c.place == place))
            if (connection.execute(select(func.count()).where(mine)).scalar() or 0) >= MOST:
                raise TooManyDrafts(most=MOST)
            connection.execute(DRAFT.insert().values(person=person, place=place, written=text, at=now))
        return now

    def of(self, person: str, place: str) -> KeptDraft | None:
        """What somebody began to write at a place; None if nothing."""
        wanted = select(DRAFT).where(DRAFT.c.person == person, DRAFT.c.place == place)
        with self._engine.connect() as connection:
            row = connection.execute(wanted).one_or_none()
        return _kept(row) if row else None

    def all_of(self, person: str) -> list[KeptDraft]:
        """Everything that somebody began to write, the latest first."""
        wanted = select(DRAFT).where(DRAFT.c.person == person).order_by(DRAFT.c.at.desc(), DRAFT.c.place)
        with self._engine.connect() as connection:
            return [_kept(row) for row in connection.execute(wanted)]

    def forget(self, person: str, place: str) -> None:
        """Throw one away; the file keeps nothing of it."""
        with self._engine.begin() as connection:
            connection.execute(delete(DRAFT).where(DRAFT.c.person == person, DRAFT.c.place == place))


def _kept(row: object) -> KeptDraft:
    place, written, at = (getattr(row, each) for each in ("place", "written", "at"))
    return KeptDraft(place, tuple((name, said) for name, said in json.loads(written)), at)
