"""Sentences that make a motion: 'X ehdotti Y:n kannattamana, että …'."""

from __future__ import annotations

from app.exchange.helsinki import phrases
from app.exchange.helsinki.blocks import Block
from app.exchange.helsinki.floor import ReadFloor, ReadMotion
from app.exchange.helsinki.labelled import speaker
from app.exchange.helsinki.names import people, person, roll
from models.base.people import Official
from models.record.recorded_motion import RecordedMotionKind

_TOLD = {
    "presenter": RecordedMotionKind.CORRECTION,
    "wish": RecordedMotionKind.WISH,
    "dismissal": RecordedMotionKind.DISMISSAL,
}
"""What a motion's own sentence says of its kind."""


def kind_of(named: dict[str, str], words: str, under: RecordedMotionKind | None) -> RecordedMotionKind:
    """The kind of the motion: what its sentence says, else the heading above it, else its words."""
    told = next((kind for slot, kind in _TOLD.items() if slot in named), None)
    return told or under or phrases.about(words)


def name_movers(motion: ReadMotion, named: dict[str, str], floor: ReadFloor) -> None:
    """Note who made the motion and who seconded it. The presenter's own change has no mover."""
    if "presenter" not in named:
        motion.mover = person(next(words for slot, words in named.items() if slot.startswith("one")))
        motion.seconders = _seconders(named, floor)


def learn_names(blocks: list[Block], floor: ReadFloor) -> None:
    """Learn the names that stand in the nominative, by which the genitives are understood."""
    for block in blocks:
        said, named = speaker(block.plain), phrases.moving(block.plain) or {}
        movers = [person(words) for slot, words in named.items() if slot.startswith("one")]
        floor.known.update(roll(block.plain))
        floor.known.update(one.name for one in (*movers, said and said[0]) if one)


def _seconders(named: dict[str, str], floor: ReadFloor) -> tuple[Official, ...]:
    if many := next((words for slot, words in named.items() if slot.startswith("many")), ""):
        return people(many)
    genitives = [words for slot, words in named.items() if slot.startswith("of")]
    return tuple(one for one in map(floor.named, genitives) if one)
