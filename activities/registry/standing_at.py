"""Where the registry and one of its journals stand, as a commit or a reading looks at them first."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, select

from activities.registry.driver import DRIVER
from activities.registry.prepared import PreparedQuestion
from models.people.keys import KeyAdded
from models.people.people_register import JOURNAL as PEOPLE
from models.tables.outbox import DRAIN
from models.tables.tables import COMMAND, FACT, JOURNAL, REGISTRY

_AS_READ = FACT.c.journal == bindparam("journal"), FACT.c.seq == bindparam("since")
_HEAD_READ = select(FACT.c.hash).where(*_AS_READ)
_DIGEST = select(COMMAND.c.digest).where(COMMAND.c.id == bindparam("command"))
_KNOWN = JOURNAL.alias("known")
_SEEN: tuple[ColumnElement[Any], ...] = (
    *(REGISTRY.c.behind, REGISTRY.c.name, REGISTRY.c.rehearsal, REGISTRY.c.latest),
    *(JOURNAL.c.seq, JOURNAL.c.head, JOURNAL.c.folded),
    select(_KNOWN.c.seq).where(_KNOWN.c.id == PEOPLE).scalar_subquery().label("people"),
    select(_KNOWN.c.head).where(_KNOWN.c.id == PEOPLE).scalar_subquery().label("people_head"),
    _HEAD_READ.scalar_subquery().label("head_read"),
    _DIGEST.scalar_subquery().label("digest"),
    DRIVER.scalar_subquery().label("driver"),
    select(DRAIN.c.name).where(DRAIN.c.name == bindparam("drain")).scalar_subquery().label("drain"),
)
_LOOK = PreparedQuestion(
    select(*_SEEN).select_from(REGISTRY.outerjoin(JOURNAL, JOURNAL.c.id == bindparam("journal")))
)


def look_at(connection: Connection, journal: str, since: int, command: str = "", drain: str = "") -> Row[Any]:
    """Where the registry and a journal stand, the journal's hash at `since`, and the digest of a command.

    And the name of the drain, if it is enlisted.
    """
    asked = {"journal": journal, "since": since, "command": command, "drain": drain}
    seen: Row[Any] = _LOOK.one(connection, asked)
    return seen


def has_keys(connection: Connection) -> bool:
    """Whether a key was ever added, whoever's."""
    added = FACT.c.journal == PEOPLE, FACT.c.kind == KeyAdded.__name__
    return connection.execute(select(FACT.c.seq).where(*added).limit(1)).first() is not None
