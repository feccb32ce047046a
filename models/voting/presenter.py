"""Who presents an item: nobody who has withdrawn from it as disqualified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.base.refusal import Refusal

if TYPE_CHECKING:
    from models.case.proposal import Proposal
    from models.matter.item import Item


class PresenterWithdrew(Refusal):
    """{name} has withdrawn from item {item} as disqualified, and neither changes the proposal nor takes it
    back; a member moves it."""


def refuse_presenter_who_withdrew(item: Item, proposal: Proposal) -> None:
    """Refuse what its presenter does with an item from which they have withdrawn."""
    for recusal in item.recused:
        if recusal.official and proposal.presented_by(recusal.name):
            raise PresenterWithdrew(name=recusal.name, item=item.number)
