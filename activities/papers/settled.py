"""What the minutes say of an item that has no case."""

from __future__ import annotations

from activities.papers.scene import Scene
from activities.papers.secrecy import ERASED, secret
from models.base.text import Text
from models.bodies.body import CHECKERS
from models.matter.item import Item
from models.record.names import OUTCOMES

LAWFULNESS = "lawfulness"


def settled_text(scene: Scene, item: Item) -> Text:
    """Its own text where it has one; of a confidential one only that it is, and the ground."""
    settlement = item.settlement
    if item.secrecy:
        return secret(item.secrecy.ground)
    if settlement is None:
        return Text.of("")
    if settlement.text is None:
        return Text.of(_standing(item, settlement.checkers) or f"Asia {OUTCOMES[settlement.outcome]}.")
    text = None if settlement.text.sealed else scene.reading.text(settlement.text)
    if text is None:
        return ERASED
    scene.shown[settlement.text.sha256] = text
    return text


def _standing(item: Item, checkers: tuple[str, ...]) -> str:
    if item.standing == CHECKERS and checkers:
        return f"Pöytäkirjan tarkastajiksi valittiin {' ja '.join(checkers)}."
    return "Kokous todettiin lailliseksi ja päätösvaltaiseksi." if item.standing == LAWFULNESS else ""
