"""The address book: where mail for a role, a group, an owner or a head goes."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from activities.installation import Installation
from models.tables.tables import ADDRESS


@dataclass(frozen=True)
class Address:
    """A key, the name that mail is addressed to, and where it goes."""

    key: str
    name: str
    mail: str


def addresses(installation: Installation) -> list[Address]:
    """The address book, by key."""
    with installation.registry.reading.connect() as connection:
        return [
            Address(row.key, row.name, row.mail)
            for row in connection.execute(select(ADDRESS).order_by(ADDRESS.c.key))
        ]
