"""What became of acts that were signalled: their facts, or their refusals."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from activities.installation import Installation
from models.base.refusal import FromElsewhere, Refusal
from models.base.words import Said
from models.engine.journal import Fact
from models.engine.passing import PassTime
from models.tables.tables import FACT, REFUSED


class NothingBecameOfIt(Refusal):
    """No command {command} was carried out or refused. A signal may still be on its way: ask again in a
    moment. An act that was answered is refused at once, and leaves no trace."""


@dataclass(frozen=True)
class RefusedSignal:
    """An act that was signalled to a journal and refused."""

    at: datetime
    act: str
    actor: str
    refusal: Refusal
    command_id: str


def refused(installation: Installation, journal: str) -> list[RefusedSignal]:
    """The signals to a journal that were refused, the earliest first."""
    signalled = REFUSED.c.journal == journal, REFUSED.c.act != PassTime.name()
    wanted = select(REFUSED).where(*signalled).order_by(REFUSED.c.at)
    with installation.registry.reading.connect() as connection:
        rows = connection.execute(wanted).all()
    return [RefusedSignal(row.at, row.act, row.actor, refusal_of(row), row.command_id) for row in rows]


def unproven(installation: Installation, since: datetime) -> list[RefusedSignal]:
    """What was sent since then by none of the registry's doors, the earliest first."""
    kinds = list(_names_of(FromElsewhere))
    wanted = select(REFUSED).where(REFUSED.c.type.in_(kinds), REFUSED.c.at >= since).order_by(REFUSED.c.at)
    with installation.registry.reading.connect() as connection:
        rows = connection.execute(wanted).all()
    return [RefusedSignal(row.at, row.act, row.actor, refusal_of(row), row.command_id) for row in rows]


def _names_of(kind: type[Refusal]) -> Iterator[str]:
    yield kind.__name__
    for narrower in kind.__subclasses__():
        yield from _names_of(narrower)


def became_of(installation: Installation, command_id: str) -> list[Fact]:
    """The facts that a command became; its refusal, or NothingBecameOfIt."""
    if facts := _facts_of(installation, command_id):
        return facts
    with installation.registry.reading.connect() as connection:
        found = connection.execute(select(REFUSED).where(REFUSED.c.command_id == command_id)).one_or_none()
    if found is None:
        raise NothingBecameOfIt(command=command_id)
    raise refusal_of(found)


def refusal_of(row: Row[Any]) -> Refusal:
    """The refusal that was kept in a row, as it was made."""
    said = Said.read(json.loads(row.said)) if row.said else None
    return Refusal.again(row.type, said, row.sentence)


def _facts_of(installation: Installation, command_id: str) -> list[Fact]:
    wanted = select(FACT.c.journal).where(FACT.c.command_id == command_id).distinct()
    with installation.registry.reading.connect() as connection:
        journals = connection.execute(wanted).scalars().all()
    facts = (fact for journal in journals for fact in installation.registry.facts(journal))
    return sorted((fact for fact in facts if fact.command_id == command_id), key=lambda fact: fact.position)
