"""The index of the search: made of what is public, and made again wherever a journal has grown since.

Whoever asks brings it up to date first, so that nothing is found that is public no more; a drain does so
as soon as facts come, so that whoever asks need not wait.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select

from activities.archive import Archive
from activities.public.published import PublicView, PublishedText
from activities.public.sqlite_stems import build_anew, forget_what_went, refresh_when_worn
from activities.public.stemming import stems
from activities.registry.ledger import recording
from models.base import clock
from models.base.refusal import Refusal
from models.tables.public import PUBLIC_JOURNAL, PUBLIC_TEXT
from models.tables.tables import JOURNAL, REGISTRY

AT_ONCE = 50
"""So many journals are read between two looks at who else writes."""

NEVER = (-1, -1)
"""The place and the minute of a process that has not looked yet."""

KINDS = ("meeting", "case", "follow_up")


class Index:
    """The index of one registry, as one process keeps it."""

    def __init__(self, archive: Archive, now: Callable[[], datetime] = clock.now) -> None:
        self._archive = archive
        self._now = now
        self._looked_at = NEVER

    def catch_up(self) -> int:
        """Read what has grown, and what changes by itself by now; how many journals those were."""
        at = self._now()
        count = 0
        if self._looked_at == NEVER:
            with recording(self._archive.registry.engine) as ledger:
                refresh_when_worn(ledger.connection)
        while grown := self._grown(at):
            view = PublicView(self._archive, at)
            hang_on = self._lengths({each for journal, _ in grown for each in view.hanging_on(journal)})
            all_read = {**hang_on, **dict(grown)}
            read = [(journal, seq, texts_of(view, journal)) for journal, seq in all_read.items()]
            with recording(self._archive.registry.engine) as ledger:
                refresh_when_worn(ledger.connection)
                gone = [_replace(ledger.connection, journal, seq, texts) for journal, seq, texts in read]
                if any(gone):
                    forget_what_went(ledger.connection)
            count += len(grown)
        return count

    def _grown(self, now: datetime) -> Sequence[tuple[str, int]]:
        """Journals that have grown since they were read, or that change by themselves by now; some."""
        read = JOURNAL.outerjoin(PUBLIC_JOURNAL, PUBLIC_JOURNAL.c.journal == JOURNAL.c.id)
        behind = or_(PUBLIC_JOURNAL.c.seq.is_(None), PUBLIC_JOURNAL.c.seq != JOURNAL.c.seq)
        due = PUBLIC_JOURNAL.c.changes_at <= now
        wanted = (
            select(JOURNAL.c.id, JOURNAL.c.seq)
            .select_from(read)
            .where(JOURNAL.c.kind.in_(KINDS), or_(behind, due))
            .order_by(JOURNAL.c.kind, JOURNAL.c.id)
            .limit(AT_ONCE)
        )
        with self._archive.registry.reading.connect() as connection:
            position = connection.execute(select(REGISTRY.c.position)).scalar_one()
            stands = (position, int(now.timestamp()) // 60)
            if stands == self._looked_at:
                return ()
            found = [(row.id, row.seq) for row in connection.execute(wanted)]
            if not found:
                self._looked_at = stands
        return found

    def _lengths(self, journals: Collection[str]) -> dict[str, int]:
        if not journals:
            return {}
        with self._archive.registry.reading.connect() as connection:
            wanted = select(JOURNAL.c.id, JOURNAL.c.seq).where(JOURNAL.c.id.in_(journals))
            return {row.id: row.seq for row in connection.execute(wanted)}


def forget_found(connection: Connection) -> None:
    """Let all that is found be made anew."""
    build_anew(connection)  # nothing is taken out of an index that was altered
    connection.execute(delete(PUBLIC_TEXT))
    connection.execute(delete(PUBLIC_JOURNAL))
    forget_what_went(connection)


def texts_of(view: PublicView, journal: str) -> list[PublishedText]:
    """What is public of a journal; nothing of one that is damaged."""
    try:
        return list(view.texts(journal))
    except (Refusal, LookupError, ValueError):
        logging.getLogger(__name__).exception("what is public of %s cannot be read", journal)
        return []


def _replace(connection: Connection, journal: str, seq: int, texts: Sequence[PublishedText]) -> int:
    """Have what is found of a journal be these texts; how many others are found no more."""
    come = {tuple(row.values()): row for row in map(row_of, texts)}
    there = connection.execute(select(*_SAID, PUBLIC_TEXT.c.id).where(PUBLIC_TEXT.c.journal == journal))
    gone = [id_ for *said, id_ in there if come.pop(tuple(said), None) is None]
    if gone:
        connection.execute(delete(PUBLIC_TEXT).where(PUBLIC_TEXT.c.id.in_(gone)))
    if come:
        connection.execute(insert(PUBLIC_TEXT), list(come.values()))
    connection.execute(delete(PUBLIC_JOURNAL).where(PUBLIC_JOURNAL.c.journal == journal))
    ends = [text.changes_at for text in texts if text.changes_at]
    read = {"journal": journal, "seq": seq, "changes_at": min(ends, default=None)}
    connection.execute(insert(PUBLIC_JOURNAL).values(read))
    return len(gone)


_SAID = tuple(column for column in PUBLIC_TEXT.c if column.name != "id")


def row_of(text: PublishedText) -> dict[str, Any]:
    """The row by which a text is found, in the order of the table's columns; the database numbers it."""
    said = {language: [words.title, words.text] for language, words in text.words.items()}
    found = [stem for language, words in said.items() for stem in stems("\n".join(words), language)]
    return {
        "journal": text.journal,
        "item": text.item,
        "case_id": text.case,
        "decision": text.decision,
        "body": text.body,
        "section": text.section,
        "day": text.day,
        "published_at": text.published_at,
        "texts": json.dumps(said, ensure_ascii=False),
        "stems": " ".join(found),
    }
