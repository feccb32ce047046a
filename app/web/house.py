"""What every page stands on: the installation, the way to Temporal, the accounts."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, cast

from fastapi import Depends, Request
from temporalio.client import Client

from activities.accounts import Accounts
from activities.installation import Installation
from app.desk.acting import Desk
from app.desk.asked_once import AskedOnce
from app.desk.reading.section import SectionsToldOnce
from models.engine.message import Origin


@dataclass(frozen=True)
class House:
    """One desk: where it reads, and by whom what people ask for is carried out."""

    installation: Installation
    client: Client
    accounts: Accounts
    origin: Origin = field(default_factory=Origin)
    asked: AskedOnce = field(default_factory=AskedOnce)
    sections: SectionsToldOnce = field(default_factory=SectionsToldOnce)
    temporals_page: str = ""
    """The address of Temporal's own page; empty where this process does not know one."""

    @cached_property
    def desk(self) -> Desk:
        """Who sends acts."""
        return Desk(self.client, self.installation, self.origin)


def _house(request: Request) -> House:
    return cast(House, request.app.state.house)


TheHouse = Annotated[House, Depends(_house)]
"""What a page asks for to stand on."""
