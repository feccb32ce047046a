"""Commands and their facts: each fact has its command, and a command's facts were written together."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from activities.checks.fault import Fault, Inspection
from models.base.words import Said
from models.tables.tables import COMMAND, FACT, JOURNAL


def commands(looked: Inspection) -> Iterator[Fault]:
    """Whether commands and facts belong together."""
    connection = looked.connection
    looked.checked["commands"] += connection.execute(select(func.count()).select_from(COMMAND)).scalar_one()
    known = select(COMMAND.c.id)
    orphans = select(FACT.c.journal, FACT.c.seq, FACT.c.command_id).where(FACT.c.command_id.not_in(known))
    for row in connection.execute(orphans.order_by(FACT.c.position)):
        said = Said.of(
            "fault",
            "Fact {fact} is of the command {command}, which is not there.",
            fact=row.seq,
            command=row.command_id,
        )
        yield Fault(row.journal, said)
    empty = select(COMMAND.c.id, COMMAND.c.journal).where(COMMAND.c.id.not_in(select(FACT.c.command_id)))
    for id_, journal in connection.execute(empty.order_by(COMMAND.c.id)):
        said = Said.of(
            "fault", "The command {command} was carried out, and none of its facts is there.", command=id_
        )
        yield Fault(journal, said)
    elsewhere = select(COMMAND.c.id, COMMAND.c.journal).where(COMMAND.c.journal.not_in(select(JOURNAL.c.id)))
    for id_, journal in connection.execute(elsewhere.order_by(COMMAND.c.id)):
        said = Said.of(
            "fault", "The command {command} is addressed to it, and there is no such journal.", command=id_
        )
        yield Fault(journal, said)
    first, last = func.min(FACT.c.position), func.max(FACT.c.position)
    torn = select(FACT.c.command_id, first.label("first"), last.label("last")).group_by(FACT.c.command_id)
    for id_, begins, ends in connection.execute(torn.having(last - first + 1 != func.count())):
        said = Said.of(
            "fault",
            "The facts of the command {command} were written together; others stand between, or some are "
            "missing, from position {first} to {last}.",
            command=id_,
            first=begins,
            last=ends,
        )
        yield Fault("registry", said)
