"""A vote as a decision's record tells of it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from models.base.frozen import Frozen

AS_PROPOSED, AGAINST, GOING_ON = "Esityksen mukaan", "Vastustaa", "Käsittelyä jatketaan"
"""How our own records word the sides that are no member's motion."""


class Won(StrEnum):
    """Which side the record says has won."""

    YES = "yes"
    NO = "no"


class Voters(Frozen):
    """How many voted so, and who, in the record's order; names are empty where it gives none."""

    count: int = Field(ge=0)
    names: tuple[str, ...] = ()


class Proposition(Frozen):
    """What a vote was for, CommonMark; `in_full` where the published data words it otherwise."""

    words: str = ""
    in_full: str = ""


class RecordedVote(Frozen):
    """One vote. A side is None where the record is silent about it."""

    number: int | None = None
    question: str = ""
    yes_proposition: Proposition = Proposition()
    no_proposition: Proposition = Proposition()
    yes: Voters | None = None
    no: Voters | None = None
    blank: Voters | None = None
    absent: Voters | None = None
    won: Won | None = None
    casting: bool = Field(default=False, description="The chair's vote settled a tie.")
