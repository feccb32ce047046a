"""What happens on the floor of an open meeting, said shortly: motions and votes on its item 1."""

from __future__ import annotations

from typing import Any

from models.matter.item import Item
from tests.support.builders import MOVER, Town, written


def moved(town: Town, kind: str, mover: str = MOVER, seconder: str = "", **fields: Any) -> int:
    """A motion, seconded if somebody seconds it."""
    text = {"text": written(f"{kind} by {mover}")} if kind not in ("tabling", "return") else {}
    made = town.on_meeting("make_motion", item=1, kind=kind, mover=mover, **{**text, **fields})
    if seconder:
        town.on_meeting("second_motion", item=1, motion=made.values["motion"], seconders=[seconder])
    return int(made.values["motion"])


def voted(town: Town, yes: int, no: int, **fields: Any) -> str:
    """A roll-call in which the first seats vote yes, the next no, the rest blank."""
    names = town.meeting.voters(1)
    sides = {"yes": names[:yes], "no": names[yes : yes + no], "blank": names[yes + no :]}
    return str(town.on_meeting("record_vote", item=1, **{**sides, **fields}).values["winner"])


def handled(town: Town, outcome: str, **fields: Any) -> Item:
    """The item, handled."""
    town.on_meeting("handle_item", item=1, outcome=outcome, **fields)
    return town.meeting.items[1]


def statuses(town: Town) -> list[str]:
    """What became of each motion, as the handling has it."""
    handling = town.meeting.items[1].handling
    assert handling is not None
    return [motion.status for motion in handling.motions]
