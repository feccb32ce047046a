"""Who presents an item, and takes it back: its presenter, or who presents to the body that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.base.refusal import Refusal
from models.bodies.body_register import bodies_on

if TYPE_CHECKING:
    from models.case.proposal import Proposal
    from models.engine.world import World
    from models.matter.item import Item
    from models.meeting.meeting import Meeting


class PresenterWithdrew(Refusal):
    """{name} has withdrawn from item {item} as disqualified, and neither changes the proposal nor takes it
    back; a member moves it."""


class NotItsPresenter(Refusal):
    """Item {item} is withdrawn by its presenter, {presenter}, and {mover} does not present it: on a member's
    motion it is removed, tabled or returned."""


def presents(who: str, proposal: Proposal, meeting: Meeting, world: World) -> bool:
    """Whether somebody presents a proposal: whom it names, or who presents to the body on that day."""
    presenter = bodies_on(world, meeting.day).get(meeting.body).presenter_on(meeting.day)
    return proposal.presented_by(who) or bool(presenter and presenter.called(who))


def refuse_withdrawn_by_another(item: Item, proposal: Proposal, who: str, *, presented: bool) -> None:
    """Refuse that somebody withdraws a proposal who does not present it; where nobody is named, its presenter
    does."""
    if who and not presented:
        raise NotItsPresenter(item=item.number, presenter=str(proposal.presenter), mover=who)
    refuse_presenter_who_withdrew(item, proposal, who)


def refuse_presenter_who_withdrew(item: Item, proposal: Proposal, who: str = "") -> None:
    """Refuse what its presenter does with an item from which they have withdrawn."""
    for recusal in item.recused:
        same = proposal.presented_by(recusal.name) and proposal.presented_by(who or recusal.name)
        if recusal.official and (same or recusal.name == who):
            raise PresenterWithdrew(name=recusal.name, item=item.number)
