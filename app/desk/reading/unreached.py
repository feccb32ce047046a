"""Whom the notices of a command cannot reach, since nobody knows where their mail goes."""

from __future__ import annotations

import json

from sqlalchemy import func, select

from activities.installation import Installation
from activities.notices.address_book import NoAddress, addresses_of
from models.papers.notice_order import NoticeOrder
from models.tables.outbox import OUTBOX
from models.tables.tables import FACT


def unreached(installation: Installation, command_id: str) -> tuple[str, ...]:
    """The addressees without an address, by their ids or by their keys of the address book, each once."""
    last = select(func.max(FACT.c.position)).where(FACT.c.command_id == command_id).scalar_subquery()
    wanted = select(OUTBOX.c.order).where(OUTBOX.c.kind == "notice", OUTBOX.c.position == last)
    with installation.registry.reading.connect() as connection:
        orders = connection.execute(wanted.order_by(OUTBOX.c.id)).scalars().all()
    reading, found = installation.archive.at(None), dict[str, None]()
    for order in (NoticeOrder.model_validate(json.loads(each)) for each in orders):
        try:
            addresses_of(order, reading)
        except NoAddress as missing:
            found[missing.became.detail] = None
    return tuple(found)
