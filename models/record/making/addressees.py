"""To whom a decision is notified, from its proposal and from how far it has come."""

from __future__ import annotations

from collections.abc import Iterator

from models.base.writing import Written
from models.case.decision_status import DecisionStatus
from models.case.proposal import Proposal
from models.matter.handling import Handling, decides
from models.record.service import AddresseeRole, RecordedAddressee, ServiceWay


def addressees_of(
    handling: Handling, proposal: Proposal, status: DecisionStatus | None
) -> Iterator[RecordedAddressee]:
    """Those whom the proposal names, once the case is decided; and the municipality, once it is published.

    How and when a notice reached whom it went to is not part of the state, and not told.
    """
    if decides(handling):
        for party in proposal.informed:
            private = isinstance(party, Written)
            yield RecordedAddressee(
                name="" if isinstance(party, Written) else party, private=private, role=AddresseeRole.INFORMED
            )
    if status and status.published:
        yield RecordedAddressee(
            role=AddresseeRole.MUNICIPALITY,
            way=ServiceWay.PUBLICATION,
            sent=status.published,
            served=status.served.day if status.served else None,
        )
