"""What a record tells of a handling that is no act: the engine's minutes have it as remarks."""

from __future__ import annotations

from app.exchange.helsinki.data import known
from app.exchange.replay.nature import elected_by
from models.record.decision import DecisionRecord
from models.record.proceedings import Proceedings
from models.record.recorded_motion import RecordedMotionKind


def remarks_of(record: DecisionRecord) -> tuple[str, ...]:
    """The remarks of a record, and as remarks what it tells in fields for which there is no act."""
    told = record.proceedings or Proceedings()
    words = known("words")["sv" if record.language == "sv" else "fi"]
    elects = bool(elected_by(record))
    return (
        *told.remarks,
        *told.unanimous,
        *told.order,
        *([words["item"]] if told.item_withdrawn else []),
        *(words["attachment"].format(number=number) for number in told.withdrawn_attachments),
        *(
            f"{one.mover or ''}: {one.text}"
            for one in told.motions
            if elects and one.kind is RecordedMotionKind.OTHER
        ),
    )
