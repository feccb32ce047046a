"""To whom a decision is notified or served, how and when."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from models.base.frozen import Frozen


class AddresseeRole(StrEnum):
    """In which role somebody gets to know of a decision."""

    PARTY = "party"
    CLAIMANT = "claimant"
    INFORMED = "informed"
    MUNICIPALITY = "municipality"


class ServiceWay(StrEnum):
    """How a decision reaches somebody."""

    NOTICE = "notice"
    LETTER = "letter"
    PROOF_OF_SERVICE = "proof_of_service"
    ELECTRONIC = "electronic"
    PUBLICATION = "publication"


class RecordedAddressee(Frozen):
    """Somebody to whom the decision is notified. Of a private person no name is told."""

    name: str = ""
    """A public party's name; empty of a private person and of the members of the municipality."""
    private: bool = False
    """Whether it is a private person."""
    role: AddresseeRole | None = None
    """In which role; None where the record does not say it."""
    way: ServiceWay | None = None
    """How it was served; None where that is not recorded."""
    sent: date | None = None
    """When it was sent or published; None before that, or where it is not recorded."""
    served: date | None = None
    """The day of service, from which the time for a claim or an appeal counts; None until it is known."""
