"""Who is informed of a decision, as papers call them."""

from __future__ import annotations

from collections.abc import Callable

from activities.papers.secrecy import secret
from models.base.text import Text
from models.base.writing import Written
from models.case.case import Case
from models.case.proposal import Proposal
from models.law.secrecy import PRIVATE_PERSON

Show = Callable[[Written, Case | None], Text]


def informed_of(case: Case, proposal: Proposal, show: Show, *, whole: bool) -> tuple[Text | str, ...]:
    """Those to be informed: public parties by name, private persons to the public only as such.

    Of a confidential case the public is told that it is confidential.
    """
    if case.confidential and not whole:
        return (secret(case.ground),) if case.proposals[-1].informed else ()

    def called(party: str | Written) -> Text | str:
        if isinstance(party, str):
            return party
        if whole or not party.sealed:
            return show(party, None)
        return secret("") if case.secrecy_ended else PRIVATE_PERSON

    return tuple(map(called, proposal.informed))
