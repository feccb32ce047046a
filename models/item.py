"""An item of an agenda, and what was done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.dissent import Dissent
from models.election import Election
from models.handling import Handling
from models.motion import Motion
from models.people import Official
from models.recusal import Recusal
from models.refusal import Refusal
from models.vote import Vote


class NoSuchItem(Refusal):
    """There is no item {item} on the agenda of {meeting}; its items are {items}."""


class ItemTaken(Refusal):
    """Item {item} of {meeting} is already {title}."""


class ItemIsHandled(Refusal):
    """Item {item} is already handled; undo that first if it was mistyped."""


@dataclass(frozen=True)
class Item:
    """An agenda item. `section` outlives an undone handling, so that no number is skipped.

    `revised_from` is the revision that its presenter changed in the meeting, `checked` the day on which its
    part of the minutes was checked at once.
    """

    number: int
    case: str
    title: str
    returned: bool = False
    late_ground: str = ""
    handling: Handling | None = None
    section: int = 0
    heard: tuple[Official, ...] = ()
    recused: tuple[Recusal, ...] = ()
    motions: tuple[Motion, ...] = ()
    votes: tuple[Vote, ...] = ()
    elections: tuple[Election, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    revised_from: int = 0
    checked: date | None = None
