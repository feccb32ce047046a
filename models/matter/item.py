"""An item of an agenda, and what was done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.base.writing import OwnWords, Written
from models.matter.attendance import Present
from models.matter.dissent import Dissent
from models.matter.election import Election
from models.matter.expert import Heard
from models.matter.handling import Handling
from models.matter.motion import Motion
from models.matter.recusal import Recusal
from models.matter.settlement import Settlement
from models.matter.vote import Vote


class NoSuchItem(Refusal):
    """There is no item {item} on the agenda of {meeting}; its items are {items}."""


class ItemTaken(Refusal):
    """Item {item} of {meeting} is already {title}."""


class ItemIsHandled(Refusal):
    """Item {item} is already handled; undo that first if it was mistyped."""


class Secrecy(Frozen):
    """Why an item is confidential and until when; its own title lies sealed."""

    ground: str
    until: date | None = None
    title: Written | None = None


@dataclass(frozen=True)
class Item:
    """An agenda item. `section` outlives an undone handling, so that no number is skipped; so do those who
    were `there` when the body was through with it and its `chair`, from whom a correction counts.

    `revised_from` is the revision that its presenter changed in the meeting, `checked` the day on which its
    part of the minutes was checked before the rest: at once, or (`checked_in_minutes`) by the checkers.
    `placed` is the number of the fact that placed it, `standing` its name among the body's standing items;
    what has no case is not handled but settled. `clauses` are those of a part that was split off, none for a
    whole; `together` the items that were handled with it.
    """

    number: int
    case: str
    title: str
    returned: bool = False
    late_ground: OwnWords = ""
    handling: Handling | None = None
    section: int = 0
    there: tuple[Present, ...] = ()
    chair: str = ""
    heard: tuple[Heard, ...] = ()
    recused: tuple[Recusal, ...] = ()
    motions: tuple[Motion, ...] = ()
    votes: tuple[Vote, ...] = ()
    elections: tuple[Election, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    revised_from: int = 0
    checked: date | None = None
    checked_in_minutes: bool = False
    placed: int = 0
    standing: str = ""
    secrecy: Secrecy | None = None
    settlement: Settlement | None = None
    clauses: tuple[int, ...] = ()
    together: tuple[int, ...] = ()

    @property
    def named(self) -> str:
        """How it is called in the open: by its case, or by its title where it has none or is confidential."""
        return self.title if self.secrecy or not self.case else self.case

    @property
    def done(self) -> bool:
        """Whether the body is through with it."""
        return self.handling is not None or self.settlement is not None


class NotHandledYet(Refusal):
    """Item {item} has not been handled, so there is nothing to undo."""
