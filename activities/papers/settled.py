"""What the minutes say of an item that has no case."""

from __future__ import annotations

from activities.papers.scene import Scene
from activities.papers.secrecy import secret
from models.base.text import Text
from models.base.words import Listed, Said
from models.law.outcome import Outcome
from models.matter.item import Item

LAWFULNESS = "lawfulness"


def settled_text(scene: Scene, item: Item) -> Text:
    """Its own text where it has one; of a confidential one only that it is, and the ground."""
    settlement = item.settlement
    if item.secrecy and scene.hides(item):
        return secret(item.secrecy.ground)
    if settlement is None:
        return Text.of("")
    if settlement.text is None:
        settled = Said.of("paper", "The matter was {outcome}.", outcome=settlement.outcome)
        return Text.saying(_standing(scene, item, settlement.checkers) or _elected(scene, item) or settled)
    return scene.show(settlement.text, None, opened=item.secrecy is not None and not scene.hides(item))


def _elected(scene: Scene, item: Item) -> Said | None:
    """Who was elected, and to what where there were several elections; None where there was none."""
    settlement = item.settlement
    if settlement is None or settlement.outcome is not Outcome.ELECTED:
        return None
    told = [
        _who(held.office, names, len(held.elected))
        for held in item.elections
        if (names := Listed.of(map(scene.called, held.elected), "and"))
    ]
    return Said.of("paper", "{told}", told=Listed.of(told, "")) if told else None


def _who(office: str, names: Listed, count: int) -> Said:
    if office:
        return Said.of(
            "paper",
            "Elected to {office}: {names}.",
            "Elected to {office}: {names}.",
            office=office,
            names=names,
            count=count,
        )
    return Said.of("paper", "Elected: {names}.", "Elected: {names}.", names=names, count=count)


def _standing(scene: Scene, item: Item, checkers: tuple[str, ...]) -> Said | None:
    if checkers:
        elected = Listed.of(map(scene.called, checkers), "and")
        return Said.of("paper", "Elected to check the minutes: {checkers}.", checkers=elected)
    if item.standing == LAWFULNESS:
        return Said.of("paper", "The meeting was found lawful and quorate.")
    return None
