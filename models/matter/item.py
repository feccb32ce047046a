"""An item of an agenda, and what was done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar

from models.base.frozen import Frozen
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.writing import OwnWords, Written
from models.matter.attendance import Present
from models.matter.dissent import Dissent
from models.matter.election import Election
from models.matter.electronic import Electronic
from models.matter.expert import Expert
from models.matter.handling import Handling
from models.matter.motion import Motion
from models.matter.recusal import Recusal
from models.matter.settlement import Settlement
from models.matter.taking_up import TakingUp
from models.matter.vote import Vote


class NoSuchItem(Refusal):
    """There is no item {item} on the agenda of {meeting}; its items are {items}."""

    vain: ClassVar[bool] = True


class ItemTaken(Refusal):
    """Item {item} of {meeting} is already {title}. Choose another number, or, until the agenda is sent, give
    that one another: `pykala item move {meeting} --item {item} --to NUMBER`."""


class ItemIsHandled(Refusal):
    """Item {item} is already handled; undo that first if it was mistyped."""

    vain: ClassVar[bool] = True


class Secrecy(Frozen):
    """Why an item is confidential and until when; its own title lies sealed."""

    ground: str
    """The provision that makes it secret; it is public itself."""
    until: date | None = None
    """The day until which it is secret; None where nobody said."""
    title: Written | None = None
    """Its own title, sealed; None where nobody gave one."""


@dataclass(frozen=True)
class Item:
    """An agenda item: what it is, what was moved and voted on it, and what the body did with it."""

    number: int
    """Its place on the agenda, from 1."""
    case: str
    """Register number of its case; empty for an item that has none and is settled, not handled."""
    title: str
    """As the public agenda has it: neutral where the item is confidential."""
    title_in: Mapping[Language, str] = field(default_factory=dict)
    """The title of one that has no case in other languages, where somebody said it in them."""
    returned: bool = False
    """It was tabled in an earlier meeting and came back by itself."""
    late_ground: OwnWords = ""
    """Why it was placed after the last day for the agenda; empty for one in time."""
    summoned: bool = False
    """It stood in the summons, or in a version of the agenda that was published by its last day."""
    unprepared: bool = False
    """It is a council's, and the board did not prepare it."""
    taken_up: TakingUp | None = None
    """The body decided to take it up though it is not in the summons; None where it did not."""
    electronic: Electronic | None = None
    """The electronic procedure before the meeting that it went through; None where it did not."""
    handling: Handling | None = None
    """What the body did with its case; None until then, and again once that is undone."""
    section: int = 0
    """Its §, which outlives an undone handling so that no number is skipped; 0 until it is given."""
    year: int = 0
    """The year in which that § is running; 0 until it is given."""
    there: tuple[Present, ...] = ()
    """Who was there when the body was through with it, from whom a correction counts."""
    chair: str = ""
    """Who of them was in the chair; empty until the body is through with it."""
    heard: tuple[Expert, ...] = ()
    """The experts who were heard on it, in that order."""
    recused: tuple[Recusal, ...] = ()
    """Who withdrew from it as disqualified: out of its quorum and its votes."""
    stand_ins: tuple[Present, ...] = ()
    """Deputies who sit for it alone, on the seats of members who withdrew from it."""
    motions: tuple[Motion, ...] = ()
    """What was moved on it, numbered from 1 in that order."""
    votes: tuple[Vote, ...] = ()
    """The votes on it so far, in their order."""
    elections: tuple[Election, ...] = ()
    """The elections held on it, in their order."""
    dissents: tuple[Dissent, ...] = ()
    """Who dissented from what was decided, in that order."""
    revised_from: int = 0
    """The revision that its presenter first changed in the meeting; 0 if it stayed as it was."""
    checked: date | None = None
    """The day on which its part of the minutes was checked before the rest; None if it was not."""
    checked_in_minutes: bool = False
    """The checkers checked that part, and not the body itself at once."""
    placed: int = 0
    """The number of the fact that placed it, which tells it apart when numbers change."""
    standing: str = ""
    """Its name among the body's standing items; empty for any other."""
    secrecy: Secrecy | None = None
    """Why and until when it is confidential; None for a public item."""
    guarded: bool = False
    """Something of its case was not for everybody when it was placed, though the item is public."""
    settlement: Settlement | None = None
    """What the body did with an item that has no case; None until then."""
    clauses: tuple[int, ...] = ()
    """Those of a part that was split off; empty for an item with its whole proposal."""
    together: tuple[int, ...] = ()
    """The items that were handled in one go with it, itself included; empty if it was by itself."""

    @property
    def named(self) -> str:
        """How it is called in the open: by its case, or by its title where it has none or is confidential."""
        return self.title if self.secrecy or not self.case else self.case

    @property
    def place(self) -> tuple[int, int]:
        """Year and §, by which what a body did is in order, over a New Year too."""
        return self.year, self.section

    @property
    def done(self) -> bool:
        """Whether the body is through with it."""
        return self.handling is not None or self.settlement is not None

    def unchecked(self) -> Item:
        """The same, as if its part of the minutes had not been checked before the rest."""
        return replace(self, checked=None, checked_in_minutes=False)


class NotHandledYet(Refusal):
    """Item {item} has not been handled, so there is nothing to undo."""

    vain: ClassVar[bool] = True
