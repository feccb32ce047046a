"""Whom the notices of a command cannot reach, since nobody knows where their mail goes."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from activities.installation import Installation
from activities.notices.address_book import NoAddress, addresses_of
from activities.registry.facts import fact_of
from models.papers.notice import still_needed
from models.papers.notice_order import NoticeOrder
from models.preparation.observing import ObserverNamed
from models.tables.outbox import OUTBOX
from models.tables.tables import FACT


def unreached(installation: Installation, command_id: str) -> tuple[str, ...]:
    """The addressees without an address, by their ids or by their keys of the address book, each once.

    An observer is one from the day on which they are named, though their copies come later.
    """
    with installation.registry.reading.connect() as connection:
        orders = [*_ordered(connection, command_id), *_to_come(connection, command_id)]
    reading, found = installation.archive.at(None), dict[str, None]()
    held, today = installation.registry.held, installation.registry.today()
    needed = (order for order in orders if still_needed(order, held(order.journal).state, today))
    for order in needed:
        try:
            addresses_of(order, reading)
        except NoAddress as missing:
            found[missing.became.detail] = None
    return tuple(found)


def _ordered(connection: Connection, command_id: str) -> Iterator[NoticeOrder]:
    last = select(func.max(FACT.c.position)).where(FACT.c.command_id == command_id).scalar_subquery()
    wanted = select(OUTBOX.c.order).where(OUTBOX.c.kind == "notice", OUTBOX.c.position == last)
    for order in connection.execute(wanted.order_by(OUTBOX.c.id)).scalars():
        yield NoticeOrder.model_validate(json.loads(order))


def _to_come(connection: Connection, command_id: str) -> Iterator[NoticeOrder]:
    """The copies that observers will get, whom the command named."""
    wanted = select(FACT).where(FACT.c.command_id == command_id, FACT.c.kind == ObserverNamed.__name__)
    for fact in map(fact_of, connection.execute(wanted).mappings()):
        if isinstance(said := fact.content, ObserverNamed):
            yield NoticeOrder(
                template="proposal_copy",
                journal=fact.journal,
                seq=fact.seq,
                to=said.observer,
                role="observer",
            )
