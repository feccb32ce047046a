"""What the public finds: it is what the journals say to everybody, no more and no less."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import or_, select

from activities.checks.fault import Fault, Inspection
from activities.public.index import row_of, texts_of
from activities.public.published import PublicView
from models.base.words import Said
from models.tables.public import PUBLIC_JOURNAL, PUBLIC_TEXT
from models.tables.tables import JOURNAL, REGISTRY


def found(looked: Inspection) -> Iterator[Fault]:
    """Whether the index of the search says what is public, of all that was read since it changed last.

    What has grown since, and what that changes elsewhere, is read anew before anybody is answered.
    """
    view, kept = PublicView(looked.archive, looked.now), _kept(looked)
    behind = _behind(looked)
    behind |= {each for journal in behind for each in view.hanging_on(journal)}
    looked.checked["public texts"] += sum(map(len, kept.values()))
    read = select(PUBLIC_JOURNAL.c.journal).order_by(PUBLIC_JOURNAL.c.journal)
    for journal in looked.connection.execute(read).scalars().all():
        said = kept.pop(journal, [])
        if journal in behind or _alike(said, list(map(row_of, texts_of(view, journal)))):
            continue
        if _position(looked) == _position_now(looked):  # else somebody has gone on since this look began
            yield Fault(journal, Said.of("fault", "What the public finds of it is not what it says."))
    for journal in kept:
        yield Fault(journal, Said.of("fault", "The public finds something of it that was never read there."))


def _alike(*rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether these are the same rows, in whatever order they came."""
    first, second = (Counter(tuple(row.values()) for row in some) for some in rows)
    return first == second


def _kept(looked: Inspection) -> dict[str, list[Mapping[str, Any]]]:
    """The rows of each journal, without their numbers."""
    columns = [column for column in PUBLIC_TEXT.c if column.name != "id"]
    rows: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    wanted = select(*columns).order_by(PUBLIC_TEXT.c.journal, PUBLIC_TEXT.c.id)
    for row in looked.connection.execute(wanted).mappings():
        rows[row["journal"]].append(dict(row))
    return dict(rows)


def _behind(looked: Inspection) -> set[str]:
    """The journals that grew since they were read, or changed by themselves."""
    moved = or_(PUBLIC_JOURNAL.c.seq != JOURNAL.c.seq, PUBLIC_JOURNAL.c.changes_at <= looked.now)
    wanted = select(JOURNAL.c.id).join_from(
        JOURNAL, PUBLIC_JOURNAL, PUBLIC_JOURNAL.c.journal == JOURNAL.c.id, isouter=True
    )
    unread: Sequence[str] = (
        looked.connection.execute(wanted.where(or_(PUBLIC_JOURNAL.c.journal.is_(None), moved)))
        .scalars()
        .all()
    )
    return set(unread)


def _position(looked: Inspection) -> int:
    return int(looked.connection.execute(select(REGISTRY.c.position)).scalar_one())


def _position_now(looked: Inspection) -> int:
    with looked.archive.registry.reading.connect() as connection:
        return int(connection.execute(select(REGISTRY.c.position)).scalar_one())
