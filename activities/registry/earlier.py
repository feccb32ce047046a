"""What a command has become already: its id makes it one, however often it is sent."""

from __future__ import annotations

from sqlalchemy import Connection, select

from activities.registry.facts import read_fact
from models.base.refusal import CommandReused
from models.engine.command import Command
from models.engine.journal import Fact
from models.tables.tables import COMMAND, FACT

UNKNOWN = ""
"""The digest of a command that was recovered from facts alone: its id is known, its words are not."""


def earlier(connection: Connection, command: Command) -> list[Fact]:
    """The facts that this command already became; empty for a new one."""
    digest = connection.execute(
        select(COMMAND.c.digest).where(COMMAND.c.id == command.id)
    ).scalar_one_or_none()
    return [] if digest is None else facts_of(connection, command, digest)


def facts_of(connection: Connection, command: Command, digest: str) -> list[Fact]:
    """The facts of a command that has this digest in the registry; CommandReused if it was another one."""
    if digest not in (command.digest(), UNKNOWN):
        raise CommandReused(command=command.id)
    places = connection.execute(
        select(FACT.c.journal, FACT.c.seq).where(FACT.c.command_id == command.id).order_by(FACT.c.position)
    ).all()
    return [read_fact(connection, place.journal, place.seq) for place in places]
